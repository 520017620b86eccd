"""The folder that a library is: where its parts lie, and whether it may lie there.

    library/library.db  library/originals/  library/engine/  library/engine.json  library/staging/  library/writer.lock

The folder can be moved while it is closed; nothing in it names where it lies. A network
share is refused, because SQLite's locks do not hold there. What the parts contain is
the business of their own modules.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ingest.files import LIBRARY
from report import LibraryError, NotFoundError

_NETWORK_TYPES = frozenset(
    (
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.glusterfs",
        "fuse.sshfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
        "webdav",
    )
)
_WINDOWS_REMOTE = 4
_REMEDY = "请把资料库放在本机硬盘上；要给多人用，请在一台电脑上运行服务，其他人用浏览器访问"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the parts of the library at *path* lie."""

    path: Path

    @classmethod
    def at(cls, path: Path, *, create: bool = False) -> Self:
        """Return the library folder *path*; NotFoundError where there is none and *create* is false.

        Raises LibraryError for a network share and for a folder that cannot be made.
        """
        absolute = path.expanduser().absolute()
        if is_network_share(absolute):
            raise LibraryError(str(path), "资料库不能放在网络共享上，那里的文件锁不可靠，数据会损坏", _REMEDY)
        folder = cls(absolute)
        if not folder.catalog.is_file() and not create:
            raise NotFoundError(
                str(path), "这里没有资料库", "请先入库：diaoyan ingest --library 文件夹 文件…"
            )
        try:
            folder.originals.mkdir(parents=True, exist_ok=True)
            folder.engine.mkdir(exist_ok=True)
        except OSError as error:
            raise LibraryError(
                str(path), f"不能建立资料库文件夹（{error.strerror}）", "请换一个可写的文件夹"
            ) from error
        return folder

    @property
    def catalog(self) -> Path:
        """The database file."""
        return self.path / LIBRARY

    @property
    def originals(self) -> Path:
        """The folder of the files as received, each named by the sha256 of its bytes."""
        return self.path / "originals"

    @property
    def engine(self) -> Path:
        """The folder of the search engines, which may be deleted at any time."""
        return self.path / "engine"

    def engine_of(self, name: str) -> Path:
        """Return the folder of the engine called *name*."""
        return self.engine / name

    @property
    def choice(self) -> Path:
        """The file that names the engine that was chosen."""
        return self.path / "engine.json"

    @property
    def staging(self) -> Path:
        """The folder where archives are unpacked during an ingest; it is cleared at the next."""
        return self.path / "staging"

    def clear_staging(self) -> None:
        """Make the staging folder empty; only the writer may do so."""
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(exist_ok=True)

    @property
    def lock(self) -> Path:
        """The file that the one writer locks."""
        return self.path / "writer.lock"


def is_network_share(path: Path) -> bool:
    """Return whether *path* (absolute, need not exist) lies on a network share, as far as the system tells."""
    if sys.platform == "win32":
        return _is_windows_share(path)
    mounts = Path("/proc/mounts")
    return mounts.is_file() and mount_type(path, mounts.read_text("utf-8", "replace")) in _NETWORK_TYPES


def mount_type(path: Path, mounts: str) -> str:
    """Return the file system type of the mount that holds *path*; *mounts* is in the form of /proc/mounts.

    >>> mount_type(Path("/srv/share/library"), "/dev/sda1 / ext4 rw 0 0\\nnas:/a /srv/share nfs4 rw 0 0")
    'nfs4'
    """
    best = ("", "")
    for line in mounts.splitlines():
        _, point, kind, *_ = (*line.split(" "), "", "", "")
        point = point.replace("\\040", " ")
        holds = path == Path(point) or Path(point) in path.parents
        if point and holds and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _is_windows_share(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - `windll` is there on Windows alone

    drive = os.path.splitdrive(path)[0]
    windll = getattr(ctypes, "windll", None)
    remote = windll is not None and windll.kernel32.GetDriveTypeW(f"{drive}\\") == _WINDOWS_REMOTE
    return drive.startswith("\\\\") or remote
