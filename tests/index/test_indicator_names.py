"""Names that may mean one indicator are proposed with evidence; only a person puts them together or keeps them apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from index_builders import fill

from index.intake import ingest
from index.library import Library
from index.run import Manner
from ingest.figures.alike import perhaps_alike, shape, surely_alike
from ingest.figures.canonical import canonical
from report import BadInputError, Kind, NotFoundError

TEXTS = {
    "云溪20.txt": "云溪镇经济发展调研报告\n一、基本情况\n2020年，云溪镇农民人均纯收入18320元，粮食产量4.21万吨。\n",
    "云溪21.txt": "云溪镇富民工作调研报告\n一、基本情况\n2021年，云溪镇农民年人均纯收入19870元，粮食总产量4.33万吨。\n",
    "石桥20.txt": "石桥镇集体经济调研报告\n一、基本情况\n2020年，全镇集体经济收入812.6万元。\n",
    "石桥20乙.txt": "石桥镇村级组织调研报告\n一、基本情况\n2020年，全镇村集体经济收入812.6万元，床位数120张。\n",
}
TWO_THINGS = (
    "三级医院床位数/二三级医院床位数",
    "一级医院数/二级医院数",
    "小学数/初中数",
    "小学、初中在校生数/初中在校生数",
    "城镇居民人均可支配收入/农村居民人均可支配收入",
    "居民人均可支配收入/农村居民人均可支配收入",
    "农村居民人均纯收入/农村居民人均可支配收入",
    "名义工资增速/实际工资增速",
    "规模以上工业增加值/规模以下工业增加值",
    "工业增加值/规模以上工业增加值",
    "女党员数/党员总数",
    "流动党员数/党员总数",
    "预备党员数/正式党员数",
    "户籍人口/常住人口",
    "总人口/常住人口",
    "第一产业增加值/第二产业增加值",
    "60岁以上老年人数/80岁以上老年人数",
    "60岁以上老年人数/老年人数",
    "省级示范社数/市级示范社数",
    "省级示范社数/示范社数",
    "存款余额/贷款余额",
    "财政收入/财政支出",
    "一般公共预算收入/政府性基金预算收入",
    "中央财政收入/地方财政收入",
    "地方财政收入/财政收入",
    "全口径财政收入/财政收入",
    "税收收入/非税收入",
    "新增就业人数/就业人数",
    "城镇登记失业率/城镇调查失业率",
    "出口额/进口额",
    "村集体经营性收入/村集体收入",
    "村集体收入/镇集体收入",
    "村干部数/镇干部数",
    "人均住房面积/户均住房面积",
    "累计投资/年均投资",
    "计划投资/实际投资",
    "在职职工数/退休职工数",
    "养老院数/敬老院数",
    "公办幼儿园数/民办幼儿园数",
    "增产粮食/粮食产量",
    "技术人员数/管理人员数",
    "小学生数/中学生数",
    "村（社区）数/村数",
)


def pairs(library: Path) -> list[tuple[str, str]]:
    with Library.open(library) as opened:
        return [(one.one.name, one.other.name) for one in opened.merge_suggestions()]


def decide(library: Path, one: str, other: str, *, together: bool | None) -> None:
    with Library.open(library) as opened:
        opened.decide_names(one, other, together=together)


def values(library: Path, indicator: str) -> dict[tuple[str, str], list[str | None]]:
    with Library.open(library) as opened:
        cells = opened.compare(indicator).cells
    return {(cell.scope, cell.time): [row.figure.indicator for row in cell.figures] for cell in cells}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("names"), TEXTS)[0].parent


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "copy")) / "library"


@pytest.mark.parametrize("pair", TWO_THINGS)
def test_what_tells_two_things_apart_is_never_proposed_and_never_merges(pair: str) -> None:
    one, other = pair.split("/")
    for kind in (Kind.LEVEL, Kind.SHARE):
        shapes = shape(one, kind), shape(other, kind)
        assert not surely_alike(*shapes)
        assert not perhaps_alike(*shapes)
        assert canonical(one, "人", kind).key != canonical(other, "人", kind).key


@pytest.mark.parametrize(
    ("pair", "sure"),
    [
        ("农民人均纯收入/农民年人均纯收入", True),
        ("固定资产投资/固定资产投资额", True),
        ("固定资产投资/完成固定资产投资", True),
        ("外出务工人员收入/外出打工人员收入", True),
        ("从业人员数/从业人数", True),
        ("寄宿学生数/寄宿生数", True),
        ("村（社区）数/村社区数", True),
        ("医疗保险覆盖面/医疗保险覆盖率", True),
        ("进出口总额/进出口贸易总额", False),
        ("粮食产量/粮食总产量", False),
        ("集体经济收入/村集体经济收入", False),
    ],
)
def test_names_that_differ_in_a_word_that_says_little_look_alike(pair: str, sure: bool) -> None:
    shapes = [shape(name, Kind.LEVEL) for name in pair.split("/")]

    assert surely_alike(*shapes) is sure
    assert perhaps_alike(*shapes)


def test_pairs_are_proposed_with_the_numbers_that_speak_for_them(library: Path) -> None:
    with Library.open(library) as opened:
        found = {(one.one.name, one.other.name): one for one in opened.merge_suggestions()}

    grain = found["粮食产量", "粮食总产量"]
    assert (grain.following, grain.agreeing, grain.sure) == (1, 0, False)
    assert [named.example.figure.raw for named in (grain.one, grain.other)] == ["4.21万吨", "4.33万吨"]
    assert found["村集体经济收入", "集体经济收入"].agreeing == 1
    assert "1 处同一地区、同一时间的数相同" in found["村集体经济收入", "集体经济收入"].words
    assert found["农村居民人均纯收入", "农民年人均纯收入"].sure
    assert len(found) == 3


def test_a_pair_of_which_one_report_says_two_numbers_is_not_proposed(tmp_path: Path) -> None:
    text = "青禾县调研报告\n一、基本情况\n2021年，青禾县农民人均纯收入18320元，农民年人均纯收入18790元。\n"
    assert pairs(fill(tmp_path, {"青禾.txt": text})[0]) == []


def test_names_that_look_only_somewhat_alike_are_not_proposed_on_numbers_that_disagree(
    tmp_path: Path,
) -> None:
    texts = {
        "a.txt": "青禾县调研报告\n一、基本情况\n2021年，青禾县粮食产量4.21万吨。\n",
        "b.txt": "青禾县粮食安全报告\n一、基本情况\n2021年，青禾县粮食总产量5.87万吨。\n",
    }
    assert pairs(fill(tmp_path, texts)[0]) == []


def test_after_a_merge_either_name_gives_the_figures_of_both_under_their_printed_names(library: Path) -> None:
    decide(library, "粮食产量", "粮食总产量", together=True)

    both = {("云溪镇", "2020"): ["粮食产量"], ("云溪镇", "2021"): ["粮食总产量"]}
    assert values(library, "粮食产量") == values(library, "粮食总产量") == both
    with Library.open(library) as opened:
        assert [row.figure.indicator for row in opened.figures(indicator="粮食总产量")] == [
            "粮食产量",
            "粮食总产量",
        ]
        assert opened.scopes("粮食总产量") == (("云溪镇", 2),)
        assert [one.others for one in opened.canonical_indicators("粮食产量")] == [("粮食总产量",)]
    assert ("粮食产量", "粮食总产量") not in pairs(library)


def test_a_merge_is_taken_back_and_a_pair_kept_apart_is_not_proposed_again(library: Path) -> None:
    decide(library, "粮食产量", "粮食总产量", together=True)
    decide(library, "粮食总产量", "粮食产量", together=None)
    assert values(library, "粮食产量") == {("云溪镇", "2020"): ["粮食产量"]}
    assert ("粮食产量", "粮食总产量") in pairs(library)

    decide(library, "粮食总产量", "粮食产量", together=False)
    assert ("粮食产量", "粮食总产量") not in pairs(library)

    decide(library, "粮食产量", "粮食总产量", together=None)
    assert ("粮食产量", "粮食总产量") in pairs(library)
    with pytest.raises(NotFoundError):
        decide(library, "粮食产量", "粮食总产量", together=None)


def test_a_merge_outlives_reading_anew_and_moving_the_library(library: Path, tmp_path: Path) -> None:
    decide(library, "粮食产量", "粮食总产量", together=True)
    ingest(library, [library.parent / "files"], Manner(reprocess=True))
    moved = Path(shutil.move(library, tmp_path / "moved"))

    assert len(values(moved, "粮食总产量")) == 2


def test_numbers_on_which_reports_disagree_are_found_under_both_names(tmp_path: Path) -> None:
    texts = {
        "a.txt": "青禾县调研报告\n一、基本情况\n2021年，全县护林员812名。\n",
        "b.txt": "青禾县帮扶报告\n一、基本情况\n2021年，全县巡山员815名。\n",
    }
    library = fill(tmp_path, texts)[0]
    with Library.open(library) as opened:
        assert opened.discrepancies() == ()
        opened.decide_names("护林员数", "巡山员数", together=True)
        assert [one.scope for one in opened.discrepancies()] == ["青禾县"]


def test_what_cannot_be_is_refused(library: Path) -> None:
    with pytest.raises(BadInputError, match="计量不同"):
        decide(library, "粮食产量", "床位数", together=True)
    with pytest.raises(NotFoundError, match="没有叫这个名称"):
        decide(library, "粮食产量", "没有的名称", together=True)
    with pytest.raises(BadInputError, match="本来就是同一个指标"):
        decide(library, "粮食产量", "粮食产量", together=True)


def test_names_kept_apart_do_not_come_together_through_a_third(tmp_path: Path) -> None:
    text = "青禾县调研报告\n一、基本情况\n2021年，青禾县护林员12名，巡山员13名，看护员14名。\n"
    library = fill(tmp_path, {"青禾.txt": text})[0]
    decide(library, "护林员数", "看护员数", together=False)
    decide(library, "护林员数", "巡山员数", together=True)

    with pytest.raises(BadInputError, match="前后矛盾"):
        decide(library, "巡山员数", "看护员数", together=True)


def test_names_kept_apart_do_not_come_together_through_another_word_for_one_of_them(tmp_path: Path) -> None:
    text = "青禾县调研报告\n一、基本情况\n2021年，青禾县女党员312名，妇女党员312名，流动党员36名。\n"
    library = fill(tmp_path, {"青禾.txt": text})[0]
    decide(library, "女党员数", "流动党员数", together=False)

    with pytest.raises(BadInputError, match=r"女党员数.*前后矛盾"):
        decide(library, "妇女党员数", "流动党员数", together=True)


def test_a_merge_of_levels_puts_their_growths_and_shares_together(tmp_path: Path) -> None:
    texts = {
        "a.txt": "青禾县调研报告\n一、基本情况\n2020年，青禾县粮食产量4.21万吨，比上年增长3.1%。\n",
        "b.txt": "青禾县农业报告\n一、基本情况\n2021年，青禾县粮食总产量4.33万吨，比上年增长2.9%。\n",
    }
    library = fill(tmp_path, texts)[0]
    decide(library, "粮食产量", "粮食总产量", together=True)

    assert len(values(library, "粮食产量增速")) == 2
