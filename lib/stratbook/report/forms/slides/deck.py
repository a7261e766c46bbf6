"""A report as slides: cover, summary, one slide a finding, decisions."""

import base64
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from pptx.util import Emu, Inches

from stratbook.core import reference
from stratbook.core.finding import Finding, rank
from stratbook.core.message import Day, Fact, Listing, Name, Span, fact, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Status
from stratbook.display.cards import STATUS_WORDS
from stratbook.display.look import Look
from stratbook.display.prose import CONFIDENCE, KIND, terms_of
from stratbook.display.words import sentence
from stratbook.report.content import KINDS, PageContent
from stratbook.report.forms.slides import canvas
from stratbook.report.forms.slides.canvas import INNER, MARGIN, Deck, Place
from stratbook.report.forms.slides.charts import can_draw, compare
from stratbook.report.forms.slides.steps import next_steps
from stratbook.report.forms.still import still
from stratbook.report.summary import Summary, summarise

_STATUS: Final = {Status.REACHED: "good", Status.WATCH: "watch", Status.MISSED: "bad"}
_TONE: Final = {"good": "good", "bad": "bad", "neutral": "muted"}
_PROPERTY: Final = 255  # letters a property may hold
_BODY: Final = Inches(2.55)
_HALF: Final = (INNER - Inches(0.5)) // 2


def write_pptx(look: Look, content: PageContent, path: Path, day: dt.date) -> None:
    """Write a report as an editable deck.

    Parameters
    ----------
    look : Look
        The reader's language and the client's colours.
    content : PageContent
        What the report shows.
    path : Path
        Where the deck goes.
    day : date
        The date the file bears: the same report gives the same bytes.
    """
    deck = Deck(look, _foot(look, content))
    summary = summarise(look, content.findings, content.objectives, content.plan)
    _cover(deck, content, summary)
    _summary(deck, summary)
    if content.objectives:
        _objectives(deck, content)
    chosen = chosen_findings(content.findings)
    titles = {each.id: f"{each.number} · {each.title}" for each in content.chapters}
    for each in chosen:
        _finding(deck, each, titles.get(each.chapter, ""))
    if summary.decisions:
        _decisions(deck, summary)
    if content.plan is not None and content.plan.open:
        next_steps(deck, content.plan)
    _closing(deck, content, len(content.findings) - len(chosen))
    _signed(deck, content, day)
    whole = io.BytesIO()
    deck.file.save(whole)
    path.write_bytes(still(whole.getvalue(), day))


