"""The kind of a document is told by its title, else by what its text holds."""

from __future__ import annotations

import pytest

from ingest.kinds import read_kind


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("青禾县人民政府关于做好农业普查调查工作的通知", "", "政策文件"),
        ("青禾县关于两起事故调查处理情况的通报", "", "政策文件"),
        ("关于农村养老调研情况的通报", "", "调研报告"),
        ("云溪镇养老服务调研工作方案", "", "政策文件"),
        ("云溪镇养老服务情况的调研与思考", "", "调研报告"),
        ("关于批准《石桥市河道管理条例》的决议", "第一章 总则\n第一条 为了保护河道，制定本条例。", "法规"),
        ("最高人民法院关于审理渔船纠纷案件的解释(二)", "", "法规"),
        ("2024年青禾县政府工作报告", "", "政府工作报告"),
        (None, "2024年5月8日，智慧农业大会在青禾县召开，要求落实总体要求。", "其他"),
        (None, "青禾档案\n文/青禾县档案局\n本办法实施以来成效明显。", "其他"),
        (None, "为支持小微企业，结合我县实际，制定若干措施。", "政策文件"),
        (None, "各相关单位：\n现将有关事项进一步明确如下。", "政策文件"),
        (None, "近期走访了十二个村，现将调研情况报告如下。\n一、总体要求", "调研报告"),
        (None, "春天来了。", "其他"),
    ],
)
def test_title_and_text_tell_the_kind(title: str | None, text: str, kind: str) -> None:
    assert read_kind(title, text) == kind
