"""An edited media plan read back: what it changes is shown, then settled one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from stratbook.brief.nearest import plain
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say
from stratbook.display.look import Look
from stratbook.notebook.session import look_of
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.flights.rows import Flight
from stratbook.report.media_plan.accept import FILE, refuse_workbook
from stratbook.report.media_plan.changes import Change, changes, value_of
from stratbook.report.media_plan.command import Client, client_plan
from stratbook.report.media_plan.plan_page import FIELDS, SHEET, row_values
from stratbook.report.media_plan.reading import read_book
from stratbook.report.validation.closing import Closing, ReadBack, close
from stratbook.report.validation.difference import Difference
from stratbook.report.validation.log import digest_of, read_log, version_of
from stratbook.report.validation.review import review
from stratbook.report.validation.sent import APPROVAL, Sender, Sent
from stratbook.report.validation.told import notes_of, sheets_of
from stratbook.report.validation.verdicts import Asked, Settled, applied
from stratbook.report.workbook import keeping
from stratbook.report.workbook.columns import heading, word
from stratbook.report.workbook.grid import Value

DOCUMENT: Final = "media_plan"


def read_plan(folder: str, sent: Sent, asked: Asked) -> ReadBack:
    """Read an edited plan back; show what it changes, and settle what is asked.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    sent : Sent
        The file and who sent it.
    asked : Asked
        What is accepted into ``inputs/flights.csv`` and what is refused, by whom, when.

    Raises
    ------
    WorkbookError
        When the workbook holds values that cannot be: every one, its row named; or a number
        is not shown. Nothing is written then.
    """
    returned = read_book(sent.file)
    client = client_plan(folder, sent.period, sent.out)
    brief = client.brief
    look = look_of(brief.file, returned.language)
    own = look_of(brief.file, language_of(brief.file.language))
    old = [each.flight for each in client.plan.forecasts]
    desk = _Desk(old, returned.flights, own, sent.sender(look, asked.now.date()))
    found = [
        each
        for _, group in groupby(changes(old, returned.flights, look), key=lambda one: one.flight)
        for each in desk.of_flight(list(group))
    ]
    entries = read_log(brief.folder, DOCUMENT)
    items = review(found, entries, digest_of(sent.file))
    sheets = sheets_of(items, _cells(look, client.plan.currency))
    notes = (*notes_of(items), *_totals(returned.flights, client.plan, changed=bool(items)))
    shown = ReadBack(items, sheets, notes)
    if not asked.settles:
        return shown
    drafted = len(old) if client.plan.drafted else 0
    asked = asked.signed(brief.file.agency.name or desk.sender.agency)
    closing = Closing(brief.folder, DOCUMENT, version_of(entries), sent.file, drafted)
    return close(shown, asked, closing, _writer(client, old, asked))


@dataclass(frozen=True)
class _Desk:
    """The plan as it stands and as it came back, and by whom."""

    old: Sequence[Flight]
    new: Sequence[Flight]
    own: Look
    sender: Sender

    def of_flight(self, told: Sequence[Change]) -> Iterator[Difference]:
        """Return the differences of one flight; its approval is one."""
        first = told[0]
        after = self._values(self.new, first.flight) if first.kind != "dropped" else {}
        if first.kind == "added":
            yield Difference("added", first.flight, after=first.after, sets=after,
                             author=self.sender.role)  # fmt: skip
        elif first.kind == "dropped":
            yield Difference("dropped", first.flight, before=first.before,
                             author=self.sender.role)  # fmt: skip
        else:
            before = self._values(self.old, first.flight)
            approved = self.sender.approves(before, after, self._word)
            signed = before.get("state") == self._word("approved")
            for each in told:
                # The file may be older than the approval: an empty cell takes nothing back.
                older = signed and each.column in APPROVAL and not each.after
                if not (older or (approved and each.column in APPROVAL)):
                    place, values = (each.flight, each.column), (each.before, each.after)
                    yield self.sender.cell(each.kind, place, values, after.get(each.column))
            if approved:
                yield self.sender.approval(first.flight, before, after, self._word)

    def _word(self, id_: str) -> str:
        return word(FIELDS["state"], id_, self.own)

    def _values(self, flights: Sequence[Flight], id_: str) -> Mapping[str, Value]:
        return next(row_values(e, self.own) for e in flights if plain(e.id) == plain(id_))


def _writer(client: Client, old: Sequence[Flight], asked: Asked) -> Callable[[Settled], Path]:
    brief = client.brief
    look = look_of(brief.file, language_of(brief.file.language))

    def write(settled: Settled) -> Path:
        refuse_workbook([each.source for each in old])
        records = {each.id: row_values(each, look) for each in old}
        rows = list(applied(records, settled.accepted).values())
        text = keeping.csv_text(SHEET, rows, look)
        return keeping.keep_and_write(brief.folder, FILE, text, asked.now.date())

    return write


def _cells(look: Look, currency: str) -> Callable[[Difference], tuple[Fact, Fact, Fact]]:
    def cells(each: Difference) -> tuple[Fact, Fact, Fact]:
        column = each.field or "budget"
        before, after = each.before, each.after
        if each.kind == "approved":
            after = word(FIELDS["state"], str(after), look)
        return (
            Name(text=heading(FIELDS[column], look)),
            value_of(before, column, currency),
            value_of(after, column, currency),
        )

    return cells


def _totals(flights: Sequence[Flight], plan: FlightPlan, *, changed: bool) -> tuple[Message, ...]:
    if not changed:
        return ()
    budget = round(sum(each.budget for each in flights), 2)
    notes = [
        say("The flights add up to {new}; before, {old}.",
            new=_money(budget, plan), old=_money(plan.budget, plan)),
    ]  # fmt: skip
    if plan.ad_space is not None and abs(budget - plan.ad_space) >= 0.005:
        space = _money(plan.ad_space, plan)
        notes.append(say("The ad space of the budget is {space}.", space=space))
    return tuple(notes)


def _money(value: float, plan: FlightPlan) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY_CENTS, currency=plan.currency)
