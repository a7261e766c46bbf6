"""The folder a new client begins with: a commented brief, a workbook to fill in, a drop box."""

import datetime as dt
import tempfile
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from stratbook.brief.blank import write_blank
from stratbook.brief.client_file import FILE
from stratbook.brief.folder_name import folder_fault, is_slug
from stratbook.brief.grids import WORKBOOK
from stratbook.brief.models import Objective
from stratbook.brief.yaml_text import parse, shown
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.goals import goals
from stratbook.core.language import LANGUAGES
from stratbook.core.message import say
from stratbook.core.period import month

EXPORTS: Final = "exports"
_README: Final = {"fr": "LISEZ-MOI.md", "en": "README.md"}


def new_client(folder: Path, language: str, today: dt.date) -> tuple[Path, ...]:
    """Write the folder of a new client, whole or not at all.

    Parameters
    ----------
    folder : Path
        Where; its name becomes the client's id. It may exist if it is empty.
    language : str
        Of the workbook and the report, and of the comments: English for a third language.
    today : date
        The period written is the last full month before this day.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    ParameterError
        When the name cannot be an id, the folder holds something, the language is not
        known, or the folder cannot be written.
    """
    folder = folder.resolve()
    _refuse(folder, language)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as room:
            made = Path(room) / folder.name
            written = _write(made, language, today)
            names = [path.relative_to(made) for path in written]
            if folder.exists():
                folder.rmdir()
            made.rename(folder)
    except OSError as error:
        raise ParameterError((_unwritable(folder),)) from error
    return tuple(folder / name for name in names)


def example_objectives() -> tuple[tuple[Objective, ...], ...]:
    """Return the objectives that a new client begins with, in each language of the template."""
    found = []
    for language in _README:
        told = parse(_brief("new", language, dt.date(2000, 1, 31)), FILE).data
        rows = told.get("objectives") if isinstance(told, dict) else None
        rows = rows if isinstance(rows, list) else []
        found.append(tuple(Objective.model_validate(row) for row in rows))
    return tuple(found)


def _refuse(folder: Path, language: str) -> None:
    if language not in LANGUAGES:
        raise ParameterError(
            (
                Fault(
                    "--lang",
                    say("“{value}” is not a language of the report.", value=shown(language)),
                    say("Write one of these: {choices}.", choices=LANGUAGES),
                ),
            )
        )
    if not is_slug(folder.name):
        raise ParameterError((folder_fault(folder.name),))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParameterError(
            (
                Fault(
                    shown(folder.name),
                    say("The folder already holds something."),
                    say("Give a new name, or empty the folder first: nothing was changed."),
                ),
            )
        )


def _unwritable(folder: Path) -> Fault:
    return Fault(
        shown(folder.name),
        say("The folder cannot be written."),
        say("Choose a place where you may write: nothing was changed."),
    )


def _write(folder: Path, language: str, today: dt.date) -> tuple[Path, ...]:
    client, workbook = folder / FILE, folder / WORKBOOK
    own = "fr" if language == "fr" else "en"  # what the templates are written in
    readme = folder / EXPORTS / _README[own]
    readme.parent.mkdir(parents=True)
    brief = _brief(folder.name, own, today)
    brief = brief.replace(f"\nlanguage: {own}\n", f"\nlanguage: {language}\n")
    client.write_text(brief, encoding="utf-8", newline="\n")
    write_blank(workbook, language)
    readme.write_text(_template(f"exports.{own}.md"), encoding="utf-8", newline="\n")
    return client, workbook, readme


def _brief(name: str, language: str, today: dt.date) -> str:
    now = month(today.year, today.month)
    width = max(len(id_) for id_ in goals())
    catalogue = "\n".join(
        f"#                {goal.id:<{width}}  {goal.words[language].label}"
        for goal in goals().values()
    )
    return Template(_template(f"client.{language}.yml")).substitute(
        name=name.replace("_", " ").replace("-", " ").strip().capitalize(),
        period=now.previous().code,
        due=dt.date(today.year, 12, 31).isoformat(),
        goals=catalogue,
    )


def _template(name: str) -> str:
    return (files("stratbook.brief") / "templates" / name).read_text(encoding="utf-8")
