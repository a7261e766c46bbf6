"""A real spreadsheet: a headless LibreOffice, in a private profile, recalculates or edits."""

import os
import shutil
import subprocess
from html import escape
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


_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" \
script:language="StarBasic">{code}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" \
library:readonly="false" library:passwordprotected="false">{element}</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library">\
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""
_EDIT = """Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  page = book.Sheets.getByIndex(0)
{edits}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "{filter}"
  book.storeToURL("{target}", kind())
  book.close(True)
End Sub
"""
_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}


def edited(book: Path, room: Path, *edits: str) -> Path:
    """Return a workbook that LibreOffice opened, edited by its own Basic, and saved.

    Parameters
    ----------
    book : Path
        The workbook.
    room : Path
        An empty folder to work in.
    edits : str
        Lines of Basic; ``page`` is the first sheet, ``book`` the document.
    """
    program = office()
    start = [program, f"-env:UserInstallation={(room / 'profile').as_uri()}", "--headless",
             "--norestore"]  # fmt: skip
    # A profile's first start runs no macro: it is made before.
    subprocess.run(
        [*start, "--terminate_after_init"], capture_output=True, timeout=180, check=False
    )
    basic = room / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    target = room / f"edited{book.suffix}"
    code = _EDIT.format(source=book.as_uri(), target=target.as_uri(), edits="\n".join(edits),
                        filter=_FILTERS[target.suffix])  # fmt: skip
    for name in ("script", "dialog"):
        (basic / f"{name}.xlc").write_text(_LIBRARIES, encoding="utf-8")
        element = '<library:element library:name="Module1"/>' if name == "script" else ""
        library = basic / "Standard" / f"{name}.xlb"
        library.write_text(_LIBRARY.format(element=element), encoding="utf-8")
    module = basic / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
    command = [*start, "macro:///Standard.Module1.Main"]
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)
    assert target.exists(), done.stderr.decode()
    return target
