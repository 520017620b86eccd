"""Small documents written for these tests, and the way from their lines to blocks."""

from __future__ import annotations

from report import Block, Paragraph, Reading, Style, Verdict


def blocks_of(text: str, styles: dict[int, Style] | None = None) -> tuple[Block, ...]:
    """Return a paragraph for each line of *text*; *styles* by line, from 0."""
    blocks: list[Block] = []
    start = 0
    for index, line in enumerate(text.split("\n")):
        style = (styles or {}).get(index)
        blocks.append(Paragraph(line, start, start + len(line), style=style))
        start += len(line) + 1
    return tuple(blocks)


def reading_of(text: str) -> Reading:
    return Reading(blocks_of(text), Verdict.COMPLETE, format="txt")


BODY = "全镇现有养老床位三百二十张，入住率逐年提高，服务人员以本地妇女为主，日常运转总体平稳，群众反映较好。"

NUMBERED = f"""关于柳塘镇养老服务情况的调研报告
为摸清底数，近期镇民政办走访了十二个村，召开座谈会三次，现将情况报告如下。
一、基本情况
（一）设施情况
{BODY}
（二）人员情况
{BODY}
二、存在的主要问题及原因
一是床位闲置。{BODY}
二是人手不足。{BODY}
三、对策建议
（一）盘活床位。{BODY}
（二）培训人员。{BODY}
柳塘镇民政办公室
2023年5月18日"""

RUN_IN = f"""松岗乡产业发展调研报告
一、基本情况 全乡共有合作社18家，社员1260户，去年产值突破两千万元，带动能力逐年增强。
二、主要做法 坚持一村一品。一是抓品种。{BODY}二是抓品牌。{BODY}
三、下一步打算
1、扩大规模。{BODY}
2、延长链条。{BODY}"""

PARTS = f"""石桥县村集体经济调研报告
第一部分 调研背景
{BODY}
第二部分 现状与成效
一、总体情况
{BODY}
二、主要做法
1.盘活资源。{BODY}
2.联村发展。{BODY}
第三部分 发展目标
{BODY}"""

UNNUMBERED = f"""北坡区营商环境调研报告
调研背景
{BODY}
主要做法与成效
{BODY}
意见建议
{BODY}"""

MISSING_HEADING = f"""青沙县教育调研报告
一、基本情况
{BODY}
二、工作开展情况
（一）布局优化
{BODY}
（二）师资加强
{BODY}
从走访情况看，成效是明显的，但与群众期待相比，仍然存在以下几个方面的突出问题。
（一）生源流失
{BODY}
（二）经费紧张
{BODY}
二、下步工作建议
（一）稳定生源
{BODY}"""

LAW = f"""柳州县水源保护条例
（2021年6月2日柳州县第九届人民代表大会常务委员会第四次会议通过）
目  录
第一章 总则
第二章 保护措施
第三章 法律责任
第四章 附则
第一章 总则
第一条 为了保护水源，制定本条例。
第二条 保护水源应当做到：
（一）统一规划；
（二）分级负责。
第二章 保护措施
第三条 {BODY}
第三章 法律责任
第四条 {BODY}
第四章 附则
第五条 本条例自2021年10月1日起施行。"""

ANNEXED = f"""柳塘镇关于开展环境整治的通知
各村民委员会：
现将有关事项通知如下，请结合实际抓好落实，遇有问题及时向镇环境办公室报告。
一、提高认识
{BODY}
二、组织实施
{BODY}
柳塘镇人民政府
2022年3月1日
附件1
整治任务清单
一、清理河道
{BODY}
二、修缮道路
{BODY}"""
