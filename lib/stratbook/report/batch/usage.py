"""What this process used since a moment: processor and memory."""

import contextlib
import os
import signal
import time
from pathlib import Path
from typing import Final

_SELF: Final = Path("/proc/self")
_RESET_PEAK: Final = "5"


class Usage:
    """Counts from its making on."""

    def __init__(self) -> None:
        with contextlib.suppress(OSError):
            (_SELF / "clear_refs").write_text(_RESET_PEAK, encoding="ascii")
        self._began = time.process_time()

    @property
    def cpu(self) -> float:
        """Seconds of processor."""
        return time.process_time() - self._began

    @property
    def peak(self) -> int:
        """Bytes of memory at most; 0 where the system does not tell."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            text = (_SELF / "status").read_text(encoding="ascii")
            return int(text.partition("VmHWM:")[2].split()[0]) * 1024
        return 0


def descendants(pid: int) -> tuple[int, ...]:
    """Return the processes that come from one, the nearest first (Linux; elsewhere none)."""
    children: dict[int, list[int]] = {}
    for entry in _processes():
        with contextlib.suppress(OSError, ValueError, IndexError):
            after_name = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            parent = int(after_name.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found: list[int] = []
    layer = [pid]
    while layer:
        layer = [child for parent in layer for child in children.get(parent, ())]
        found += layer
    return tuple(found)


def kill_tree(pid: int) -> None:
    """End a process and all that come from it, at once."""
    for each in (pid, *descendants(pid)):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(each, getattr(signal, "SIGKILL", signal.SIGTERM))


def _processes() -> list[Path]:
    with contextlib.suppress(OSError):
        return [each for each in Path("/proc").iterdir() if each.name.isdigit()]
    return []
