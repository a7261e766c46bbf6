"""The consultant's own paragraphs: ``notes/*.md`` in the client's folder.

Where a note stands is said by its front matter (``before: 06_media_plan``) or by its name:
``after_summary.fr.md``, ``before_06_media_plan.md``, ``08_performance.en.md``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from stratbook.brief.nearest import nearest
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.language import LANGUAGES
from stratbook.core.message import Message, say

FOLDER: Final = "notes"
PLACES: Final = (
    "summary", "01_objectives", "02_three_c", "03_poem", "04_platforms", "05_editorial",
    "06_media_plan", "07_conversion", "08_performance", "09_reputation", "10_organisation",
    "next_steps", "decisions", "appendix",
)  # fmt: skip
Side = Literal["before", "after", "chapter"]
_SIDES: Final[Mapping[str, Side]] = {
    "before": "before", "after": "after", "chapter": "chapter",
}  # fmt: skip
_LARGEST: Final = 20_000
_MOST: Final = 40
_FRONT: Final = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n?", re.DOTALL | re.MULTILINE)
_LINE: Final = re.compile(r"^\s*([a-z]+)\s*:\s*[\"']?([\w-]+)[\"']?\s*$")
_NAMED: Final = re.compile(r"(?:(before|after|chapter)_)?(.+)")


@dataclass(frozen=True)
class OwnNote:
    """A paragraph or two of the consultant's.

    Parameters
    ----------
    file : str
        Its path inside the client's folder.
    side : {"before", "after", "chapter"}
        Before or after a section, or at the beginning of a chapter, under its title.
    place : str
        The section: ``summary``, a chapter's id, ``next_steps``, ``decisions``, ``appendix``.
    language : str
        For one edition only; empty for all.
    text : str
        Markdown.
    """

    file: str
    side: Side
    place: str
    language: str
    text: str


def read_own_notes(folder: Path) -> tuple[tuple[OwnNote, ...], list[Fault]]:
    """Read the notes of a client's folder, in the order of their names.

    Returns
    -------
    notes : tuple of OwnNote
        Those without fault.
    faults : list of Fault
        Unknown places, other encodings than UTF-8, files too large, empty ones.
    """
    room = folder / FOLDER
    if not room.is_dir():
        return (), []
    files = sorted(each for each in room.glob("*.md") if not each.name.startswith("."))
    notes: list[OwnNote] = []
    faults = list(_too_many(files))
    for path in files[:_MOST]:
        read = _note(path)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            notes.append(read)
    return tuple(notes), faults


def _note(path: Path) -> OwnNote | Fault:
    place = f"{FOLDER}/{path.name}"
    text = _text(path, place)
    if isinstance(text, Fault):
        return text
    body, front = _parted(text)
    stem, _, language = path.stem.rpartition(".")
    if not stem or language not in LANGUAGES:
        stem, language = path.stem, ""
    where = _where(front, stem)
    if where is None:
        return _nowhere(place, front, stem)
    if not body.strip():
        return Fault(place, say("The note is empty."), say("Write it, or take the file away."))
    return OwnNote(place, *where, language, body.strip())


def _text(path: Path, place: str) -> str | Fault:
    try:
        if not path.resolve().is_relative_to(path.parent.parent.resolve()):
            return Fault(place, say("The note lies outside the client's folder."), _AGAIN)
        if path.stat().st_size > _LARGEST:
            return Fault(
                place,
                say("The note is larger than 20 kB."),
                say("Keep to a few paragraphs; longer texts go into a document of their own."),
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return Fault(place, say("The note is not saved in UTF-8."), _AGAIN)
    except OSError as error:
        reason = error.strerror or str(error)
        return Fault(place, say("The note cannot be read: {reason}.", reason=reason), _AGAIN)


_AGAIN: Final[Message] = say("Save it again in the folder notes, with the encoding UTF-8.")


def _parted(text: str) -> tuple[str, dict[str, str]]:
    """Return what is below the front matter, and its keys."""
    found = _FRONT.match(text)
    if found is None:
        return text, {}
    lines = (_LINE.match(line) for line in found[1].splitlines())
    return text[found.end() :], {line[1]: line[2] for line in lines if line}


def _where(front: Mapping[str, str], stem: str) -> tuple[Side, str] | None:
    for key, side in _SIDES.items():
        if key in front:
            return _checked(side, front[key])
    named = _NAMED.fullmatch(stem)
    return None if named is None else _checked(_SIDES[named[1] or "chapter"], named[2])


def _checked(side: Side, place: str) -> tuple[Side, str] | None:
    known = PLACES if side != "chapter" else [each for each in PLACES if each[:2].isdigit()]
    return (side, place) if place in known else None


def _nowhere(place: str, front: Mapping[str, str], stem: str) -> Fault:
    asked = next((front[key] for key in _SIDES if key in front), stem)
    bare = re.sub(r"^(before|after|chapter)_", "", asked)
    near = nearest(bare, PLACES)
    return Fault(
        place,
        say("Nothing says where the note goes: there is no place “{value}”.", value=shown(asked)),
        say("Write {near} if that is what is meant.", near=near)
        if near
        else say(
            "Begin the file with three lines: ---, before: 06_media_plan, ---. The places are "
            "{places}.",
            places=PLACES,
        ),
    )


def _too_many(files: list[Path]) -> Iterator[Fault]:
    if len(files) > _MOST:
        yield Fault(
            FOLDER,
            say("There are more than {most} notes.", most=_MOST),
            say("A report with that many is no longer read: keep the best."),
        )
