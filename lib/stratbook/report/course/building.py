"""``stratbook course build``: a folder to hand out, to teach with, or for nbgrader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from nbformat import NotebookNode

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import say
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook import editions
from stratbook.notebook.course import trainer
from stratbook.notebook.course.assignment import assignment
from stratbook.notebook.course.course_file import FILE as COURSE_FILE
from stratbook.notebook.course.course_file import course_text
from stratbook.notebook.course.draw import key_of
from stratbook.notebook.course.edition import (
    PORTFOLIO,
    Edition,
    course_notebook,
    portfolio_notebook,
    sources,
)
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.handout import tables_of
from stratbook.notebook.course.lesson import COLOUR, exercises
from stratbook.notebook.course.roster import FILE as ROSTER
from stratbook.notebook.course.roster import read_roster, roster_text
from stratbook.notebook.ipynb import text_of
from stratbook.report.course.client_data import client_files
from stratbook.report.course.page import course_page
from stratbook.report.course.placing import Placed, place
from stratbook.report.course.trainer_files import key_csv
from stratbook.report.course.wheel import requirements, wheel

Files = dict[str, bytes]
_README: Final = {"fr": "LISEZ-MOI.md", "en": "README.md"}
_STUB: Final = {
    "fr": "# Remplacez chaque … par votre réponse.",
    "en": "# Replace each … by your answer.",
}


@dataclass(frozen=True)
class Wanted:
    """What course folder is asked for.

    Parameters
    ----------
    edition : Edition
        For whom.
    language : str
        ``fr`` or ``en``.
    learner : str
        One learner's name; empty for the published numbers.
    roster : Path or None
        A table of learners: a folder each, or a key for each in the solution edition.
    client : str
        Another client's folder; empty for the demonstration's.
    """

    edition: Edition = Edition.LEARNER
    language: str = "fr"
    learner: str = ""
    roster: Path | None = None
    client: str = ""


def build_course(folder: Path, wanted: Wanted) -> Placed:
    """Write a course folder, whole or not at all.

    Parameters
    ----------
    folder : Path
        Where: new, empty, or made here before; what was edited in it since stays.
    wanted : Wanted
        What is asked for.

    Raises
    ------
    ParameterError
        When the language, the roster or the client does not fit, the folder holds something
        else, or this installation lacks the course's source.
    """
    _check(wanted)
    learners = read_roster(wanted.roster) if wanted.roster else (wanted.learner,)
    return place(folder, _Course(wanted).files(learners))


class _Course:
    """The files of one edition; what all learners share is made once."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._look = Look(language_of(wanted.language), theme_of(COLOUR))
        self._sources = {path.stem: editions.read_source(path) for path in _sources()}
        self._exercises = exercises()
        name, program = wheel()
        self._program: Files = {name: program, "requirements.txt": requirements(name).encode()}

    def files(self, learners: Sequence[str]) -> Files:
        """Return all files of the folder asked for."""
        if self._wanted.edition is Edition.NBGRADER:
            return self._nbgrader()
        if self._wanted.edition is Edition.SOLUTION:
            return self._folder(learners[0] if len(learners) == 1 else "") | self._pack(learners)
        if self._wanted.roster is None:
            return self._folder(learners[0])
        found: Files = {ROSTER: roster_text(learners).encode()}
        for each in learners:
            found |= {f"{key_of(each)}/{name}": data for name, data in self._folder(each).items()}
        return found

    def _folder(self, learner: str) -> Files:
        wanted = self._wanted
        client, held = client_files(learner, wanted.client)
        solved = wanted.edition is Edition.SOLUTION
        books = {
            name: course_notebook(source, wanted.language, client, solved=solved)
            for name, source in self._sources.items()
        }
        return {
            COURSE_FILE: course_text(learner, wanted.language).encode(),
            _README[wanted.language]: self._read_me("course"),
            **self._program,
            **_written(books | {PORTFOLIO: portfolio_notebook(wanted.language)}, "notebooks/"),
            **{f"data/clients/{client}/{name}": data for name, data in held.items()},
            **{
                f"data/exercises/{id_}/{name}": data
                for id_, each in self._exercises.items()
                for name, data in tables_of(self._look, each, learner).items()
            },
        }

    def _pack(self, learners: Sequence[str]) -> Files:
        """Return what is the trainer's alone."""
        everybody = tuple(dict.fromkeys(("", *learners)))
        key = trainer.answer_key(self._look, self._exercises, everybody)
        page = course_page(
            self._look,
            say("The trainer’s pack"),
            say("Timing, teaching notes, how free texts are read, and what is right for each "
                "learner. Keep it to yourself: a learner’s folder has none of it."),
            trainer.sections(self._look, self._exercises, key),
        )  # fmt: skip
        found = {"trainer/guide.html": page.encode(), "trainer/answer_key.csv": key_csv(key)}
        named = [each for each in learners if each]
        return found | ({ROSTER: roster_text(named).encode()} if named else {})

    def _nbgrader(self) -> Files:
        wanted = self._wanted
        books = {
            f"{name}/{name}": made for name, source in self._sources.items()
            if (made := assignment(source, wanted.language, self._exercises)) is not None
        }  # fmt: skip
        settings = _template("nbgrader_config.txt").substitute(stub=_STUB[wanted.language])
        return {
            _README[wanted.language]: self._read_me("nbgrader"),
            "nbgrader_config.py": settings.encode(),
            **self._program,
            **_written(books, "source/"),
        }

    def _read_me(self, name: str) -> bytes:
        program = next(iter(self._program))
        text = _template(f"{name}.{self._wanted.language}.md").substitute(
            wheel=program, exercises=len(self._exercises), minutes=_minutes(self._exercises)
        )
        return text.encode()


def _minutes(known: Mapping[str, Exercise]) -> int:
    return sum(each.minutes for each in known.values())


def _written(books: Mapping[str, NotebookNode], prefix: str) -> Files:
    return {f"{prefix}{name}.ipynb": text_of(book).encode() for name, book in books.items()}


def _template(name: str) -> Template:
    room = files("stratbook.notebook.course") / "templates"
    return Template((room / name).read_text(encoding="utf-8"))


def _sources() -> Iterable[Path]:
    try:
        return sources()
    except FileNotFoundError:
        raise ParameterError((
            Fault("course", say("This is a learner’s installation: the course’s source is not in "
                                "it."),
                  say("Build courses where the whole program is installed.")),
        )) from None  # fmt: skip


def _check(wanted: Wanted) -> None:
    if wanted.language not in _README:  # not any language that is installed
        raise ParameterError((
            Fault("--lang", say("“{value}” is not a language of the course: write fr or en.",
                                value=wanted.language),
                  say("Write one of these: {choices}.", choices=tuple(_README))),
        ))  # fmt: skip
    if wanted.roster and wanted.learner:
        raise ParameterError((
            Fault("--learner", say("One learner and a list of learners cannot both be asked for."),
                  say("Give --learner or --learners.")),
        ))  # fmt: skip
