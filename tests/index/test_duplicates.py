"""The same text in several formats is one report; what is much alike or taken over is found, and forgotten."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from index_builders import CARE, PARTY, SCHOOL, write_files

from index.copied import COMMON
from index.intake import ingest
from index.library import Library
from index.query import parse
from index.values import Browse
from ingest.plain import plain
from ingest.prints import PASSAGE, common_share, prints_of

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 900)]
TAKEN = "我们在走访中看到，山上的三个村已经把闲置的校舍改成了日间照料点，老人白天来吃饭、下棋、量血压，傍晚由邻居结伴送回家，花费由村集体和乡贤各出一半。"


def invented(seed: int, length: int = 400) -> str:
    """Return a text of Han characters that no other seed has."""
    dice = random.Random(seed)
    return "，".join("".join(dice.choices(HAN, k=9)) for _ in range(length // 9)) + "。"


def word(folder: Path, name: str, text: str) -> None:
    """Write *text* as a Word file."""
    document = Document()
    for line in text.strip().split("\n"):
        document.add_paragraph(line)
    document.save(str(folder / name))


def fill(tmp_path: Path, texts: dict[str, str]) -> Path:
    files = write_files(tmp_path / "files", texts)
    ingest(tmp_path / "library", [files])
    return tmp_path / "library"


@pytest.fixture
def formats(tmp_path: Path) -> Path:
    files = write_files(tmp_path / "files", {"养老.txt": CARE.replace("，", ", "), "教育.txt": SCHOOL})
    word(files, "养老.docx", CARE)
    ingest(tmp_path / "library", [files])
    return tmp_path / "library"


def test_one_text_in_two_formats_is_one_card_and_both_originals_stay(formats: Path) -> None:
    with Library.open(formats) as library:
        cards, total = library.cards()
        care = next(card for card in cards if card.title and "养老" in card.title)
        found = library.duplicates(care.id)

        assert total == library.statistics().reports == 2
        assert care.format == "docx"
        assert [Path(path).name for path in care.paths] == ["养老.docx", "养老.txt"]
        assert [(copy.format, Path(copy.path).name) for copy in found.copies] == [
            ("docx", "养老.docx"),
            ("txt", "养老.txt"),
        ]
        assert all(library.original(copy.report_id).is_file() for copy in found.copies)
        assert found.near == ()
        assert library.verify() == ()


def test_several_texts_that_lie_in_several_files_are_listed_in_the_order_of_their_paths(
    tmp_path: Path,
) -> None:
    texts = {"乙.txt": SCHOOL, "乙2.txt": f"{SCHOOL} ", "甲.txt": CARE, "甲2.txt": f"{CARE} "}

    with Library.open(fill(tmp_path, texts)) as library:
        same = library.duplicate_groups().same

        named = [sorted(Path(copy.path).name for copy in copies) for copies in same]
        assert sorted(named) == [["乙.txt", "乙2.txt"], ["甲.txt", "甲2.txt"]]
        assert [copies[0].path for copies in same] == sorted(copies[0].path for copies in same)


def test_a_search_gives_it_once_as_the_card_that_is_shown(formats: Path) -> None:
    with Library.open(formats) as library:
        hits = library.search(parse("老年食堂")).hits

        assert [hit.card.format for hit in hits] == ["docx"]
        assert [hit.card.format for hit in library.search(parse("老年食堂 格式:txt")).hits] == ["docx"]


def test_the_list_of_files_says_which_file_another_stands_for(formats: Path) -> None:
    with Library.open(formats) as library:
        assert [Path(file.path).name for file in library.files() if file.repeats] == ["养老.txt"]


def test_its_figures_count_once(formats: Path) -> None:
    with Library.open(formats) as library:
        rows = [
            row for row in library.figures() if "老年食堂" in row.figure.quote and row.figure.unit == "个"
        ]
        named = [name for name in library.indicators() if name[0] == rows[0].figure.indicator]

        assert len(rows) == 1
        assert named[0][2] == 1


def test_what_was_put_right_in_one_format_holds_when_a_richer_one_comes(tmp_path: Path) -> None:
    path = fill(tmp_path, {"养老.txt": CARE})
    with Library.open(path) as library:
        library.correct(library.cards()[0][0].id, "place", "石桥乡")
    word(tmp_path / "files", "养老.docx", CARE)
    ingest(path, [tmp_path / "files"])

    with Library.open(path) as library:
        (card,), _ = library.cards()
        assert (card.format, card.place) == ("docx", "石桥乡")
        (correction,) = library.corrections(card.id)
        library.withdraw(correction)
        assert library.card(card.id).place == "石桥镇"


def test_when_the_richer_file_goes_the_other_stands_for_the_text(formats: Path, tmp_path: Path) -> None:
    (tmp_path / "files" / "养老.docx").unlink()
    ingest(formats, [tmp_path / "files"])

    with Library.open(formats) as library:
        assert sorted(card.format for card in library.cards()[0]) == ["txt", "txt"]


def test_a_text_with_small_changes_is_near_and_says_how_near(tmp_path: Path) -> None:
    base = "\n".join(invented(seed, 200) for seed in range(8))
    path = fill(
        tmp_path, {"甲.txt": f"甲镇调研报告\n{base}", "乙.txt": f"乙镇调研报告\n{base}", "教育.txt": SCHOOL}
    )

    with Library.open(path) as library:
        (pair,) = library.duplicate_groups().near
        near = library.duplicates(pair.one.id).near

        assert 0.9 < pair.likeness.alike < 1
        assert [one.card.id for one in near] == [pair.other.id]
        assert library.cards(Browse(repeated=True))[1] == library.statistics().repeated == 2
        assert [card.place for card in library.cards(Browse(repeated=False))[0]] == ["云岭乡"]
        library.remove(pair.one.id)
        assert library.duplicate_groups().near == ()
        assert library.duplicates(pair.other.id).near == ()


def test_a_report_inside_a_longer_one_is_near_it(tmp_path: Path) -> None:
    part = invented(1, 900)
    whole = f"青禾县资料汇编\n{invented(2, 1500)}\n{part}\n{invented(3, 1500)}"
    path = fill(tmp_path, {"汇编.txt": whole, "单篇.txt": part})

    with Library.open(path) as library:
        (pair,) = library.duplicate_groups().near
        assert pair.likeness.contained > 0.95
        assert pair.likeness.alike < 0.5


def test_a_passage_taken_over_is_found_with_its_span_in_both_reports(tmp_path: Path) -> None:
    reports = {"甲.txt": f"{PARTY}{TAKEN}", "乙.txt": f"{SCHOOL}\n另据了解。{TAKEN.replace('，', '， ')}"}
    path = fill(tmp_path, reports)

    with Library.open(path) as library:
        card = next(card for card in library.cards()[0] if card.place == "东湾镇")
        (passage,) = library.duplicates(card.id).passages
        other = library.report(passage.card.id).text

        assert passage.quote == TAKEN[:-1]
        assert plain(other[passage.other_start : passage.other_end]).text == plain(TAKEN).text


def test_a_phrase_of_very_many_reports_makes_no_passage_and_is_counted(tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"{n}号村调研报告\n{invented(n)}\n{TAKEN}" for n in range(COMMON + 2)}
    path = fill(tmp_path, texts)

    with Library.open(path) as library:
        found = library.duplicates(library.cards()[0][0].id)
        assert found.passages == ()
        assert found.common > 0


def test_the_order_in_which_files_come_plays_no_part(tmp_path: Path) -> None:
    base = invented(5, 700)
    texts = {"甲.txt": f"甲镇报告\n{base}", "乙.txt": f"乙镇报告\n{base}", "丙.txt": f"甲镇报告\n{base} "}
    seen = set()
    for number, order in enumerate(permutations(texts)):
        files = write_files(tmp_path / f"files{number}", texts)
        for name in order:
            ingest(tmp_path / f"library{number}", [files / name])
        with Library.open(tmp_path / f"library{number}") as library:
            pairs = [
                (one.one.id, one.other.id, one.likeness.alike) for one in library.duplicate_groups().near
            ]
            seen.add((tuple(sorted(card.id for card in library.cards()[0])), tuple(pairs)))
    assert len(seen) == 1


@given(st.integers(0, 10_000), st.integers(PASSAGE, 200), st.integers(0, 300), st.integers(0, 300))
@settings(max_examples=60, deadline=None)
def test_two_texts_with_a_passage_in_common_share_a_run(
    seed: int, length: int, before: int, after: int
) -> None:
    dice = random.Random(seed)
    passage, *others = ("".join(dice.choices(HAN, k=size)) for size in (length, before, after, after, before))
    one, other = others[0] + passage + others[1], others[2] + passage + others[3]

    assert set(prints_of(one).hashes) & set(prints_of(other).hashes)


@given(st.integers(0, 10_000), st.floats(0.3, 0.95))
@settings(max_examples=30, deadline=None)
def test_the_sketch_estimates_the_likeness(seed: int, share: float) -> None:
    dice = random.Random(seed)
    one = "".join(dice.choices(HAN, k=1500))
    other = one[: int(1500 * share)] + "".join(dice.choices(HAN, k=1500 - int(1500 * share)))
    first, second = prints_of(one).sketch, prints_of(other).sketch
    estimate = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)

    assert estimate == pytest.approx(common_share(one, other).alike, abs=0.3)


def test_prints_are_the_same_on_every_machine() -> None:
    prints = prints_of("青禾县云溪镇养老服务情况的调研报告，二〇二四年十一月。")

    assert (prints.hashes, prints.places) == ((7702148341156,), (9,))
    assert prints.sketch[:2] == (1456913846281, 12221340713029)


@pytest.mark.parametrize("text", ["", "。", "甲", "甲乙丙"])
def test_short_texts_have_prints_too(text: str) -> None:
    assert prints_of(text).hashes == ()
