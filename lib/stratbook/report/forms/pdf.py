"""The report on paper: Chromium prints the page; nothing else lays it out."""

import datetime as dt
import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final

from stratbook.core.errors import ChapterError, Fault, ParameterError
from stratbook.core.message import say
from stratbook.report.engine.pool import AVAILABLE

_BROWSERS: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)  # fmt: skip
# The page asks for nothing; the browser itself must not either.
_QUIET: Final = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
_PRINT: Final = (
    "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
)  # fmt: skip
_SECONDS: Final = 180
_DATE: Final = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d\d'\d\d'\))")
# The browser counts nodes across all it ever made; what refers to them must keep their order.
_NODE: Final = re.compile(rb"\(node(\d{8})\)")
_CREATOR: Final = re.compile(rb"/Creator \([^)\\]*(?:\\.[^)\\]*)*\)")


def browser() -> str:
    """Return the browser that prints: that of ``CHROMIUM``, or the system's.

    Raises
    ------
    ParameterError
        When there is none.
    """
    names = (os.environ.get("CHROMIUM", ""), *_BROWSERS)
    for name in names:
        if name and (found := shutil.which(name)):
            return found
    raise ParameterError(
        (
            Fault(
                "--format pdf",
                say("No Chromium was found to print with."),
                say("Install Chromium or Chrome, or say where it is in CHROMIUM."),
            ),
        )
    )


def write_pdf(page: Path, path: Path, day: dt.date) -> None:
    """Print a report: tagged, with bookmarks, running foot and page numbers.

    Parameters
    ----------
    page : Path
        The report's page.
    path : Path
        Where the PDF goes.
    day : date
        The date the file bears: the same report gives the same bytes.

    Raises
    ------
    ParameterError
        When there is no browser.
    ChapterError
        When the browser printed nothing.
    """
    program = browser()
    with tempfile.TemporaryDirectory(prefix="stratbook-print-") as profile:
        printed = Path(profile) / "report.pdf"
        command = [
            program, *_QUIET, *_PRINT, *_unconfined(), f"--user-data-dir={profile}",
            f"--print-to-pdf={printed}", page.resolve().as_uri(),
        ]  # fmt: skip
        reason = _run(command)
        if not printed.is_file() or not printed.stat().st_size:
            raise _unprinted(page, reason)
        path.write_bytes(dated(printed.read_bytes(), day))


def dated(content: bytes, day: dt.date) -> bytes:
    """Return a PDF with a date of its own and nothing of the browser's run, every offset kept."""
    stamp = day.strftime("%Y%m%d000000").encode()
    content = _DATE.sub(lambda found: found[1] + stamp + found[2], content)
    content = _CREATOR.sub(_signed, content)
    names = {old: b"%08d" % at for at, old in enumerate(sorted(set(_NODE.findall(content))), 1)}
    return _NODE.sub(lambda found: b"(node" + names[found[1]] + b")", content)


def _signed(found: re.Match[bytes]) -> bytes:
    room = len(found[0]) - len(b"/Creator ()")
    return b"/Creator (" + b"stratbook"[:room].ljust(room) + b")"


def _unconfined() -> tuple[str, ...]:
    """Chromium has no sandbox for root, as in a container: the page runs only its own script."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _run(command: list[str]) -> str:
    """Run the browser; return what went wrong, after ending it and all it started."""
    try:
        with _uncapped():
            started = subprocess.Popen(  # noqa: S603 - the browser found above, our own arguments
                command,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError as error:
        return error.strerror or str(error)
    with started:
        try:
            code = started.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            _end(started)
            return f"{_SECONDS} s"
    return "" if code == 0 else f"{Path(command[0]).name}: {code}"


def _uncapped() -> AbstractContextManager[None]:
    """Give the browser the machine's memory: it hangs where it cannot have what it reserves."""
    if not AVAILABLE:
        return nullcontext()
    from stratbook.report.engine.bounds import uncapped  # noqa: PLC0415 - Linux only

    return uncapped()


def _end(started: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(started.pid, signal.SIGKILL)
    else:
        started.kill()


def _unprinted(page: Path, reason: str) -> ChapterError:
    return ChapterError(
        (
            Fault(
                page.name,
                say("The browser did not print the page ({reason}).", reason=reason or "?"),
                say("Open the page in the browser and print it there to see why."),
            ),
        )
    )
