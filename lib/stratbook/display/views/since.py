"""Since the last report: actions done and late, decisions made, figures that changed."""

from collections.abc import Sequence
from typing import Final

from stratbook.brief.actions import Followed
from stratbook.core.finding import Finding
from stratbook.core.message import Fact, KpiTerm, Message, Name, Quantity, say, say_n, term
from stratbook.core.reference import platforms
from stratbook.display import prose
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.tables import Row, table
from stratbook.strategy.performance.quantities import change, quantity
from stratbook.strategy.since import Recorded, Restated, SinceLast

_MOST: Final = 15  # rows of restated figures on the page; the file holds them all
_DIGEST: Final = 8


def since(look: Look, account: SinceLast, found: Sequence[Finding] = ()) -> Html:
    """Show what happened since the last report.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    account : SinceLast
        The account.
    found : sequence of Finding
        What the account finds, overrides applied.
    """
    parts = [prose.paragraph(look, _opening(account)), _work(look, account)]
    if account.checked:
        parts.append(_figures(look, account))
    if found:
        parts.append(prose.findings(look, found))
    return join(parts)


def _opening(account: SinceLast) -> Message:
    if account.last is None:
        return say(
            "From {start} to {end}. No earlier report is on record: this one begins the history.",
            start=account.start,
            end=account.end,
        )
    return say(
        "From {start} to {end}. The last report on record is that of {last}.",
        start=account.start,
        end=account.end,
        last=account.last,
    )


def _work(look: Look, account: SinceLast) -> Html:
    rows = [
        *(_action(look, each, "good", say("done on {day}", day=each.action.done_on))
          for each in account.done),
        *(_action(look, each, "bad", _late(each)) for each in account.late),
        *((each.question, mark(look, "good", say("decided on {day}", day=each.on)),
           each.choice or Name(text="–"), each.owner or "–") for each in account.decided),
        *((each.question, mark(look, "watch", say("was to be decided by {day}", day=each.due)),
           Name(text="–"), each.owner or "–") for each in account.waiting),
    ]  # fmt: skip
    headings = (
        term("Action or decision"),
        term("State"),
        term("Choice or indicator"),
        term("Owner"),
    )
    return table(look, headings, rows, say("What was done and decided"), note=_undated(account))


def _action(look: Look, followed: Followed, sign: Mark, state: Message) -> Row:
    action = followed.action
    kpi: Fact = KpiTerm(id=action.kpi, form="label") if action.kpi else Name(text="–")
    return (action.name, mark(look, sign, state), kpi, action.owner or "–")


def _late(followed: Followed) -> Message:
    return say_n("{count} day late", "{count} days late", followed.slip or 0)


def _undated(account: SinceLast) -> Message | None:
    if not account.undated:
        return None
    return say_n(
        "{count} action is marked done without its date: no report can count it.",
        "{count} actions are marked done without their date: no report can count them.",
        account.undated,
    )


def _figures(look: Look, account: SinceLast) -> Html:
    if not account.restated:
        return prose.note(
            look,
            say_n(
                "{count} figure of earlier reports was measured again: it still holds.",
                "{count} figures of earlier reports were measured again: they all still hold.",
                account.checked,
            ),
            "good",
        )
    headings = (
        term("Indicator"), term("Period"), term("Reported"), term("Today"), term("Change"),
        term("Why"),
    )  # fmt: skip
    rows = [_row(look, each) for each in account.restated[:_MOST]]
    return table(
        look,
        headings,
        rows,
        say("Figures of earlier reports that have changed"),
        note=_left(len(account.restated), account.checked),
    )


def _row(look: Look, each: Restated) -> Row:
    then, now = each.then, each.now
    value = None if now is None or each.change is None else now.value
    moved = change(then.kpi, value, then.value)
    return (
        _name(look, then),
        then.span,
        *_apart(look, then, now),
        Name(text="–") if moved.value is None else moved,
        join([
            element("div", look.sentence(each.reason)),
            element("div", look.say(_digests(then, now)), class_="sb-source"),
        ]),
    )  # fmt: skip


def _name(look: Look, row: Recorded) -> str:
    label = look.say(KpiTerm(id=row.kpi, form="label"))
    place = platforms().get(row.platform)
    return f"{label} ({place.label if place else row.platform})" if row.platform else label


def _apart(look: Look, then: Recorded, now: Recorded | None) -> tuple[Fact, Fact]:
    """Return both values, with more figures where they would otherwise read the same."""
    before = quantity(then.kpi, then.value, then.currency)
    after = quantity(then.kpi, None if now is None else now.value, then.currency)
    for digits in (1, 2, 3):
        if look.say(before) != look.say(after):
            break
        before = before.model_copy(update={"digits": digits})
        after = after.model_copy(update={"digits": digits})
    return before, after


def _digests(then: Recorded, now: Recorded | None) -> Message:
    known = [then.digest[:_DIGEST], "–" if now is None else now.digest[:_DIGEST]]
    return say("Digest of the files: {digests}", digests=" → ".join(dict.fromkeys(known)))


def _left(changed: int, checked: int) -> Message:
    counted = say_n(
        "{count} figure of {checked} measured again has changed.",
        "{count} figures of {checked} measured again have changed.",
        changed,
        checked=checked,
    )
    if changed <= _MOST:
        return counted
    return say(
        "{counted} The latest and largest are shown; the others: {left}.",
        counted=counted,
        left=Quantity(value=changed - _MOST),
    )
