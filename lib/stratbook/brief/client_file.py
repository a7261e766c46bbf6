"""``client.yml``: from the bytes on disk to a draft and checked models."""

from pathlib import Path
from typing import Final

from stratbook.brief.checks import check_faults
from stratbook.brief.draft import Draft
from stratbook.brief.models import ClientFile
from stratbook.brief.refusals import validated
from stratbook.brief.yaml_text import Document, parse, shown
from stratbook.core.errors import Fault
from stratbook.core.message import Message, say

FILE: Final = "client.yml"
_LARGEST: Final = 1_000_000
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_client(folder: Path) -> tuple[ClientFile | None, Draft, list[Fault]]:
    """Read and check a folder's ``client.yml``.

    Returns
    -------
    file : ClientFile or None
        None when there is a fault.
    draft : Draft
        What was written, as far as it could be read; empty when it could not.
    faults : list of Fault
        Everything that is wrong with it.
    """
    document = Document(FILE)
    text, document.faults = _text(folder / FILE)
    if text is not None:
        document = parse(text, FILE)
    if not document.faults and not isinstance(document.data, dict):
        document.faults.append(_no_mapping(document))
    draft = Draft.of(folder, document)
    if not isinstance(document.data, dict):
        return None, draft, document.faults
    file, refused = validated(draft)
    checked = check_faults(draft)
    told = {fault.place for fault in checked}
    faults = [*document.faults, *(each for each in refused if each.place not in told), *checked]
    return (None if faults else file), draft, sorted(faults, key=_line)


def _line(fault: Fault) -> int:
    """Return the line a fault stands on, so that faults come in the order of the file."""
    words = fault.place.split(", ")
    found = [each for each in words[1:2] if each.startswith("line ")]
    return int(found[0].removeprefix("line ")) if found else 0


def _no_mapping(document: Document) -> Fault:
    if document.data is None:
        return Fault(
            FILE,
            say("The file is empty."),
            say("Write the keys as in the file that “stratbook new” makes."),
        )
    return Fault(
        FILE,
        say("“{value}” stands where keys are expected.", value=shown(document.data)),
        say("Write the keys as in the file that “stratbook new” makes."),
    )


def _text(path: Path) -> tuple[str | None, list[Fault]]:
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= _LARGEST else b""
    except OSError:
        return None, [
            Fault(
                FILE,
                say("No file {file} can be opened in the client's folder.", file=FILE),
                say("Make the folder with “stratbook new”, or give the folder that has it."),
            )
        ]
    if size > _LARGEST:
        return None, [
            Fault(
                FILE,
                say("The file is larger than 1 MB."),
                say("A brief is a page or two: keep the data in inputs.xlsx and exports/."),
            )
        ]
    return _decoded(raw)


def _decoded(raw: bytes) -> tuple[str | None, list[Fault]]:
    if raw.startswith(_UTF16):
        return None, [_encoding(say("The file is saved in UTF-16."))]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [
            _encoding(say("The file is not saved in UTF-8 (see line {line}).", line=line), line)
        ]


def _encoding(problem: Message, line: int | None = None) -> Fault:
    place = FILE if line is None else f"{FILE}, line {line}"
    return Fault(
        place, problem, say("Save it again with the encoding UTF-8 (in the editor's “Save as”).")
    )
