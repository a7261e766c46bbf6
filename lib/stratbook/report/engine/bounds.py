"""How a notebook's process keeps to its limits and ends with its parent (Linux)."""

import contextlib
import ctypes
import os
import resource
import signal
from collections.abc import Iterator
from multiprocessing import forkserver
from typing import Any, Final

_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG
_control_process: Final = ctypes.CDLL(None, use_errno=True).prctl  # looked up before the fork
_LINE: Final = 256
_DATA: Final = 5  # the sixth figure of /proc/self/statm: pages of data and stack


def cap_memory(more: int, *, for_good: bool = True) -> None:
    """Let this process take so many bytes more than it has; Linux then refuses.

    Parameters
    ----------
    more : int
        Bytes.
    for_good : bool
        Whether the process cannot raise it again, for the browser that prints a report.
    """
    status = os.open("/proc/self/statm", os.O_RDONLY)  # bare: a fork copies what Python touches
    pages = int(os.read(status, _LINE).split()[_DATA])
    os.close(status)
    most = pages * resource.getpagesize() + more
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most if for_good else hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def uncapped() -> Iterator[None]:
    """Lift this process's cap while it starts another program, which inherits none."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def die_with(parent: int) -> None:
    """Make the system kill this process when the one that forked it ends.

    Parameters
    ----------
    parent : int
        The process that forked it; where it has ended already, this one ends at once.
    """
    _control_process(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def die_with_server() -> None:
    """Make this process end with the fork server that made it, and that one with its maker.

    A child inherits the pipe by which the server sees that its maker lives: kept open here,
    the server would outlive a maker that was killed, and everything below it too.
    """
    server: Any = forkserver
    alive = getattr(server._forkserver, "_forkserver_alive_fd", None)
    if alive is not None:
        with contextlib.suppress(OSError):
            os.close(alive)
        server._forkserver._forkserver_alive_fd = None
    die_with(os.getppid())
