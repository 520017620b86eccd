"""What a file says of itself: title, subject, author, created, modified ([MS-OLEPS] 2.21).

    read_properties(stream) -> (("title", "养老服务报告"), ("created", "2024-05-08T00:10:00Z"))

This is evidence, not truth: a title is often the one of the template. What cannot be read is left out.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ingest.readers.doc.binary import DamagedError, part, u16, u32

_NAMES = {2: "title", 3: "subject", 4: "creator", 12: "created", 13: "modified"}
_CODEPAGE = 1
_BYTES, _UNICODE, _TIME = 0x1E, 0x1F, 0x40
_SECTION_AT = 44
_MOST = 100
_CODECS = {936: "gb18030", 1200: "utf-16-le", 65001: "utf-8"}
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_FIRST_YEAR = 1980


def read_properties(stream: bytes) -> tuple[tuple[str, str], ...]:
    """Return the properties in the stream SummaryInformation that say something, the codepage applied."""
    try:
        section = stream[u32(stream, _SECTION_AT) :]
        count = min(u32(section, 4), _MOST)
        places = {u32(section, at): u32(section, at + 4) for at in range(8, 8 + 8 * count, 8)}
        codepage = u16(section, places[_CODEPAGE] + 4) if _CODEPAGE in places else 0
    except DamagedError:
        return ()
    codec = _CODECS.get(codepage, f"cp{codepage}")
    found = ((name, _value(section, places[key], codec)) for key, name in _NAMES.items() if key in places)
    return tuple((name, text) for name, text in found if text)


def _value(section: bytes, at: int, codec: str) -> str:
    """Return the value at byte *at* of *section* as text; nothing where it is damaged or of another type."""
    try:
        kind = u32(section, at)
        if kind == _TIME:
            return _time(int.from_bytes(part(section, at + 4, 8), "little"))
        if kind not in {_BYTES, _UNICODE}:
            return ""
        size = u32(section, at + 4) * (2 if kind == _UNICODE else 1)
        raw = part(section, at + 8, size)
        text = raw.decode("utf-16-le" if kind == _UNICODE else codec, "ignore").partition("\0")[0].strip()
    except (DamagedError, LookupError):
        return ""
    return text if text.isprintable() else ""


def _time(ticks: int) -> str:
    """Return the time of so many tenths of a microsecond since 1601; a program that knows none writes zero."""
    try:
        time = _EPOCH + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return ""
    return f"{time.replace(tzinfo=None).isoformat(timespec='seconds')}Z" if time.year >= _FIRST_YEAR else ""