def chosen_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that get a slide: the weightiest, in the order of the chapters."""
    held = [each for each in findings if each.comparison is not None or each.action is not None]
    best = rank(tuple(held))[: int(threshold("deck_findings"))]
    return tuple(sorted(best, key=lambda each: each.chapter))


def _foot(look: Look, content: PageContent) -> str:
    cover = content.cover
    parts = [cover.client, look.say(Span(period=cover.period)), cover.agency, cover.confidentiality]
    return " · ".join(each for each in parts if each)


def _cover(deck: Deck, content: PageContent, summary: Summary) -> None:
    cover, look = content.cover, deck.look
    slide = deck.slide(cover.client, look.say(KINDS[cover.document]), 44)
    if cover.logo:
        picture = io.BytesIO(base64.b64decode(cover.logo.partition(",")[2]))
        added = slide.shapes.add_picture(picture, Emu(0), Emu(Inches(0.45)), height=Inches(0.7))
        added.left = canvas.WIDE - MARGIN - added.width
        added._element.nvPicPr.cNvPr.set("descr", canvas.sound(cover.client))
    deck.text(
        slide, Place(MARGIN, _BODY, INNER, Inches(1.8)),
        [[canvas.Span(cover.title or summary.deck, 22)]],
    )  # fmt: skip
    told: list[Fact] = [Span(period=cover.period)]
    told += [Name(text=each) for each in (cover.author, cover.agency) if each]
    dated = {
        term("Data up to"): cover.cutoff and Day(date=cover.cutoff),
        term("Issued"): cover.issued and Day(date=cover.issued),
        term("Version"): cover.version,
    }
    lines = [
        " · ".join(look.say(each) for each in told),
        " · ".join(
            f"{look.say(name)} {look.say(fact(each))}" for name, each in dated.items() if each
        ),
    ]
    place = Place(MARGIN, Inches(6.0), INNER, Inches(0.8))
    deck.text(slide, place, [[canvas.Span(each, 14, colour="muted")] for each in lines if each])


def _summary(deck: Deck, summary: Summary) -> None:
    look = deck.look
    slide = deck.slide(summary.status, look.text("Executive summary"))
    left = [[canvas.Span(look.text("What we found"), 14, bold=True, colour="muted")]]
    for said in summary.findings:
        left.append([canvas.Span(said.headline, 15, bold=True)])
        left.append([canvas.Span(said.so_what, 12)])
    right = [[canvas.Span(look.text("What we ask you to decide"), 14, bold=True, colour="muted")]]
    for decision in summary.decisions:
        right.append([canvas.Span(decision.action, 15, bold=True)])
        right.append([canvas.Span(decision.terms, 11, colour="muted")])
    top, high = Inches(2.2), Inches(3.9)
    deck.text(slide, Place(MARGIN, top, _HALF, high), left, 5)
    deck.text(slide, Place(canvas.WIDE - MARGIN - _HALF, top, _HALF, high), right, 5)
    if summary.risk is not None:
        risk = [
            canvas.Span(look.text("One risk.") + " ", 14, bold=True, colour="bad"),
            canvas.Span(summary.risk.headline, 14),
        ]
        deck.text(slide, Place(MARGIN, Inches(6.3), INNER, Inches(0.6)), [risk])


def _objectives(deck: Deck, content: PageContent) -> None:
    """Show where each objective stands, as a table to be edited."""
    look = deck.look
    slide = deck.slide(look.text("Where the objectives stand"))
    shown = content.objectives[: int(threshold("deck_objectives"))]
    place = (Emu(MARGIN), Emu(_BODY), Emu(INNER), Emu(Inches(0.42) * (len(shown) + 1)))
    table = slide.shapes.add_table(len(shown) + 1, 2, *place).table
    table.columns[0].width, table.columns[1].width = INNER - Inches(3), Inches(3)
    heads = (look.text("Objective"), look.text("Status"))
    for at, head in enumerate(heads):
        cell = table.cell(0, at)
        cell.fill.solid()
        cell.fill.fore_color.rgb = deck.colour("brand")
        deck.written(cell.text_frame, [[canvas.Span(head, 14, bold=True, colour="paper")]])
    for row, each in enumerate(shown, 1):
        sign, word = STATUS_WORDS[each.status]
        told = f"{sign} {look.say(word)}".strip()
        colour = _STATUS.get(each.status, "muted")
        spans = (
            canvas.Span(look.say(fact(each.name)), 14),
            canvas.Span(told, 14, bold=True, colour=colour),
        )
        for at, span in enumerate(spans):
            cell = table.cell(row, at)
            cell.fill.solid()
            cell.fill.fore_color.rgb = deck.colour("wash" if row % 2 else "paper")
            deck.written(cell.text_frame, [[span]])


def _finding(deck: Deck, finding: Finding, chapter: str) -> None:
    look, said = deck.look, sentence(deck.look, finding)
    slide = deck.slide(said.headline, chapter)
    drawn = can_draw(finding.comparison)
    width = _HALF if drawn else INNER
    sign, kind = KIND[finding.tone]
    lines = [[canvas.Span(f"{sign} {look.say(kind)}", 14, bold=True, colour=_TONE[finding.tone])]]
    if said.so_what:
        lines.append([canvas.Span(said.so_what, 20)])
    if said.action and finding.action is not None:
        recommended = look.say(term("Recommended:")) + " "
        lines.append([
            canvas.Span(recommended, 20, bold=True, colour="brand"), canvas.Span(said.action, 20)
        ])  # fmt: skip
        lines.append([canvas.Span(terms_of(look, finding.action), 13, colour="muted")])
    deck.text(slide, Place(MARGIN, _BODY, width, Inches(3.6)), lines)
    if drawn and finding.comparison is not None:
        place = Place(canvas.WIDE - MARGIN - _HALF, _BODY, _HALF, Inches(3.0))
        compare(deck, slide, place, finding.comparison)
    basis = [[canvas.Span(_basis(look, finding), 12, colour="muted")]]
    deck.text(slide, Place(MARGIN, Inches(6.35), INNER, Inches(0.55)), basis)
    deck.note(slide, _notes(look, finding))


def _basis(look: Look, finding: Finding) -> str:
    sure = look.say(CONFIDENCE[finding.confidence.level])
    why = look.text(finding.confidence.why) if finding.confidence.why else ""
    return look.say(say("{level}: {why}", level=sure, why=why)) if why else sure


def _notes(look: Look, finding: Finding) -> list[str]:
    """Return what the speaker may be asked: the rule, the indicator's definition, the files."""
    rule = reference.rules().get(finding.key)
    lines = [] if rule is None else [look.language.worded(rule.says)]
    if finding.action is not None and (kpi := reference.kpis().get(finding.action.kpi)):
        words = look.language.kpi_words(kpi.id)
        lines.append(
            look.say(say("{kpi}: {definition}", kpi=words.label, definition=words.definition))
        )
    if finding.sources:
        files = Listing(items=tuple(Name(text=each) for each in finding.sources))
        lines.append(look.say(say("Files: {files}.", files=files)))
    return lines


