"""``stratbook course portfolio``: a learner's own report, on their own client, with their texts.

The client's folder is copied, takes the brand's name the learner chose and the texts they wrote
as notes, and is rendered as any client's. Nothing in the course folder changes but the folder
``portfolio``, which takes its place whole.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from stratbook.brief.client_file import FILE as CLIENT_FILE
from stratbook.brief.read import read_brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, say, say_n
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.course.attempts import Attempt, read_attempt
from stratbook.notebook.course.course_file import CourseFile, read_course
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.judge import judge
from stratbook.notebook.course.lesson import COLOUR, exercises, progress
from stratbook.report.course.page import course_page
from stratbook.report.course.placing import Placed, place
from stratbook.report.history_file import Keeping
from stratbook.report.render import render_client

FOLDER: Final = "portfolio"
_REPORT: Final = "report.html"
_TABLES: Final = frozenset({".csv", ".md", ".tsv", ".txt", ".yml"})
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")
_ARTICLE: Final = re.compile(r"^(?:Les|The) ")
_BRAND: Final = re.compile(r"[^\W\d_][\w '’&.-]{1,39}")
_NO_NAMES: Final = frozenset({"yes", "no", "true", "false", "null", "none", "on", "off"})


@dataclass(frozen=True)
class Text:
    """A free text of the learner's whose parts are all there.

    Parameters
    ----------
    exercise : Exercise
        Which asked for it.
    words : str
        The learner's.
    """

    exercise: Exercise
    words: str


def make_portfolio(folder: Path, language: str = "") -> Placed:
    """Render a learner's report and the page of what they passed.

    Parameters
    ----------
    folder : Path
        The course folder.
    language : str
        ``fr`` or ``en``; empty for the course folder's.

    Returns
    -------
    Placed
        The folder ``portfolio``; begin with its ``index.html``.

    Raises
    ------
    WorkbookError
        When this is no course folder, the brand's name cannot be used, or the report cannot
        be rendered; a portfolio made before is then as it was.
    """
    course = read_course(folder.resolve())
    look = Look(language_of(language or course.language or "en"), theme_of(COLOUR))
    known = exercises()
    attempts = {id_: _checked(course, known[id_], look) for id_ in known}
    texts = tuple(each for id_ in known for each in _texts(course, known[id_], attempts[id_]))
    with TemporaryDirectory(prefix="stratbook-portfolio-") as room:
        client = _client(course, Path(room))
        _place_notes(client, texts, look.language.code)
        report, files = _rendered(client, Path(room) / "reports", look.language.code)
    page = _page(look, attempts, texts, report)
    return place(course.folder / FOLDER, files | {"index.html": page.encode()})


def _rendered(client: Path, out: Path, language: str) -> tuple[str, dict[str, bytes]]:
    """Render the report; return its file's name, and it with all that stands beside it."""
    (report, *_) = render_client(
        client, languages=[language], out=out, keeping=Keeping(wanted=False)
    )  # fmt: skip
    held = sorted(each for each in report.parent.rglob("*") if each.is_file())
    return report.name, {
        each.relative_to(report.parent).as_posix(): each.read_bytes() for each in held
    }  # fmt: skip


def _checked(course: CourseFile, exercise: Exercise, look: Look) -> Attempt:
    """Return an attempt, judged again: the file is the learner's to edit."""
    attempt = read_attempt(course.folder, exercise.id)
    judged = judge(exercise, exercise.data(course.learner), dict(attempt.answers))
    return attempt.model_copy(update={"passed": judged.passed, "right": judged.right})


def _texts(course: CourseFile, exercise: Exercise, attempt: Attempt) -> Iterator[Text]:
    judged = judge(exercise, exercise.data(course.learner), dict(attempt.answers))
    for line in judged.lines:
        if line.state == "kept":
            yield Text(exercise, str(attempt.answers[line.question.key]))


def _client(course: CourseFile, room: Path) -> Path:
    """Copy the course folder's client and give it the brand's name the learner chose."""
    clients = sorted((course.folder / "data" / "clients").glob(f"*/{CLIENT_FILE}"))
    if not clients:
        raise _wrong("data/clients", say("The course folder holds no client."),
                     say("Put back the folder data as it was handed out."))  # fmt: skip
    source = clients[0].parent
    copy = room / source.name
    shutil.copytree(source, copy, symlinks=True, ignore=shutil.ignore_patterns(".*", "history"))
    if course.brand:
        _rename(copy, course.brand)
    return copy


def _rename(client: Path, brand: str) -> None:
    """Write the brand's new name wherever the client's own stands, whatever a file's encoding."""
    if not _BRAND.fullmatch(brand) or brand.casefold() in _NO_NAMES or brand != brand.strip():
        raise _wrong(
            "course.toml, brand",
            say("“{value}” cannot be the brand’s name.", value=brand[:40]),
            say("Begin with a letter; use 2 to 40 letters, digits, spaces, hyphens, full stops, "
                "apostrophes or &."),
        )  # fmt: skip
    own = read_brief(client).file.organisation.name
    names = dict.fromkeys((own, _ARTICLE.sub("", own)))
    for path in sorted(client.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix in _TABLES:
            data = path.read_bytes()
            for name in names:
                for encoding in _ENCODINGS:
                    data = data.replace(name.encode(encoding), brand.encode(encoding))
            path.write_bytes(data)


def _place_notes(client: Path, texts: tuple[Text, ...], language: str) -> None:
    notes = client / "notes"
    notes.mkdir(exist_ok=True)
    for number, each in enumerate(texts, start=1):
        path = notes / f"course_{number:02d}_{each.exercise.id}.{language}.md"
        front = f"---\nafter: {each.exercise.chapter}\n---\n"
        path.write_text(f"{front}{_one_paragraph(each.words)}\n", encoding="utf-8", newline="\n")


def _one_paragraph(words: str) -> str:
    """Return a text on one line, so that no line of it is taken for a heading or a list."""
    return "\u2060" + " ".join(words.split())


def _page(look: Look, attempts: Mapping[str, Attempt], texts: tuple[Text, ...], report: str) -> str:
    done = sum(each.passed for each in attempts.values())
    lead = say_n(
        "{count} of {of} exercises passed, and a report made on a client of one’s own.",
        "{count} of {of} exercises passed, and a report made on a client of one’s own.",
        done, of=len(attempts),
    )  # fmt: skip
    sections = [(say("Exercises"), progress(look, attempts))]
    if texts:
        sections.append((say("Recommendations"), join([_quoted(look, each) for each in texts])))
    words = look.say(say("Open the report"))
    return course_page(look, say("Portfolio of the course"), lead, sections, [(report, words)])


def _quoted(look: Look, text: Text) -> Html:
    number = str(int(text.exercise.id[2:]))
    title = say("Exercise {number}: {title}", number=number, title=text.exercise.title)
    return join([element("h3", look.sentence(title)), element("p", text.words)])


def _wrong(place_: str, problem: Message, remedy: Message) -> ParameterError:
    return ParameterError((Fault(place_, problem, remedy),))
