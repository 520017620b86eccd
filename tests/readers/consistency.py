"""What holds of any reading, of whole files and of damaged ones."""

from __future__ import annotations

from report import Paragraph, Reading, Table, block_text


def assert_consistent(reading: Reading) -> None:
    """Blocks tile the text, one line feed between them, and each cell stands where it says."""
    text, at = reading.text, 0
    for block in reading.blocks:
        assert block.start == at
        assert text[block.start : block.end] == block_text(block)
        at = block.end + 1
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                assert text[cell.start : cell.end] == cell.text
                assert "\n" not in cell.text
                assert "\t" not in cell.text
        if isinstance(block, Paragraph):
            assert block.text == block.text.strip() != ""
            assert "\n" not in block.text
