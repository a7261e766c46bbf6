"""Write a kept decision into a client's folder: checked on a copy, logged, whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from stratbook.brief.cells import Hand
from stratbook.brief.client_file import FILE, read_client
from stratbook.brief.grids import FOLDER
from stratbook.brief.keep.change import AddItem, Kept, SetKey, SetRow
from stratbook.brief.keep.journal import DRAFT
from stratbook.brief.keep.lock import unwritable
from stratbook.brief.keep.log import Reason, log_row, same_row
from stratbook.brief.keep.place import holding, put
from stratbook.brief.keep.tables import written_table
from stratbook.brief.keep.yaml_edit import with_changes
from stratbook.brief.keep.yaml_values import holds
from stratbook.brief.read import hand_of, read_brief
from stratbook.brief.yaml_text import parse, shown
from stratbook.core.errors import BriefError, Fault, ParameterError, raise_all
from stratbook.core.language import Language
from stratbook.core.message import Message, say

__all__ = ["Reason", "Written", "keep"]
_ROOMS: Final = (FOLDER, "notes")
_SIGNATURE: Final = b"\xef\xbb\xbf"  # what some editors put before UTF-8


@dataclass(frozen=True)
class Written:
    """What a kept decision wrote.

    Parameters
    ----------
    places : tuple of str
        Where each thing stands from now on; empty when nothing differed.
    copies : tuple of Path
        What stood there before, within the client's folder.
    notes : tuple of Message
        What is to be known besides.
    """

    places: tuple[str, ...] = ()
    copies: tuple[Path, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass
class _Draft:
    """A copy of the client's folder, and what was changed in it."""

    room: Path
    before: dict[Path, bytes | None] = field(default_factory=dict)
    after: dict[Path, bytes] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def write(self, path: Path, content: bytes, places: Iterable[str]) -> None:
        """Change a file of the copy; say where."""
        name = path.relative_to(self.room)
        if name not in self.before:
            self.before[name] = path.read_bytes() if path.exists() else None
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        self.after[name] = content
        self.places += places


def keep(folder: Path, kept: Kept, reason: Reason, *, language: Language) -> Written:
    """Write a decision into a client's folder, and say in its log why.

    Parameters
    ----------
    folder : Path
        The client's folder.
    kept : Kept
        What was decided, and what it changes.
    reason : Reason
        Why, by which role, on what day.
    language : Language
        In whose words the log says it: the client's.

    Returns
    -------
    Written
        Without places when nothing differs from what stands there already.

    Raises
    ------
    BriefError
        When the folder could not be read afterwards (or cannot now): every fault at once.
    ParameterError
        When the reason or the role is missing, something cannot be changed safely, another
        writes there or the folder cannot be written.

    Notes
    -----
    After any error the folder is as it was; after a power cut, once it is read or held again, it
    is as it was or as it was to be (:mod:`stratbook.brief.keep.journal`).
    """
    folder, reason = folder.resolve(), reason.checked()
    with holding(folder):
        try:
            return _kept(folder, kept, reason, language)
        except OSError as error:
            raise unwritable(folder, error) from error


def _kept(folder: Path, kept: Kept, reason: Reason, language: Language) -> Written:
    with tempfile.TemporaryDirectory(prefix=DRAFT, dir=folder) as room:
        draft = _Draft(_copied(folder, Path(room) / folder.name))
        if not _applied(draft, kept, reason, language):
            return Written()
        read_brief(draft.room)
        return _placed(folder, draft, reason)


def _copied(folder: Path, room: Path) -> Path:
    """Copy what a brief is read from: the files of the folder, its inputs and its notes."""
    room.mkdir()
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copy2(path, room / path.name)
    for name in _ROOMS:
        if (folder / name).is_dir():
            shutil.copytree(folder / name, room / name, ignore=shutil.ignore_patterns(".*", "~*"))
    return room


def _applied(draft: _Draft, kept: Kept, reason: Reason, language: Language) -> bool:
    """Apply a decision to the copy; say whether anything differs."""
    _, client, faults = read_client(draft.room)
    raise_all(BriefError, faults)
    hand = hand_of(client)
    _client(draft, kept, reason)
    for sheet in dict.fromkeys(each.sheet for each in kept.changes if isinstance(each, SetRow)):
        rows = [each for each in kept.changes if isinstance(each, SetRow) and each.sheet == sheet]
        _table(draft, rows, hand)
    if not draft.places:
        said = written_table(draft.room, [same_row(kept, reason, language)], hand) is None
        if kept.changes or said:
            return False
    _table(draft, [log_row(kept, reason, language)], hand)
    return True


def _client(draft: _Draft, kept: Kept, reason: Reason) -> None:
    path = draft.room / FILE
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig")
    data = parse(text, FILE).data
    changes: list[SetKey | AddItem] = []
    for each in kept.changes:
        if isinstance(each, AddItem) and not holds(data, each):
            changes.append(replace(each, value=reason.inside(each.path, each.value)))
        elif isinstance(each, SetKey):
            changes.append(each)
    changed, paths = with_changes(text, changes)
    if paths:
        document = parse(changed, FILE)
        mark = _SIGNATURE if raw.startswith(_SIGNATURE) else b""
        draft.write(path, mark + changed.encode(), (document.place(each) for each in paths))


def _table(draft: _Draft, rows: list[SetRow], hand: Hand) -> None:
    found = written_table(draft.room, rows, hand)
    if found is None:
        return
    draft.write(found.path, found.content, found.places)
    if found.note is not None and found.note not in draft.notes:
        draft.notes.append(found.note)


def _placed(folder: Path, draft: _Draft, reason: Reason) -> Written:
    for name, before in draft.before.items():
        path = folder / name
        if (path.read_bytes() if path.exists() else None) != before:
            raise ParameterError((
                Fault(
                    shown(name.as_posix()),
                    say("The file was changed by somebody else meanwhile."),
                    say("Keep the decision again: nothing was changed."),
                ),
            ))  # fmt: skip
    # A link within the folder stays a link: the file it leads to is what changes.
    files = {(folder / name).resolve(): content for name, content in draft.after.items()}
    copies = put(folder, files, reason.on)
    inside = tuple(each.relative_to(folder) for each in copies)
    return Written(tuple(draft.places), inside, tuple(draft.notes))
