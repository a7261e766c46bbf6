"""A report's notebooks reach no network, whichever engine runs them."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from report.engine_cells import run, texts
from stratbook.report.engine.offline import IN_A_KERNEL
from stratbook.report.engine.pool import AVAILABLE, Worker

FAR = "192.0.2.1"  # of the block kept for examples: it is nobody's
REFUSED = f"""
import socket
from stratbook.report.engine.offline import refuse_sockets
refuse_sockets()
asked = (
    lambda: socket.create_connection(("{FAR}", 9), 1),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: socket.gethostbyname("example.org"),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("{FAR}", 53)),
    lambda: socket.socket(socket.AF_INET6, socket.SOCK_STREAM).connect(("2001:db8::1", 9)),
)
for each in asked:
    try:
        each()
    except PermissionError:
        print("refused")
print(len(socket.socketpair()), socket.create_server(("127.0.0.1", 0)).getsockname()[0])
"""
ALONE = """
import os
from stratbook.report.engine.offline import cut_off
before = os.readlink("/proc/self/ns/net")
cut_off()
print(os.readlink("/proc/self/ns/net") == before)
"""


def said(code: str, **settings: str) -> list[str]:
    settled = {**os.environ, **settings}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=settled, capture_output=True, text=True, check=True
    )
    return ran.stdout.splitlines()


def test_python_s_sockets_reach_no_other_machine():
    assert said(REFUSED) == [*["refused"] * 5, "2 127.0.0.1"]


@pytest.mark.skipif(sys.platform != "linux", reason="networks of one's own are Linux's")
def test_the_network_stays_where_it_was_asked_to():
    assert said(ALONE, STRATBOOK_NETWORK="on") == ["True"]


@pytest.mark.skipif(not AVAILABLE, reason="forks only on Linux")
def test_a_forked_notebook_has_a_network_of_its_own_with_nothing_in_it():
    if said(ALONE) != ["False"]:
        pytest.skip("this system lets no process have a network of its own")
    with socket.create_server(("127.0.0.1", 0)) as listening, Worker() as worker:
        here = listening.getsockname()
        cells = (
            "import os, socket; os.readlink('/proc/self/ns/net')",
            "[name for _, name in socket.if_nameindex()]",
            f"socket.socket().connect_ex({here}) != 0",
        )
        space, *others = texts(run(*cells, worker=worker))
    assert space.strip("'") != str(Path("/proc/self/ns/net").readlink())
    assert others == ["['lo']", "True"]


def test_a_kernel_refuses_before_its_first_cell():
    cell = (
        f"import socket\ntry: socket.create_connection(('{FAR}', 9), 1)\n"
        "except OSError as error: print(type(error).__name__)"
    )
    asked = [f"--IPKernelApp.exec_lines={IN_A_KERNEL}"]
    executed = run(cell, engine="nbclient", extra_arguments=asked)
    assert texts(executed) == ["PermissionError\n"]
