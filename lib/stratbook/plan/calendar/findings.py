"""What chapter 5 finds in the calendar, by named rules."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Name, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.plan.calendar.approvals import Approval
from stratbook.plan.calendar.balance import Part
from stratbook.plan.calendar.review import Review

CHAPTER: Final = "05_editorial"
_ROWS: Final = N_("read off the calendar’s rows")
_MATCHED: Final = N_("some publications are matched by likeness only")
_HOURS: Final = N_("hours by format and by role are the inputs’")
_LEAST: Final = 10  # rows from which a pillar's share says something


@remembered
def find_calendar(review: Review) -> tuple[Finding, ...]:
    """Return what stands out in the calendar.

    Parameters
    ----------
    review : Review
        The calendar drafted, checked, and held against what was published.

    Returns
    -------
    tuple of Finding
        Keys ``calendar.*``; each is a rule of ``data/reference/rules``.
    """
    found = [_kept(review), _unplanned(review), _faults(review), _unapproved(review)]
    found += [_overload(review), _cut(review), *_pillars(review)]
    return tuple(each for each in found if each is not None)


def _kept(review: Review) -> Finding | None:
    """Say how much of the plan came out: a gap, or good news."""
    account = review.account
    if account.kept is None:
        return None
    short = account.kept < threshold("calendar_kept_share")
    missed = account.of("not_published")
    return _finding(
        "gap" if short else "kept", _MATCHED, number=len(missed) if short else account.out,
        level=Level.MEDIUM, tone="bad" if short else "good",
        facts=facts_of({
            "count": len(missed), "out": account.out, "planned": account.planned,
            "moved": len(account.of("moved")), "period": account.period,
            "hours": _hours(account.hours_unused),
        }),
        comparison=_against(account.kept, 1.0, "plan"),
        impact=1 - account.kept if short else 0.3, sources=_sources(review),
    )  # fmt: skip


def _unplanned(review: Review) -> Finding | None:
    account = review.account
    loose, out = account.of("unplanned"), sum(each.post is not None for each in account.matches)
    if not out or not account.planned:
        return None
    share, most = len(loose) / out, threshold("calendar_unplanned_share")
    if share <= most:
        return None
    return _finding(
        "unplanned", _MATCHED, number=len(loose), level=Level.MEDIUM,
        facts=facts_of({"count": len(loose), "out": out, "period": account.period}),
        comparison=_against(share, most, "benchmark"), impact=min(1.0, share),
        sources=_sources(review),
    )  # fmt: skip


def _faults(review: Review) -> Finding | None:
    wrong = [each for each in review.remarks if each.severity == "error"]
    rows = list(dict.fromkeys(each.row for each in wrong))
    if not rows:
        return None
    live = sum(row.live for row in review.rows) or 1
    return _finding(
        "faults", _ROWS, number=len(rows), urgency=0.9,
        facts=facts_of({"count": len(rows), "of": live, "rows": [Name(text=each) for each in rows],
                        "faults": len(wrong)}),
        impact=min(1.0, len(rows) / live), sources=_sources(review),
    )  # fmt: skip


def _unapproved(review: Review) -> Finding | None:
    late = [each for each in review.approvals if each.standing in {"late", "due", "unproved"}]
    if not late:
        return None
    return _finding(
        "unapproved", _ROWS, number=len(late), urgency=1.0, kpi="net_sentiment",
        facts=facts_of({
            "count": len(late), "rows": [Name(text=each.row.id) for each in late],
            "first": _first(late), "days": int(threshold("calendar_approval_days")),
        }),
        impact=0.6, sources=_sources(review),
    )  # fmt: skip


def _first(late: Sequence[Approval]) -> dt.date:
    return min(each.row.date for each in late)


def _overload(review: Review) -> Finding | None:
    """Find the week whose planned hours pass what a role has, the worst one."""
    over = [each for each in review.loads if each.over > 0]
    if not over:
        return None
    worst = max(over, key=lambda each: (each.over, each.week.code))
    had = worst.available or 0.0
    return _finding(
        "overload", _HOURS, number=len({each.week for each in over}), level=Level.MEDIUM,
        subject=worst.role, kpi="response_time",
        facts=facts_of({
            "role": worst.role, "day": worst.week.start, "rows": worst.rows,
            "count": len({each.week for each in over}),
        }),
        comparison=Comparison(
            against="plan", value=_hours(worst.hours), reference=_hours(had),
            difference=_hours(worst.over, signed=True),
        ),
        impact=min(1.0, worst.over / worst.hours), sources=_sources(review),
    )  # fmt: skip


def _cut(review: Review) -> Finding | None:
    cut = review.draft.cut
    if not cut:
        return None
    roles = Counter(each.role for each in cut)
    hours = sum(each.drafted.row.hours or 0.0 for each in cut)
    return _finding(
        "cut", _HOURS, number=len(cut), level=Level.MEDIUM, tone="neutral", effort=Level.MEDIUM,
        facts=facts_of({
            "count": len(cut), "hours": _hours(hours), "kept": len(review.draft.rows),
            "roles": [Name(text=each) for each in roles],
        }),
        impact=len(cut) / (len(cut) + len(review.draft.rows)), sources=_sources(review),
    )  # fmt: skip


def _pillars(review: Review) -> Iterator[Finding]:
    """Find the pillar furthest from its target in what is planned, the draft included."""
    parts = review.parts
    total = sum(each.rows for each in parts)
    aimed = [each for each in parts if each.target is not None]
    if total < _LEAST or not aimed:
        return

    def gap(part: Part) -> float:
        return part.rows / total - (part.target or 0.0)

    worst = max(aimed, key=lambda each: (abs(gap(each)), each.pillar))
    if abs(gap(worst)) <= threshold("calendar_pillar_gap"):
        return
    yield _finding(
        "pillar_over" if gap(worst) > 0 else "pillar_under",
        _ROWS,
        subject=worst.pillar,
        facts=facts_of({"pillar": worst.pillar, "count": worst.rows, "total": total}),
        comparison=_against(worst.rows / total, worst.target or 0.0, "target"),
        impact=abs(gap(worst)),
        sources=_sources(review),
    )


def _finding(  # noqa: PLR0913 - what findings of this room differ in
    key: str,
    why: str,
    *,
    impact: float,
    number: int = 1,
    urgency: float = 0.6,
    level: Level = Level.HIGH,
    effort: Level = Level.LOW,
    kpi: str = "interactions",
    tone: str = "bad",
    **more: object,
) -> Finding:
    return Finding.model_validate({
        "key": f"calendar.{key}",
        "chapter": CHAPTER,
        "number": 1 if number == 1 else 2,
        "confidence": Confidence(level=level, why=why),
        "impact": min(1.0, max(0.0, impact)),
        "urgency": urgency,
        "tone": tone,
        "action": None if tone == "good" else Action(kpi=kpi, effort=effort),
        **more,
    })  # fmt: skip


def _against(value: float, reference: float, against: str) -> Comparison:
    one, other = (Quantity(value=each, unit=Unit.RATIO, digits=0) for each in (value, reference))
    gap = Quantity(value=value - reference, unit=Unit.POINTS, signed=True, digits=0)
    return Comparison.model_validate(
        {"against": against, "value": one, "reference": other, "difference": gap}
    )


def _hours(value: float, *, signed: bool = False) -> Quantity:
    return Quantity(value=round(value, 1), unit=Unit.HOURS, signed=signed)


def _sources(review: Review) -> tuple[str, ...]:
    return tuple(sorted({row.source.rpartition(":")[0] for row in review.rows} - {""}))
