"""Readers are tested as they are on a PC without LibreOffice; the tests of LibreOffice itself ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _without_libreoffice() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIAOYAN_SOFFICE", "")
        yield
