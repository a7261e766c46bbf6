"""The start page's data health: every file, how far it goes, what is missing inside."""

from collections.abc import Iterator

from stratbook.core.message import Fact, Loose, Message, fact, say, say_n, term
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.tables import Row, table
from stratbook.ingest.account import FileAccount
from stratbook.report.lab.looked import Looked, Read


def health(look: Look, looked: Looked) -> Html:
    """Show what became of the client's files.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    looked : Looked
        What is known of the client.
    """
    title = element("h2", look.say(say("Data health")))
    if looked.read is None:
        told = say("The exports were not read: the brief says how, and it has faults.")
        return element("section", title, element("p", look.say(told)))
    files = looked.read.account.files
    if not files:
        told = say("There is no file in exports/ yet.")
        return element("section", title, element("p", look.say(told)))
    cards = element(
        "ul", *(_fact(look, *each) for each in _facts(looked.read)), class_="sb-lab-facts"
    )
    listed = table(
        look,
        (term("File"), term("Recognised as"), term("Kept"), term("Refused"), term("Last day")),
        [_row(each) for each in files],
        say("Files"),
    )
    return element("section", title, cards, listed)


def _facts(read: Read) -> Iterator[tuple[Loose, Message, str]]:
    """Yield the figures above the table: a number, what it counts, and its tone."""
    files = read.account.files
    known = sum(bool(each.export) for each in files)
    refused = sum(row.count for each in files for row in each.refused)
    unknown = len(files) - known
    yield known, say_n("file recognised", "files recognised", known), "good"
    yield unknown, say_n("file not recognised", "files not recognised", unknown), _tone(unknown)
    yield refused, say_n("row refused", "rows refused", refused), _tone(refused)
    late = len(read.stopped)
    yield late, say_n("series stops early", "series stop early", late), _tone(late)
    missing = sum(each.days for each in read.gaps)
    yield missing, say_n("day missing inside", "days missing inside", missing), _tone(missing)
    if read.last is not None:
        yield read.last, say("last day of data"), "good"


def _tone(count: int) -> str:
    return "watch" if count else "good"


def _fact(look: Look, value: Loose, counted: Message, tone: str) -> Html:
    shown = element("b", look.say(fact(value)))
    return element("li", shown, element("span", look.say(counted)), class_=f"sb-lab-{tone}")


def _row(file: FileAccount) -> Row:
    title: Fact = file.title or term("not recognised")
    last = file.period.end if file.period is not None else "–"
    refused = sum(each.count for each in file.refused)
    return (file.file, title, file.kept, refused, last)
