"""A report's notebooks have no network: what a client sent cannot leave by them.

On Linux, where the system allows it, their process gets a network of its own with nothing in
it. Elsewhere Python's own sockets are refused, which stops a slip, not a program that means
to get out. ``STRATBOOK_NETWORK=on`` leaves the network as it is.
"""

import contextlib
import ctypes
import os
import sys
from pathlib import Path
from typing import Any, Final

# What a kernel runs before its first cell; its own sockets to papermill are not Python's.
IN_A_KERNEL: Final = f"__import__({__name__!r}, fromlist=['of']).refuse_sockets()"
_OWN_USER: Final = 0x10000000  # Linux: CLONE_NEWUSER
_OWN_NETWORK: Final = 0x40000000  # Linux: CLONE_NEWNET
_ASKS: Final = frozenset({
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg",
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
})  # fmt: skip
_HERE: Final = frozenset({"127.0.0.1", "::1", "localhost"})


def cut_off() -> None:
    """Take the network from this process and from those that it starts.

    For a process of one thread that no request has reached yet.
    """
    if is_open():
        return
    if not _alone():
        refuse_sockets()


def is_open() -> bool:
    """Say whether the network was asked to stay."""
    return os.environ.get("STRATBOOK_NETWORK", "").strip().lower() == "on"


def refuse_sockets() -> None:
    """Refuse every address of another machine to Python's sockets, for good."""
    if not is_open():
        sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event not in _ASKS:
        return
    by_name = event.startswith("socket.get")
    asked = args[0] if by_name else args[1]
    if not by_name and not isinstance(asked, tuple):  # a path: a socket of this machine
        return
    host = asked if by_name else asked[0]
    told = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if told is not None and told not in _HERE:
        raise PermissionError(f"a report's notebook has no network (asked for {told})")


def _alone() -> bool:
    """Give this process a network of its own, as root or as a user of its own namespace."""
    if sys.platform != "linux":
        return False
    unshare: Any = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    if unshare is None:
        return False
    if unshare(_OWN_NETWORK) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if unshare(_OWN_USER | _OWN_NETWORK) != 0:
        return False
    with contextlib.suppress(OSError):  # without it files are still ours: only their names are not
        own = Path("/proc/self")
        (own / "setgroups").write_text("deny", encoding="ascii")
        (own / "uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        (own / "gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    return True
