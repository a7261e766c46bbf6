"""``course.toml``: whose course folder this is, in which language, and under which brand's name."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import LANGUAGES
from stratbook.core.message import Message, say

FILE: Final = "course.toml"
_FOLDERS: Final = 6  # how far up from a notebook it is looked for
_LARGEST: Final = 20_000
_KEYS: Final = ("learner", "language", "brand")


@dataclass(frozen=True)
class CourseFile:
    """What a course folder says of itself.

    Parameters
    ----------
    folder : Path
        Where the file is.
    learner : str
        Whose numbers; empty for the published ones.
    language : str
        ``fr``, ``en`` or empty.
    brand : str
        The name the learner gave to the brand of the portfolio; empty for the client's own.
    """

    folder: Path
    learner: str = ""
    language: str = ""
    brand: str = ""


def find_course(start: Path) -> CourseFile | None:
    """Return the course folder that a folder lies in; None when there is none.

    Raises
    ------
    ParameterError
        When its file cannot be read, with what to change.
    """
    for folder in (start, *start.parents)[:_FOLDERS]:
        if (folder / FILE).is_file():
            return read_course(folder)
    return None


def read_course(folder: Path) -> CourseFile:
    """Read a course folder's file.

    Raises
    ------
    ParameterError
        When it is missing, is no TOML, or a value is no text or no known language.
    """
    path = folder / FILE
    try:
        if path.stat().st_size > _LARGEST:
            raise _wrong(say("The file is larger than 20 kB."))
        told = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError:
        raise _wrong(say("The file is missing or cannot be read.")) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = str(error).rstrip(".")
        raise _wrong(say("The file is not written as TOML: {reason}.", reason=reason)) from None
    return CourseFile(folder, **{key: _text(told, key) for key in _KEYS})


def course_text(learner: str, language: str, brand: str = "") -> str:
    """Return the text of a course folder's file."""
    values = {"learner": learner, "language": language, "brand": brand}
    return "".join(f"{key} = {_quoted(value)}\n" for key, value in values.items())


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str):
        raise _wrong(say("“{key}” is not a text between quotation marks.", key=key))
    if key == "language" and value and value not in LANGUAGES:
        raise _wrong(say("“{value}” is not a language of the course: write fr or en.", value=value))
    return " ".join(value.split())


def _wrong(problem: Message) -> ParameterError:
    return ParameterError((
        Fault(FILE, problem, say("It holds three lines: learner, language and brand, each with a "
                                 "text between quotation marks.")),
    ))  # fmt: skip


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each for each in escaped if each.isprintable()) + '"'
