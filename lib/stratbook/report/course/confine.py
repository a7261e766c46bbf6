"""What a submission's process may touch: a folder of its own, the program, and nothing else.

On Linux with Landlock the kernel holds it, for good and for whatever the process starts: it
reads Python and the program (not the solutions, nor anybody's files), writes its throw-away
folder only, and signals nobody outside. Where there is no Landlock, Python's own calls are
refused, which stops a slip, not a program that means to get out; the summary then says so.
"""

import ctypes
import os
import resource
import struct
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from stratbook.core import reference
from stratbook.core.language import LANGUAGES
from stratbook.notebook import editions

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls, the same on every machine
_VERSION: Final = 1
_BENEATH: Final = 1
_READ: Final = 0b1101  # execute, read a file, read a folder
_OF_A_FILE: Final = 0b111 | 1 << 14 | 1 << 15  # with truncate and a device’s controls
_ALL: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # rights known to each version, by their count
_NO_NEW_RIGHTS, _ADOPT = 38, 36  # prctl
_BIGGEST_FILE: Final = 64 << 20
_MORE_PROCESSES: Final = 64
_SYSTEM: Final = ("/usr", "/lib", "/lib64", "/etc", "/proc", "/sys/devices", "/opt")
_DEVICES: Final = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")
_CHANGES: Final = (
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link",
    "os.symlink", "os.truncate", "shutil.rmtree", "shutil.move",
)  # fmt: skip
_STARTS: Final = (
    "os.kill", "os.killpg", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty",
    "subprocess.Popen", "ctypes.dlopen",
)  # fmt: skip


@cache
def version() -> int:
    """Return the version of Landlock that the kernel has; 0 where it has none."""
    if sys.platform != "linux":
        return 0
    return max(0, _system(_CREATE, None, 0, _VERSION))


def confine(folder: Path) -> None:
    """Confine this process, and all that it starts, to a folder; there is no way back.

    For a process of one thread that no submission has reached yet.

    Parameters
    ----------
    folder : Path
        What it may write; it becomes its home and the place of its temporary files.
    """
    home = str(folder)
    os.environ.update(HOME=home, TMPDIR=home, MPLCONFIGDIR=home, IPYTHONDIR=home)
    tempfile.tempdir = home
    process: Any = ctypes.CDLL(None, use_errno=True).prctl
    process(_ADOPT, 1, 0, 0, 0)  # what loses its parent stays in the worker's tree
    _cap()
    if version() and process(_NO_NEW_RIGHTS, 1, 0, 0, 0) == 0 and _landlock(folder):
        return
    sys.addaudithook(_refuser(home))


def _cap() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (_BIGGEST_FILE, _BIGGEST_FILE))
    mine = sum(_is_mine(each) for each in Path("/proc").iterdir() if each.name.isdigit())
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    most = mine + _MORE_PROCESSES
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_NPROC, (most, most))


def _is_mine(process: Path) -> int:
    try:
        return len(list((process / "task").iterdir())) * (process.stat().st_uid == os.getuid())
    except OSError:
        return 0


def _landlock(folder: Path) -> bool:
    every = (1 << _ALL.get(version(), 16)) - 1
    network = 0b11 if version() >= 4 else 0
    scopes = 0b11 if version() >= 6 else 0
    held = struct.pack("QQQ", every, network, scopes)
    size = 24 if version() >= 6 else 16 if version() >= 4 else 8
    rules = _system(_CREATE, held, size, 0)
    if rules < 0:
        return False
    try:
        _allow(rules, folder, every)
        for device in _DEVICES:
            _allow(rules, Path(device), every)
        for path in _readable():
            _allow(rules, path, every & _READ)
        return _system(_RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(rules: int, path: Path, rights: int) -> None:
    if not path.exists():
        return
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        allowed = rights if path.is_dir() else rights & _OF_A_FILE
        _system(_ADD, rules, _BENEATH, struct.pack("=Qi", allowed, place), 0)
    finally:
        os.close(place)


def _readable() -> Iterator[Path]:
    """Return what a submission may read: Python, the libraries, the program without solutions."""
    package = Path(str(files("stratbook")))
    hidden = frozenset({package / "notebooks" / "src", package / "clients"})
    roots = {
        *map(Path, (sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), *_SYSTEM)),
        package, reference.folder(), *(editions.folder(code) for code in LANGUAGES),
    }  # fmt: skip
    for root in roots:
        yield from _without(root, hidden)


def _without(path: Path, hidden: frozenset[Path]) -> Iterator[Path]:
    if path in hidden:
        return
    if not any(each.is_relative_to(path) for each in hidden if each.exists()):
        yield path
        return
    for each in path.iterdir():
        yield from _without(each, hidden)


def _refuser(home: str) -> Any:
    def refuse(event: str, args: tuple[Any, ...]) -> None:
        if event in _STARTS:
            raise PermissionError(f"a submission may not do this: {event}")
        if event in _CHANGES or (event == "open" and _writes(args)):
            place = os.path.realpath(os.fsdecode(args[0])) if _is_path(args[0]) else home
            if not Path(place).is_relative_to(home) and place != os.devnull:
                raise PermissionError("a submission may write its own folder only")

    return refuse


def _writes(args: tuple[Any, ...]) -> bool:
    flags = args[2] if len(args) > 2 and isinstance(args[2], int) else 0
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


def _is_path(given: object) -> bool:
    return isinstance(given, (str, bytes, os.PathLike))


def _system(*args: Any) -> int:
    call: Any = ctypes.CDLL(None, use_errno=True).syscall
    return int(call(*args))
