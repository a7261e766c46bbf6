"""An unknown file being mapped: what stands in the fields, what it gives, what is kept."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from stratbook.brief.keep.change import AddItem, Kept
from stratbook.brief.yaml_text import Plain
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.mapping import FileMapping
from stratbook.core.message import Name, say
from stratbook.core.tables import SCHEMAS
from stratbook.display.views.exploring.data_names import TABLES as TABLE_NAMES
from stratbook.ingest.account import Options
from stratbook.ingest.files import refusal
from stratbook.ingest.folder import EXPORTS
from stratbook.ingest.mapping_yaml import pattern_of
from stratbook.ingest.notes import UnreadableError
from stratbook.ingest.proposal import suggested
from stratbook.ingest.trial import Opened, Trial, opened, tried
from stratbook.notebook.reading import options_of
from stratbook.notebook.session import Session

CHAPTER: Final = "02_three_c"
TABLES: Final = tuple(name for name in SCHEMAS if name != "tags")
_MORE_CONSTANTS: Final = ("campaign", "currency", "account")


@dataclass(frozen=True)
class Setting:
    """What stands in the fields.

    Parameters
    ----------
    table : str
        Where the rows go.
    columns : tuple of str
        The table's column for each of the file's, in its order; empty leaves one out.
    constants : mapping
        What is the same on every row; an empty word is left out.
    date_order, date_format, delimiter, span, sheet : str
        As in ``mapping:``; empty where nothing needs to be said.
    """

    table: str
    columns: tuple[str, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""
    date_format: str = ""
    delimiter: str = ""
    span: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Room:
    """An unknown file, and how the brief reads exports.

    Parameters
    ----------
    name : str
        Its path in the client's folder.
    data : bytes
        The file.
    options : Options
        What the brief settles.
    """

    name: str
    data: bytes = field(repr=False)
    options: Options
    _opened: dict[tuple[str, str], Opened] = field(default_factory=dict, repr=False)

    def opened(self, delimiter: str = "", sheet: str = "") -> Opened:
        """Return the file cut by a delimiter, a sheet of it; opened once."""
        key = (delimiter, sheet)
        if key not in self._opened:
            self._opened[key] = opened(self.data, delimiter, sheet)
        return self._opened[key]


def unknown_files(session: Session) -> tuple[str, ...]:
    """Return the files of exports/ that no reader knows, or that their reader refused whole.

    Of the refused ones only those that have rows under headers: a mapping reads nothing else.
    """
    return tuple(
        each.file
        for each in session.account.files
        if each.unknown is not None or (not each.export and _opens(session, each.file))
    )


def refused_for(session: Session, name: str) -> tuple[Fault, ...]:
    """Return why a file that has a reader was refused by it; nothing for an unknown one."""
    found = next((each for each in session.account.files if each.file == name), None)
    return () if found is None or found.unknown is not None else found.faults


def _opens(session: Session, name: str) -> bool:
    folder = Path(session.brief.folder)
    path = folder / name
    if not path.exists() or refusal(path, folder / EXPORTS, folder) is not None:
        return False
    with contextlib.suppress(UnreadableError, OSError):
        found = opened(path.read_bytes())
        return bool(found.headers and found.rows)
    return False


def room_of(session: Session, name: str) -> Room:
    """Open one of a client's unknown files."""
    path = Path(session.brief.folder) / name
    return Room(name, path.read_bytes(), options_of(session.brief))


def start(room: Room, table: str = "", delimiter: str = "", sheet: str = "") -> Setting:
    """Return what the file's headers suggest, for a table if one is named."""
    file = room.opened(delimiter, sheet)
    found = suggested(room.name, file.headers, file.columns, table) if file.headers else None
    chosen = table or (found.table if found else TABLES[0])
    known = found.columns if found else {}
    constants = dict.fromkeys(constants_of(chosen), "") | (found.constants if found else {})
    return Setting(
        chosen, tuple(known.get(each, "") for each in file.headers), constants,
        delimiter=delimiter, sheet=sheet,
    )  # fmt: skip


def constants_of(table: str) -> tuple[str, ...]:
    """Return the columns of words that may be the same on every row of a table."""
    schema = SCHEMAS[table]
    words = [each for each in schema.columns if each.kind == "text"]
    needed = [each.name for each in words if each.required and not each.name.endswith("_id")]
    return (*needed, *(each for each in _MORE_CONSTANTS if each in schema.names))


def plain_of(room: Room, setting: Setting) -> dict[str, Plain]:
    """Return the item of ``mapping:`` that the fields say; what says nothing is left out."""
    headers = room.opened(setting.delimiter, setting.sheet).headers
    pairs = zip(headers, setting.columns, strict=True)
    columns: dict[str, Plain] = {header: column for header, column in pairs if column}
    constants: dict[str, Plain] = {
        name: word.strip() for name, word in setting.constants.items() if word.strip()
    }
    several = len({grid.sheet for grid in room.opened(setting.delimiter).grids}) > 1
    item: dict[str, Plain] = {
        "files": pattern_of(room.name),
        "sheet": room.opened(setting.delimiter, setting.sheet).sheet if several else "",
        "table": setting.table,
        "columns": columns,
        "constants": constants,
        "date_order": setting.date_order,
        "date_format": setting.date_format.strip(),
        "delimiter": setting.delimiter,
        "span": setting.span,
    }
    return {key: value for key, value in item.items() if value}


def moved(room: Room, setting: Setting) -> Trial:
    """Read the file's first rows by what the fields say."""
    item = plain_of(room, setting)
    if "columns" not in item:
        return Trial((), None)
    mapping = FileMapping.model_validate(item)
    return tried(room.name, room.opened(setting.delimiter, setting.sheet), mapping, room.options)


def kept(room: Room, setting: Setting) -> Kept:
    """Return what keeping writes: the item of ``mapping:``.

    Raises
    ------
    ParameterError
        When no row of the file can be read by it: what is wrong, and what to do.
    """
    if faults := _unreadable(moved(room, setting)):
        raise ParameterError(faults)
    item = plain_of(room, setting)
    return Kept(
        chapter=CHAPTER,
        question=say("How is the file {file} read?", file=Name(text=room.name)),
        choice=say("As {table}, by its mapping in client.yml", table=TABLE_NAMES[setting.table]),
        changes=(AddItem(("mapping",), item, same=("files",)),),
        options=(say("Map its columns"), say("Leave it out")),
        criteria=(say("What its columns hold"), say("Rows that can be read")),
    )


def _unreadable(trial: Trial) -> tuple[Fault, ...]:
    """Return why a mapping reads no row; nothing when it reads some."""
    if trial.reads:
        return ()
    if trial.read is not None:
        return trial.read.account.faults
    said = [(each.problem, each.remedy) for each in trial.misfits]
    none = [(say("No column of the file is named."), say("Say for at least one what it is."))]
    return tuple(Fault("mapping", problem, remedy) for problem, remedy in said or none)