def _decisions(deck: Deck, summary: Summary) -> None:
    look = deck.look
    count = len(summary.decisions)
    title = look.say(say_n("{count} decision to make", "{count} decisions to make", count))
    slide = deck.slide(title, look.text("What we ask you to decide"))
    lines = []
    for at, each in enumerate(summary.decisions, 1):
        lines.append([
            canvas.Span(f"{at}  ", 20, bold=True, colour="brand"),
            canvas.Span(each.action, 20, bold=True),
        ])  # fmt: skip
        if each.why:
            lines.append([canvas.Span(each.why, 14)])
        lines.append([canvas.Span(each.terms, 14, colour="muted")])
    deck.text(slide, Place(MARGIN, _BODY, INNER, Inches(4.0)), lines)


def _closing(deck: Deck, content: PageContent, others: int) -> None:
    look = deck.look
    slide = deck.slide(look.text("What these figures rest on"), look.text("Appendix"))
    told = [
        say_n("{count} file was read.", "{count} files were read.", len(content.appendix.sources)),
        say("The report holds each definition, source, threshold and missing figure."),
    ]
    if others > 0:
        told.insert(0, say_n(
            "{count} further finding is in the report.",
            "{count} further findings are in the report.", others,
        ))  # fmt: skip
    lines = [[canvas.Span(look.say(each), 18)] for each in told]
    deck.text(slide, Place(MARGIN, _BODY, INNER, Inches(3.0)), lines)


def _signed(deck: Deck, content: PageContent, day: dt.date) -> None:
    properties: Any = deck.file.core_properties
    cover, look = content.cover, deck.look
    told = look.say(KINDS[cover.document])
    title = f"{cover.client} – {told}, {look.say(Span(period=cover.period))}"
    properties.title = canvas.sound(title)[:_PROPERTY]
    properties.author = canvas.sound(cover.author or cover.agency or "stratbook")[:_PROPERTY]
    properties.language = look.language.code
    properties.last_modified_by = "stratbook"
    moment = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the format has no zone
    properties.created = properties.modified = moment
    properties.revision = 1
