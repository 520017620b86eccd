"""No damage to a file makes a reader raise, lose its offsets, write a file or use the network.

A failing case is repeated with its seed alone: pytest -k "case-7" runs the seventh part.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from consistency import assert_consistent
from fuzzing import mutated
from sample_files import SAMPLES

from ingest.readers import read
from report import Verdict

CASES, PARTS = 1000, 20
FORMS = sorted(SAMPLES)


@pytest.fixture(autouse=True)
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice takes seconds to start: here only what is built in is tried."""
    monkeypatch.setenv("DIAOYAN_SOFFICE", "")


@pytest.mark.parametrize("part", range(PARTS), ids=lambda part: f"case-{part}")
def test_a_damaged_file_gives_a_verdict_with_reasons_and_touches_nothing_else(
    part: int, confined: Path
) -> None:
    for number in range(part, CASES, PARTS):
        rng = Random(number)
        form = FORMS[number // PARTS % len(FORMS)]
        data = mutated(rng, SAMPLES[form], SAMPLES[rng.choice(FORMS)])
        reading = read(Path(f"报告.{form}"), data=data)
        assert reading.verdict is Verdict.COMPLETE or reading.reasons, (form, number)
        assert_consistent(reading)
