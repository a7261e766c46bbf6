"""A real spreadsheet: recalculates a workbook in a headless LibreOffice with a private profile."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

# 7.4 keeps a file's own figures unless its profile says to recalculate: 0 is "always".
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" \
oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def office() -> str:
    """Return the program, or skip where it is absent; under CI its absence is a failure."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice is absent: .ci/browser installs it")
        pytest.skip("LibreOffice is not installed")
    return found


def recalculated(book: Path, room: Path) -> Path:
    """Return a copy of a workbook with every formula recalculated.

    Parameters
    ----------
    book : Path
        The workbook.
    room : Path
        An empty folder to work in.
    """
    program = office()
    profile = room / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    out = room / "out"
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(book),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)
    made = out / book.name
    assert made.exists(), done.stderr.decode()
    return made
