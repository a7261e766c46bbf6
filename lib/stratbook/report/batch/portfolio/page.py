"""The portfolio as a page: one file that runs nothing, in the look of the reports."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import Message, fact, say, say_n
from stratbook.core.period import parse_period
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.styles import page_css, portfolio_css
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.portfolio.attention import Attention, ranked
from stratbook.report.batch.portfolio.rows import (
    clients_table,
    compared,
    failures_table,
    first_clients,
    how_ranked,
)
from stratbook.report.page import environment
from stratbook.report.script import policy

_TAGS: Final = re.compile(r"<[^>]*>")


def render_portfolio(
    look: Look, outcomes: Sequence[Outcome], out: Path, pages: Mapping[str, str]
) -> str:
    """Return the portfolio of a batch as one HTML file.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    outcomes : sequence of Outcome
        Of the batch.
    out : Path
        The folder of reports, from which links start.
    pages : mapping
        File of each language's page, this one's among them.

    Returns
    -------
    str
        A whole document: same outcomes, same bytes.
    """
    known = ranked(outcomes)
    failed = [each for each in outcomes if not each.state.whole]
    frames = environment(look)
    others = [
        (code, language(code).manner.own_name, pages[code])
        for code in LANGUAGES
        if code in pages and code != look.language.code
    ]
    inside = frames.get_template("portfolio.html.j2").render(
        look=look,
        facts=_facts(look, known, outcomes),
        others=others,
        lead=look.say(_lead(known)),
        first=first_clients(look, known, out),
        clients=clients_table(look, known, out),
        failures=failures_table(look, failed),
        compared=compared(look, known),
        rule=how_ranked(look),
    )
    text = _TAGS.sub(" ", inside)
    css = page_css(look, text, look.text("Portfolio")) + portfolio_css()
    frame = frames.get_template("frame.html.j2").render(
        look=look,
        title=look.text("Portfolio"),
        css=Html(css),
        body=Html(inside),
        policy=Html(policy(moving=False)),
        script=None,
    )
    return frame + "\n"


def _facts(
    look: Look, known: Sequence[Attention], outcomes: Sequence[Outcome]
) -> list[tuple[str, str]]:
    """Return what stands beside the title: periods, clients, reports."""
    periods = sorted({each.facts.period for each in known})
    shown = (
        look.say(fact(parse_period(periods[0])))
        if len(periods) == 1
        else look.say(say_n("{count} period", "{count} periods", len(periods)))
    )
    clients = {each.order.client for each in outcomes}
    reports = sum(len(each.reports) for each in outcomes)
    return [
        (look.text("Period"), shown),
        (look.text("Clients"), look.say(fact(len(clients)))),
        (look.text("Reports"), look.say(fact(reports))),
    ]


_ALONE: Final = {
    "first": say("The one client is to be seen first."),
    "soon": say("The one client is to be seen soon."),
}


def _lead(known: Sequence[Attention]) -> Message:
    """Return where the clients stand, in one sentence."""
    first = sum(each.choice == "first" for each in known)
    soon = sum(each.choice == "soon" for each in known)
    if not known:
        return say("No client has a report yet.")
    if not first and not soon:
        return say_n(
            "The one client is on course.", "All {count} clients are on course.", len(known)
        )
    if len(known) == 1:
        return _ALONE["first" if first else "soon"]
    parts = []
    if first:
        parts.append(say_n("{count} is to be seen first", "{count} are to be seen first", first))
    if soon:
        parts.append(say_n("{count} soon", "{count} soon", soon))
    return say("Of {total} clients, {parts}.", total=len(known), parts=parts)
