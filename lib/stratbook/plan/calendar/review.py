"""A client's calendar, whole: drafted, checked, approved, held against what was published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stratbook.brief.models import Brief
from stratbook.core.choice import Override
from stratbook.core.language import language
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.slots import Slot
from stratbook.core.tables import Tables
from stratbook.plan.calendar.approvals import Approval, approvals
from stratbook.plan.calendar.balance import Part, balance
from stratbook.plan.calendar.capacity import Load, loads
from stratbook.plan.calendar.checks import rules_of
from stratbook.plan.calendar.draft import Draft, draft_calendar
from stratbook.plan.calendar.lint import Remark, lint
from stratbook.plan.calendar.published import Account, compare, publications
from stratbook.plan.calendar.row import CalendarRow
from stratbook.plan.calendar.setting import Setting, read_setting


@dataclass(frozen=True)
class Review:
    """All that is known of a calendar.

    Parameters
    ----------
    draft : Draft
        The weeks to come: rows written by rule beside those there are, and those cut.
    rows : tuple of CalendarRow
        Those of the sheet, whatever their day; published where the exports show them.
    coming : tuple of CalendarRow
        Rows of the horizon, the sheet's and the drafted ones, in the client's language.
    remarks : tuple of Remark
        What is wrong in the sheet's rows.
    approvals : tuple of Approval
        What others say in the brand's name.
    account : Account
        The period's plan against its publications.
    loads : tuple of Load
        Hours of the weeks to come, by role.
    parts : tuple of Part
        Pillars against targets.
    """

    draft: Draft
    rows: tuple[CalendarRow, ...]
    coming: tuple[CalendarRow, ...]
    remarks: tuple[Remark, ...]
    approvals: tuple[Approval, ...]
    account: Account
    loads: tuple[Load, ...]
    parts: tuple[Part, ...]

    @property
    def setting(self) -> Setting:
        """What it was planned and checked with."""
        return self.draft.setting

    @property
    def empty(self) -> bool:
        """Whether there is neither a calendar nor anything to draft one from."""
        return not self.rows and not self.coming


@remembered
def review_calendar(
    brief: Brief,
    tables: Tables,
    period: Period,
    slots: Sequence[Slot] = (),
) -> Review:
    """Draft, check and follow up a client's calendar.

    Parameters
    ----------
    brief : Brief
        Its sheets; any may be empty. Its overrides keep or cut drafted rows.
    tables : Tables
        ``posts`` and ``tags``.
    period : Period
        Under report; the weeks after it are planned.
    slots : sequence of Slot
        The best hours, as the editorial chapter found them.
    """
    overrides: Sequence[Override] = brief.file.overrides
    setting = read_setting(brief, tables, period, slots)
    draft = draft_calendar(setting, overrides)
    coming = draft.written(language(brief.file.language).render)
    account = compare(setting.rows, publications(tables, period), period, setting.hours)
    settled = _settled(setting.rows, account)
    return Review(
        draft=draft,
        rows=settled,
        coming=coming,
        remarks=lint(settled, rules_of(setting)),
        approvals=approvals(settled, setting.as_of),
        account=account,
        loads=loads(coming, setting.hours, setting.horizon),
        parts=balance(setting.pillars, account, coming),
    )


def _settled(rows: Sequence[CalendarRow], account: Account) -> tuple[CalendarRow, ...]:
    """Mark as published the rows that the exports show to be out, whatever the sheet says."""
    out = {each.row.id for each in account.matches if each.row and each.post}
    return tuple(
        replace(row, state="published") if row.id in out and row.live else row for row in rows
    )
