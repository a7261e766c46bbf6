"""Contents of others and contents one has: log, reception, and the matrix of reuse."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.editorial.curation import Curated, Reception
from stratbook.strategy.editorial.evidence import hours
from stratbook.strategy.editorial.labels import ASSET_KINDS, RIGHTS_NAMES, known_or_not
from stratbook.strategy.editorial.reuse import Asset, Reuse
from stratbook.strategy.kpis.measure import platform_name

_VERDICTS: Final = {
    "withdraw": term("take it down"),
    "check": term("settle the right, or take it down"),
    "credit": term("name the author"),
    "ask": term("ask before publishing"),
    "drop": term("do not publish"),
    "clear": term("in order"),
}
_BAD: Final = frozenset({"withdraw", "check", "credit"})
_CELLS: Final = {
    "done": ("✔", term("published")),
    "ready": ("●", term("ready")),
    "check": ("?", term("rights to settle")),
    "closed": ("✖", term("not allowed")),
    "none": ("", term("not suited")),
}


def curation_table(look: Look, log: Sequence[Curated]) -> Html:
    """Show the curation log: source, where it was shared, right, credit, what to do."""
    if not log:
        return prose.note(
            look,
            say(
                "The curation log is empty: note each content of others in the sheet “Curation "
                "log”, with its source and the right to reuse it."
            ),
        )
    headings = (
        term("Content"), term("Source"), term("Shared on"), term("Right to reuse"),
        term("Author named"), term("What to do"),
    )  # fmt: skip
    order = sorted(log, key=lambda each: (each.verdict not in _BAD, not each.is_shared))
    rows = [_curated(look, each) for each in order]
    return table(look, headings, rows, say("Curation log: source, right and credit"))


def reception_table(look: Look, received: Sequence[Reception], files: tuple[str, ...]) -> Html:
    """Show how curated contents are received beside original ones, platform by platform."""
    if not received:
        return prose.note(
            look,
            say(
                "No published post is known as curated: write its post id in the curation log, "
                "or tag its origin, to compare it with original contents."
            ),
        )
    headings = (
        term("Platform"), term("Curated: engagement rate"), term("Curated: posts"),
        term("Original: engagement rate"), term("Original: posts"),
        term("Index, original = 100"), term("95% interval"), term("Posts of unknown origin"),
    )  # fmt: skip
    rows = [_received(look, each) for each in received]
    note = say(
        "Settled posts of the year, interactions ÷ the platform’s one measure of audience; "
        "compared from {least} posts on each side. An association, not a cause. {files}",
        least=int(threshold("minimum_cell")), files=files_named(files),
    )  # fmt: skip
    return table(look, headings, rows, say("Curated and original contents"), note=note)


def reuse_matrix(look: Look, reuse: Reuse) -> Html:
    """Show existing contents by platform: published, ready, rights to settle, effort."""
    if not reuse.assets:
        return prose.note(
            look,
            say(
                "No existing content is listed: fill in the sheet “Existing contents” with what "
                "each service holds, its rights and the platforms it suits."
            ),
        )
    headings: list[Fact | str] = [
        term("Content"), term("Kind"), term("Held by"), term("Hours to adapt"),
        *(platform_name(each) for each in reuse.platforms),
    ]  # fmt: skip
    rows = [_asset(look, each, reuse.platforms) for each in reuse.assets]
    first = reuse.suggested[0].name if reuse.suggested else ""
    caption = say("Existing contents by platform, the ones to reuse first at the top")
    note = say(
        "✔ published, ● ready, ? rights to settle, ✖ not allowed, empty: not suited. Order: "
        "settled rights, never used, fewest hours."
    )
    shown = table(look, headings, rows, caption, note=note)
    return element("div", shown, _suggestion(look, reuse, first), class_="sb")


def _suggestion(look: Look, reuse: Reuse, first: str) -> Html:
    if not first:
        return prose.note(look, say("No listed content is ready to be reused."), "watch")
    return prose.note(
        look,
        say(
            "Start with “{content}”: {count} contents are ready, {idle} of them never used.",
            content=first, count=len(reuse.suggested),
            idle=sum(each.never_used for each in reuse.suggested),
        ),
        "good",
    )  # fmt: skip


def _curated(look: Look, each: Curated) -> list[Cell]:
    where: Fact | str = "–"
    if each.platform:
        where = platform_name(each.platform)
    return [
        each.item, each.source_name or "–", where,
        look.sentence(known_or_not(RIGHTS_NAMES, each.rights)), _yes_no(each), _verdict(look, each),
    ]  # fmt: skip


def _yes_no(each: Curated) -> Fact | str:
    if each.credited is None:
        return "–"
    return term("yes") if each.credited else term("no")


def _verdict(look: Look, each: Curated) -> Html:
    text = look.sentence(_VERDICTS[each.verdict])
    if each.verdict in _BAD:
        return element("b", f"▲ {text}")
    return element("span", text)


def _received(look: Look, each: Reception) -> list[Cell]:
    few = look.say(term("not enough data"))
    index: Cell = few
    ends: Message | str = "–"
    if each.enough and each.index is not None:
        index = _index(each.index)
        if each.interval is not None:
            low, high = each.interval
            ends = say("{low} to {high}", low=_index(low), high=_index(high))
    return [
        platform_name(each.platform), _rate(each.curated), each.n_curated, _rate(each.original),
        each.n_original, index, ends, each.unknown,
    ]  # fmt: skip


def _asset(look: Look, each: Asset, platforms: tuple[str, ...]) -> list[Cell]:
    kind = look.sentence(known_or_not(ASSET_KINDS, each.kind))
    return [
        each.name, kind, each.held_by or "–", hours(each.hours),
        *(_mark(look, each.cell(name)) for name in platforms),
    ]  # fmt: skip


def _mark(look: Look, state: str) -> Html:
    sign, words = _CELLS[state]
    hidden = element("span", sign, aria_hidden="true")
    said = look.say(words)
    if not sign:
        return element("span", "–", title=said, aria_label=said, role="img", class_="sb-missing")
    return element("span", hidden, title=said, aria_label=said, role="img")


def _rate(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)


def _index(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.INDEX)
