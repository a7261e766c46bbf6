"""``stratbook course``: build folders to hand out, grade what comes back, render portfolios."""

from pathlib import Path
from typing import Annotated

import typer

from stratbook.core.message import say, say_n
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.course.edition import Edition
from stratbook.notebook.course.lesson import COLOUR
from stratbook.report.course.building import Wanted, build_course
from stratbook.report.course.gradebook import summary_sheet
from stratbook.report.course.grading import Asked, grade_course
from stratbook.report.course.portfolio import make_portfolio
from stratbook.report.terminal import Terminal, terminal_language

app = typer.Typer(
    name="course",
    help="The course: folders to hand out, a gradebook, learners' portfolios.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

CourseLang = Annotated[str, typer.Option("--lang", help="fr or en; by default the terminal's.")]


@app.command()
def build(  # noqa: PLR0913 - what can be asked of a course
    folder: Annotated[Path, typer.Argument(help="A new or empty folder, or one made before.")],
    lang: CourseLang = "",
    edition: Annotated[Edition, typer.Option(help="For whom.")] = Edition.LEARNER,
    *,
    learner: Annotated[str, typer.Option(help="One learner's name: numbers of their own.")] = "",
    learners: Annotated[
        Path | None, typer.Option(help="A CSV of learners: a folder each, or a key for each.")
    ] = None,
    client: Annotated[
        str, typer.Option(help="Another client's folder, as it is; else the demonstration's.")
    ] = "",
) -> None:
    """Write a folder to hand out, to teach with (solution), or for nbgrader."""
    terminal = Terminal(terminal_language(lang))
    language = lang or terminal.language.code
    placed = build_course(folder, Wanted(edition, language, learner, learners, client))
    terminal.line(str(placed.folder))
    terminal.say(say_n("{count} file written.", "{count} files written.", placed.count))
    for each in placed.kept:
        terminal.say(say("Edited since it was made, and left as it is: {file}", file=each))


@app.command()
def grade(  # noqa: PLR0913 - what can be asked of a gradebook
    folder: Annotated[Path, typer.Argument(help="Learners' folders, or nbgrader's course folder.")],
    lang: CourseLang = "",
    out: Annotated[
        Path | None, typer.Option(help="The gradebook (CSV); by default in the folder.")
    ] = None,
    *,
    minutes: Annotated[float, typer.Option(min=0.01, help="Each notebook may take.")] = 3.0,
    memory: Annotated[int, typer.Option(min=64, help="Megabytes each notebook may take.")] = 1024,
    roster: Annotated[
        Path | None, typer.Option(help="Whose folder is whose; else roster.csv in the folder.")
    ] = None,
    published: Annotated[
        bool, typer.Option("--published", help="Everybody had the published numbers.")
    ] = False,
) -> None:
    """Grade what was handed in, each notebook in isolation; exit code 1 if any was not graded."""
    terminal = Terminal(terminal_language(lang))
    look = Look(terminal.language, theme_of(COLOUR))
    graded = grade_course(folder, out, Asked(look, minutes, memory, roster, published))
    terminal.sheet(summary_sheet(graded.grades))
    for each in graded.notes:
        terminal.say(each)
    terminal.faults(graded.strays)
    terminal.line(str(graded.path))
    raise typer.Exit(0 if graded.whole else 1)


@app.command()
def portfolio(
    folder: Annotated[Path, typer.Argument(help="The course folder.")] = Path(),
    lang: CourseLang = "",
) -> None:
    """Render a learner's own report, with their texts and a page of what they passed."""
    placed = make_portfolio(folder, lang)
    terminal = Terminal(terminal_language(lang))
    terminal.line(str(placed.folder / "index.html"))
    for each in placed.kept:
        terminal.say(say("Edited since it was made, and left as it is: {file}", file=each))
