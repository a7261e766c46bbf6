"""Office files that do not change with the hour: same content, same bytes."""

import datetime as dt
import io
import re
import zipfile
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
_NESTED: Final = (".xlsx", ".docx", ".pptx")


def still(content: bytes, day: dt.date) -> bytes:
    """Return an Office file whose entries and properties bear one day, those inside it too.

    Parameters
    ----------
    content : bytes
        A zip package: ``.pptx``, ``.xlsx``.
    day : date
        What the properties say of its making.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, _EPOCH),
                _dated(entry.filename, old.read(entry), day),
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()


def _dated(name: str, content: bytes, day: dt.date) -> bytes:
    if name.endswith(_NESTED):
        return still(content, day)
    if name == "docProps/core.xml":
        stamp = f"{day:%Y-%m-%d}T00:00:00Z".encode()
        return _STAMP.sub(lambda found: found[1] + stamp + found[2], content)
    return content
