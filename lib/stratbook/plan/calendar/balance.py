"""Pillars of a calendar against their targets, planned and published."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratbook.brief.nearest import plain
from stratbook.plan.calendar.counts import shares_of
from stratbook.plan.calendar.published import Account
from stratbook.plan.calendar.row import CalendarRow
from stratbook.plan.calendar.setting import Pillar


@dataclass(frozen=True)
class Part:
    """One pillar's publications.

    Parameters
    ----------
    pillar : str
        Its name; empty for what belongs to none.
    target : float or None
        Share aimed at; None where the sheet gives none.
    planned, published, coming : int
        Publications: planned and out in the period, and in the weeks to come.
    """

    pillar: str
    target: float | None
    planned: int
    published: int
    coming: int

    @property
    def rows(self) -> int:
        """Rows of the plan: the period's and those to come."""
        return self.planned + self.coming


def balance(
    pillars: Sequence[Pillar], account: Account, coming: Iterable[CalendarRow]
) -> tuple[Part, ...]:
    """Return each pillar's publications, in the sheet's order; what has none comes last.

    Parameters
    ----------
    pillars : sequence of Pillar
        The editorial line's.
    account : Account
        Planned against published.
    coming : iterable of CalendarRow
        The weeks to come, drafted rows among them; dropped ones are left out.
    """
    planned = [m.row.pillar for m in account.matches if m.row]
    out = [m.post.pillar for m in account.matches if m.post]
    ahead = [row.pillar for row in coming if row.state != "dropped"]
    counts = [Counter(map(plain, each)) for each in (planned, out, ahead)]
    names = {plain(each.name): each.name for each in pillars}
    targets = dict(zip(names, shares_of(pillars), strict=True)) if _aimed(pillars) else {}
    others = {plain(each): each for each in sorted({*planned, *out, *ahead}) if each}
    shown = {**others, **names}
    order = [*names, *(each for each in others if each not in names)]
    if any(each[""] for each in counts):
        order.append("")
    return tuple(
        Part(shown.get(key, ""), targets.get(key), *(each[key] for each in counts)) for key in order
    )


def _aimed(pillars: Iterable[Pillar]) -> bool:
    return any(each.share is not None for each in pillars)
