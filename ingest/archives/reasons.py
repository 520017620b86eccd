"""Why an archive or a member of it was not unpacked, in words for a person: what happened and what to do.

    "这个文件" + ENCRYPTED  ->  这个文件有密码，没有读取。请用解压软件输入密码解压，再把里面的文件入库。

The first ones continue "这个文件", "2 个文件（甲.docx、乙.docx）" or "压缩包"; the others stand alone.
"""

from __future__ import annotations

UNPACK = "请用解压软件解压，再把里面的文件入库。"

ENCRYPTED = "有密码，没有读取。请用解压软件输入密码解压，再把里面的文件入库。"
METHOD = f"用了本程序读不了的压缩方法。{UNPACK}"
MEMORY = f"解压要用的内存超过上限，没有读取。{UNPACK}"
DAMAGED = "的数据已损坏，取不出来。请重新获取压缩包，或找到原来的文件入库。"
LINK = "是链接或特殊文件，压缩包里没有它的内容。请找到原来的文件入库。"
OVERLAPS = "和压缩包里的另一个文件是同一段数据，可能是恶意文件，没有读取。请确认来源。"
NO_TOOL = (
    "用 RAR 压缩，本机没有找到能解压它的软件，没有读取。"
    "请安装 WinRAR 或 7-Zip 后重新入库，或在别处解压后把里面的文件入库。"
)
TOOL_FAILED = "的数据已损坏，或本机的解压软件读不了它。请用 WinRAR 或 7-Zip 解压，再把里面的文件入库。"
COPY_OF_REFUSED = "和压缩包里的另一个文件是同一份内容，那一份没有取出来。请先处理那一份。"

BROKEN = (
    "压缩包已损坏、没有下载完整，或只是分卷中的一卷，打不开。"
    "请重新获取；分卷的请用解压软件把各卷一起解压，再把里面的文件入库。"
)
SPANNED = "这是分卷压缩包的一卷，其余各卷不在里面。请用解压软件把各卷一起解压，再把里面的文件入库。"
CUT_SHORT = "压缩包的目录有损坏或不完整，可能还有文件没有列出来。请重新获取压缩包。"
EMPTY = "压缩包里没有可以读取的文件。请确认压缩时选对了文件。"
