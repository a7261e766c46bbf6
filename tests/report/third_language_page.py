"""Writes a small report in the language "qq" to the output, and what else its test reads."""

import datetime as dt
import json
import sys

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from stratbook.brief.actions import follow
from stratbook.brief.cells import Hand, read_cell
from stratbook.brief.grids import sheet_named
from stratbook.brief.inputs import field_named
from stratbook.brief.options import LinkOptions
from stratbook.brief.sheets import SHEETS, Field, Kind
from stratbook.brief.spoken import spoken
from stratbook.core.choice import Override
from stratbook.core.decision import Decision
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.language import language
from stratbook.core.message import KpiTerm, Name, Quantity, Unit, facts_of, say, term
from stratbook.core.period import month, parse_period
from stratbook.core.public_holidays import named_days_off
from stratbook.core.triage import triage
from stratbook.core.vocabulary import Document, Level, Status
from stratbook.display import cards, charts, prose
from stratbook.display.decisions import chosen_words
from stratbook.display.figures import Caption, figure
from stratbook.display.html import join
from stratbook.display.look import Look
from stratbook.plan.actions import plan_actions
from stratbook.plan.actions.plan import Known
from stratbook.plan.calendar.hooks import Hook, seasons
from stratbook.plan.links.convention import Convention, LinkRow
from stratbook.report.content import (
    Appendix,
    Cover,
    ObjectiveStatus,
    PageChapter,
    PageContent,
    Source,
)
from stratbook.report.page import render_page
from stratbook.report.workbook import columns

END = dt.date(2026, 10, 31)
LOOK = Look(language("qq"))
OCTOBER = month(2026, 10)
RATE = Quantity(value=0.58, unit=Unit.RATIO)


def found(impact: float) -> Finding:
    """Return a finding with everything a finding may say."""
    return Finding(
        key="actions.late", chapter="08_performance", impact=impact, urgency=0.9, tone="bad",
        facts=facts_of({"count": 2, "done": 1, "whole": 3, "worst": Name(text="Zzz"), "days": 3,
                        "on": END}),
        comparison=Comparison(against="target", value=RATE, reference=RATE, difference=RATE),
        confidence=Confidence(level=Level.HIGH, why="the two intervals do not overlap"),
        action=Action(kpi="reach", effort=Level.LOW, low=RATE, high=RATE),
    )  # fmt: skip


def chapter() -> PageChapter:
    """Return a chapter with cards, a chart and findings."""
    card = cards.Card(
        kpi=KpiTerm(id="reach", form="label"), value=RATE, status=Status.MISSED,
        interval=(RATE, RATE),
    )  # fmt: skip
    chart = figure(
        LOOK,
        lambda canvas: charts.bars(
            canvas, [charts.Bar(KpiTerm(id="reach", form="label"), RATE), charts.Bar("Zzz", RATE)]
        ),
        Caption(title=say("Next steps"), subtitle=term("Rank"), source=term("Action"),
                alt=say("No action has a date yet.")),
    )  # fmt: skip
    shown = join([cards.cards(LOOK, [card]), chart, prose.findings(LOOK, [found(0.5)])])
    cells = [
        new_markdown_cell("# Zzz"),
        new_code_cell("", outputs=[
            new_output("execute_result", {"text/html": shown.markup}, execution_count=1)
        ]),
    ]  # fmt: skip
    return PageChapter("08_performance", 8, "Zzz", new_notebook(cells=cells), (found(0.5),))


def content() -> PageContent:
    """Return the report."""
    known = Known(END, follow((), END), country="GR", currency="EUR")
    decision = Decision(chapter="08_performance", question=Name(text="Zzz"), state="open", due=END)
    return PageContent(
        cover=Cover(Document.PERFORMANCE, "Zzz", OCTOBER, month(2026, 9), cutoff=END),
        chapters=(chapter(),),
        findings=(found(0.5), found(0.4)),
        plan=plan_actions(known, [found(0.5)], lambda each: each.key),
        objectives=(ObjectiveStatus("Zzz", Status.MISSED), ObjectiveStatus("Zz", Status.REACHED)),
        decisions=(decision,),
        appendix=Appendix(
            definitions=("reach", "er_reach", "response_rate"),
            sources=(Source("z", term("Brief"), parse_period("2026-Q3"), "0" * 64, 3),),
            missing=(("reach", say("No action is planned yet: fill in the sheet of actions.")),),
            parameters=((term("Period"), parse_period("2026-W43")),
                        (term("Readers"), term("general"))),
            thresholds=("status_green", "minimum_posts"),
            rules=("actions.late",),
            version="1",
        ),
    )  # fmt: skip


def not_read_back() -> list[str]:
    """Return what of the sheets, written in the language, is not read as what it is."""
    lost = [each.id for each in SHEETS if sheet_named(spoken("qq", each.en, each.fr)) != each]
    for sheet in SHEETS:
        for field in sheet.fields:
            if field_named(sheet, spoken("qq", field.en, field.fr)) != field:
                lost.append(f"{sheet.id}.{field.id}")
            lost += [
                f"{sheet.id}.{field.id}: {id_}" for id_, en, fr in field.choices
                if read_cell(field, spoken("qq", en, fr), Hand("qq")) != id_
            ]  # fmt: skip
    return lost


def read(*cells: tuple[Kind, str]) -> list[str]:
    """Return cells as they are read from somebody who writes the language."""
    return [str(read_cell(Field(kind, kind, kind, kind), text, Hand("qq"))) for kind, text in cells]


def worded() -> dict[str, str]:
    """Return words that are kept by language, as the reader is given them."""
    season = seasons()[0]
    hook = Hook(OCTOBER, season.names, "season", 1, season.angles)
    feast = named_days_off("GR", [2026])[dt.date(2026, 12, 25)]
    link = LinkRow("z", "instagram", END, "/", objective="sales")
    likely = Override(rule="performance.outlook", choice="likely", reason="zzz")
    return {
        "triage": triage().content[0].words("qq"),
        "season": hook.name("qq"),
        "angle": hook.angle("qq"),
        "feast": Hook(OCTOBER, feast, "holiday", 1).name("qq"),
        "link": Convention(LinkOptions(), "zz", "qq").tags(link)["utm_campaign"],
        "choice": chosen_words(LOOK, likely),
        "free": chosen_words(LOOK, likely.model_copy(update={"choice": "Zzz"})),
        "heading": columns.heading(SHEETS[0].fields[2], LOOK),
    }


if __name__ == "__main__":
    cells = read(("number", "1.234,5"), ("day", "03/04/2026"), ("flag", "nó"))
    told = {"lost": not_read_back(), "read": cells, "worded": worded()}
    sys.stdout.write(f"{render_page(LOOK, content())}\0{json.dumps(told)}")
