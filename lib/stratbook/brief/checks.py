"""What the models cannot see: names that must exist, and values that must fit together.

Each check looks at the draft, not at the finished models, so that its faults come in the
same list as a wrong type three lines above.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from stratbook.brief.draft import Draft
from stratbook.brief.edits import edit_faults
from stratbook.brief.folder_name import folder_fault, is_slug
from stratbook.brief.known import (
    Names,
    country_names,
    currency_names,
    goal_names,
    kpi_names,
    platform_names,
    zone_names,
)
from stratbook.brief.logo import logo_faults
from stratbook.brief.mapping import mapping_faults, rate_faults
from stratbook.brief.nearest import nearest
from stratbook.brief.overrides import override_faults
from stratbook.brief.tag_checks import tag_faults
from stratbook.brief.tree import tree_faults
from stratbook.brief.yaml_text import Path as KeyPath
from stratbook.brief.yaml_text import shown
from stratbook.core import reference
from stratbook.core.errors import Fault
from stratbook.core.message import N_, KpiTerm, Quantity, Unit, say

_MIXED: Final = ("reach", "traffic", "leads", "sales")


def check_faults(draft: Draft) -> list[Fault]:
    """Return every fault that the checks find in a draft."""
    return [fault for check in _CHECKS for fault in check(draft)]


def _folder(draft: Draft) -> Iterator[Fault]:
    if not is_slug(draft.folder.name):
        yield folder_fault(draft.folder.name)


_TOP: Final[tuple[tuple[KeyPath, Callable[[], Names], str], ...]] = (
    (("timezone",), zone_names, N_("There is no time zone “{value}”.")),
    (("exports", "timezone"), zone_names, N_("There is no time zone “{value}”.")),
    (("currency",), currency_names, N_("There is no currency “{value}”.")),
    (("organisation", "country"), country_names, N_("There is no country “{value}”.")),
)
_FREE: Final = frozenset({("exports", "timezone")})  # may be written and empty
_EACH: Final[tuple[tuple[str, Callable[[], Names], str], ...]] = (
    ("goal", goal_names, N_("The catalogue has no goal “{value}”.")),
    ("indicator", kpi_names, N_("There is no KPI “{value}”.")),
    ("platform", platform_names, N_("There is no platform “{value}”.")),
)


def _names(draft: Draft) -> Iterator[Fault]:
    for path, names, problem in _TOP:
        yield from _unknown(draft, path, names(), problem)
    for row in draft.objectives():
        for key, names, problem in _EACH:
            if draft.text(*row, key):
                yield from _unknown(draft, (*row, key), names(), problem)


def _unknown(draft: Draft, path: KeyPath, names: Names, problem: str) -> Iterator[Fault]:
    value = draft.at(*path)
    if not isinstance(value, str) or value in names.values() or (not value and path in _FREE):
        return
    near = names.get(value) or nearest(value, names)
    few = sorted(set(names.values()))
    yield draft.fault(
        path,
        say(problem, value=shown(value)),
        say("Write {near} if that is what is meant.", near=near)
        if near
        else say("Write one of these: {choices}.", choices=tuple(few))
        if len(few) <= 80
        else say("Leave the key out, or write a name that exists."),
    )


def _shares(draft: Draft) -> Iterator[Fault]:
    """Refuse 4 for 4 %: a rate lies between 0 and 1 unless it is a change or a return."""
    for row in draft.objectives():
        kpi = reference.kpis().get(draft.text(*row, "indicator"))
        if kpi is None or kpi.unit != Unit.RATIO or kpi.status == "points":
            continue
        for key in ("baseline", "target"):
            value = draft.number(*row, key)
            if value is not None and not 0 <= value <= 1:
                yield draft.fault(
                    (*row, key),
                    say(
                        "{value} is no rate: “{kpi}” lies between 0 and 1.",
                        value=f"{value:g}",
                        kpi=KpiTerm(id=kpi.id, form="label"),
                    ),
                    say(
                        "For {percent}, write {share}.",
                        percent=_percent(abs(value)),
                        share=f"{abs(value) / 100:.10g}",
                    ),
                )


def _percent(value: float) -> Quantity:
    digits = 0 if value == int(value) else None
    return Quantity(value=value / 100, unit=Unit.RATIO, digits=digits)


def _website(draft: Draft) -> Iterator[Fault]:
    value = draft.text("organisation", "website")
    if value and not re.fullmatch(r"https?://[^\s<>\"']+", value):
        yield draft.fault(
            ("organisation", "website"),
            say("“{value}” is not the address of a site.", value=shown(value)),
            say("Write the whole address: https://www.example.org."),
        )


def _budget(draft: Draft) -> Iterator[Fault]:
    total, space, cap = (
        draft.number("budget", key) for key in ("total", "ad_space", "ad_space_cap")
    )
    if total is not None and space is not None and space > total:
        yield draft.fault(
            ("budget", "ad_space"),
            say("Ad space, {space}, is more than the whole budget, {total}.",
                space=f"{space:g}", total=f"{total:g}"),
            say("Lower it, or raise the total."),
        )  # fmt: skip
    if cap is not None and space is not None and space > cap:
        yield draft.fault(
            ("budget", "ad_space"),
            say("Ad space, {space}, is more than its cap, {cap}.",
                space=f"{space:g}", cap=f"{cap:g}"),
            say("Lower it, or raise the cap."),
        )  # fmt: skip
    if isinstance(draft.at("budget", "thirds"), dict) and not _weighs(draft):
        yield draft.fault(
            ("budget", "thirds"),
            say("The three parts of the budget all weigh nothing."),
            say("Give at least one of ad_space, strategy and production a weight above 0."),
        )


def _aim(draft: Draft) -> Iterator[Fault]:
    """Refuse a mix without weights, and weights without a mix: they would never be read."""
    weights = draft.at("budget", "weights")
    mixed = draft.text("budget", "aim") == "mix"
    if mixed and not any((draft.number("budget", "weights", key) or 0) > 0 for key in _MIXED):
        yield draft.fault(
            ("budget", "weights") if weights is not None else ("budget", "aim"),
            say("A mix of aims needs the weight of at least one of them."),
            say("Write under weights what one result counts for: {example}.",
                example="{reach: 0.001, leads: 1}"),
        )  # fmt: skip
    if weights is not None and not mixed:
        yield draft.fault(
            ("budget", "weights"),
            say("Weights are read for a mix of aims only."),
            say("Write {mix} as the aim, or remove the weights.", mix="mix"),
        )


def _weighs(draft: Draft) -> bool:
    parts = ("ad_space", "strategy", "production")
    weights = [draft.number("budget", "thirds", key) for key in parts]
    return any(each is None or each > 0 for each in weights)


def _service(draft: Draft) -> Iterator[Fault]:
    opens, closes = (draft.text("service", key) for key in ("opens", "closes"))
    if opens and closes and opens >= closes:
        yield draft.fault(
            ("service", "closes"),
            say("The service closes at {closes}, before it opens at {opens}.",
                closes=shown(closes), opens=shown(opens)),
            say("Write the hours of one day: opens 09:00, closes 18:00."),
        )  # fmt: skip


_CHECKS: Final[tuple[Callable[[Draft], Iterator[Fault]], ...]] = (
    _folder,
    _names,
    tree_faults,
    _shares,
    _website,
    _budget,
    _aim,
    logo_faults,
    mapping_faults,
    rate_faults,
    tag_faults,
    override_faults,
    edit_faults,
    _service,
)
