"""A number is shown as a person sees it in the sheet."""

from __future__ import annotations

import pytest

from ingest.readers.sheets.shown import show, show_text


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (0.52, "0%", "52%"),
        (0.5234, "0.00%", "52.34%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-1234.5, "#,##0.00_);[Red](#,##0.00)", "(1,234.50)"),
        (1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥1,234.50"),
        (0, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥-"),
        (-0.3, "0", "0"),
        (0.005, "0.00", "0.01"),
        (2.675, "0.00", "2.68"),
        (12, "0,000", "0,012"),
        (1234567, "#,##0,", "1,235"),
        (13812345678, "000-0000-0000", "138-1234-5678"),
        (0, "0;-0;;@", ""),
        (5.25, "0.##", "5.25"),
        (1234567, "0.00E+00", "1.23E+06"),
        (1234567, "##0.0E+0", "1.2E+6"),
        (2.5, "# ?/?", "2 1/2"),
        (0.25, "# ??/100", "25/100"),
    ],
)
def test_digits_stand_where_the_format_puts_them(number: float, code: str, shown: str) -> None:
    assert show(number, code) == shown


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (12345, '0!.0,"万元"', "1.2万元"),
        (20000, '[>=10000]0!.0,"万";0', "2.0万"),
        (20, '[>=10000]0!.0,"万";0', "20"),
        (12345, 'G/通用格式"人"', "12345人"),
        (3, '"第"0"名"', "第3名"),
        (1205, "[DBNum1]General", "一千二百零五"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
    ],
)
def test_formats_of_chinese_sheets_are_known(number: float, code: str, shown: str) -> None:
    assert show(number, code) == shown


@pytest.mark.parametrize(
    ("serial", "code", "shown"),
    [
        (45420, "yyyy-mm-dd", "2024-05-08"),
        (45420, 'yyyy"年"m"月"d"日";@', "2024年5月8日"),
        (45420, '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二四年五月八日"),
        (45420, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024年5月8日"),
        (45420, "[$-804]aaaa;@", "星期三"),
        (45420, "d-mmm-yy", "8-May-24"),
        (45420.6, "yyyy/m/d h:mm", "2024/5/8 14:24"),
        (45420.6, "h:mm AM/PM", "2:24 PM"),
        (0.5, '上午/下午h"时"mm"分"', "下午12时00分"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (45420.123456, "mm:ss.000", "57:46.598"),
        (59, "yyyy-m-d", "1900-2-28"),
        (60, "yyyy-m-d", "1900-2-29"),
        (61, "yyyy-m-d", "1900-3-1"),
        (-1, "yyyy-m-d", "-1"),
    ],
)
def test_dates_and_times_read_as_in_the_sheet(serial: float, code: str, shown: str) -> None:
    assert show(serial, code) == shown


def test_workbooks_that_begin_in_1904_count_from_there() -> None:
    assert show(0, "yyyy-mm-dd", from_1904=True) == "1904-01-01"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333"),
        (123456789012, "123456789012"),
        (1e20, "1E+20"),
        (0.00001, "0.00001"),
        (0.000012345678, "1.23457E-05"),
        (-1234.5, "-1234.5"),
        (0, "0"),
    ],
)
def test_a_number_without_a_format_keeps_what_a_wide_column_shows(number: float, shown: str) -> None:
    assert show(number, "General") == shown


@pytest.mark.parametrize(
    "code", ["", ";", '"', "[", "\\", "0" * 5000, "[>]0", "/", "?/", "E+", "0E+", "m", "[h", "@;@;@;@"]
)
@pytest.mark.parametrize("number", [0, -1.5, 45420.25, 1e308, float("inf"), float("nan")])
def test_no_format_and_no_number_raises(code: str, number: float) -> None:
    assert isinstance(show(number, code), str)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("@", "青禾县"), ("General", "青禾县"), ("0.00", "青禾县"), ('@"（章）"', "青禾县（章）"), (";;;", "")],
)
def test_text_is_shown_by_the_text_section_alone(code: str, shown: str) -> None:
    assert show_text("青禾县", code) == shown
