"""The warm process: forks one child a notebook, watches it, and tells how it ended.

It runs no thread and no notebook: what it forks is always in a known state.
"""

import gc
import json
import os
import selectors
import signal
import socket
import time
import traceback
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from stratbook.report.engine.bounds import die_with_server
from stratbook.report.engine.child import run_or_end
from stratbook.report.engine.offline import cut_off
from stratbook.report.engine.shell import ReportShell

Prepare = partial[None]
_REQUEST: Final = 1 << 16
_DESCRIPTORS: Final = 4


@dataclass
class _Child:
    """A notebook that runs."""

    pid: int
    pidfd: int
    verdict: int
    deadline: float
    late: bool = False
    began: float = field(default_factory=time.monotonic)


def serve(control: socket.socket, prepare: Prepare | None) -> None:
    """Prepare once, then fork a child for each request until the other side is gone.

    Parameters
    ----------
    control : socket
        Takes requests: seconds, with the notebook's channel, a pipe for the verdict and the files
        behind descriptors 1 and 2.
    prepare : partial or None
        What to do once for all notebooks to come; they inherit what it leaves in memory.
    """
    cut_off()  # before anything that a change of its rights would undo
    die_with_server()
    os.setsid()  # Ctrl-C is for the one who asks; it then closes the control
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from stratbook.report.engine import warm  # noqa: PLC0415 - the fork server has it already

    try:
        if prepare is not None:
            prepare()
    except Exception:
        control.send(traceback.format_exc().encode()[-_REQUEST:])
        raise
    control.send(b"ready")
    gc.disable()
    gc.freeze()
    _Serving(control, warm.SHELL).until_closed()


class _Serving:
    """The children that run, and the loop that waits for them all at once."""

    def __init__(self, control: socket.socket, shell: ReportShell) -> None:
        self._control, self._shell = control, shell
        self._children: dict[int, _Child] = {}
        self._ready = selectors.DefaultSelector()
        self._ready.register(control, selectors.EVENT_READ)

    def until_closed(self) -> None:
        """Serve until the control is closed, then leave no child behind."""
        while True:
            for key, _ in self._ready.select(self._patience()):
                if key.fd in self._children:
                    self._end(self._children[key.fd])
                elif not self._fork():
                    for each in self._children.values():
                        _kill(each.pid)
                    return
            self._stop_the_late()

    def _patience(self) -> float | None:
        waiting = [each.deadline for each in self._children.values() if not each.late]
        return max(0.0, min(waiting) - time.monotonic()) if waiting else None

    def _stop_the_late(self) -> None:
        now = time.monotonic()
        for each in self._children.values():
            if not each.late and now >= each.deadline:
                each.late = True
                _kill(each.pid)

    def _fork(self) -> bool:
        request, descriptors, _, _ = socket.recv_fds(self._control, _REQUEST, _DESCRIPTORS)
        if not request:
            return False
        channel, verdict, *files = descriptors
        parent = os.getpid()
        if not (pid := os.fork()):
            os.setpgid(0, 0)
            self._forget(verdict)
            run_or_end(socket.socket(fileno=channel), files, self._shell, parent)
        for each in (channel, *files):
            os.close(each)
        _own_group(pid)
        deadline = time.monotonic() + json.loads(request)["seconds"]
        child = _Child(pid, os.pidfd_open(pid), verdict, deadline)
        self._children[child.pidfd] = child
        self._ready.register(child.pidfd, selectors.EVENT_READ)
        return True

    def _forget(self, verdict: int) -> None:
        """Close, in a child, what is the parent's."""
        self._ready.close()
        self._control.close()
        os.close(verdict)
        for each in self._children.values():
            os.close(each.pidfd)
            os.close(each.verdict)

    def _end(self, child: _Child) -> None:
        _kill(child.pid)  # what it left running in its group; itself is over, and not yet reaped
        _, status, used = os.wait4(child.pid, 0)
        verdict = {
            "exit": os.waitstatus_to_exitcode(status),
            "late": child.late,
            "seconds": time.monotonic() - child.began,
            "cpu": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss * 1024,
        }
        self._ready.unregister(child.pidfd)
        del self._children[child.pidfd]
        os.close(child.pidfd)
        _tell(child.verdict, json.dumps(verdict).encode())
        os.close(child.verdict)


def _tell(pipe: int, verdict: bytes) -> None:
    try:
        os.write(pipe, verdict)
    except BrokenPipeError:  # the one who asked is gone
        return


def _own_group(pid: int) -> None:
    try:
        os.setpgid(pid, pid)
    except OSError:  # the child did it first, or has ended
        return


def _kill(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
