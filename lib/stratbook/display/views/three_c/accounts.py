"""The accounts as one sees them: what becomes of each, by which rule, and what to do."""

from typing import Final

from stratbook.core.message import Message, Name, Quantity, Term, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.prose import note, paragraph
from stratbook.display.tables import Cell, table
from stratbook.strategy.three_c import AccountRule, Hygiene, OwnAccount, Verdict
from stratbook.strategy.three_c.accounts_findings import VERDICTS

_EMPTY: Final = say(
    "The inventory of accounts is empty: fill in the sheet Accounts, the sleeping ones too."
)


def account_table(look: Look, hygiene: Hygiene) -> Html:
    """Show what becomes of each account, the rule that says so and what to do.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    hygiene : Hygiene
        The accounts judged; a note stands in for an empty inventory.
    """
    if not hygiene.accounts:
        return note(look, _EMPTY)
    shown = table(
        look,
        [
            term("Account"),
            term("Last post"),
            term("Followers"),
            term("Verdict"),
            term("Why (rule)"),
            term("What to do"),
            term("Owner"),
        ],
        [_row(look, each) for each in hygiene.accounts],
        say("What becomes of each account"),
        note=say(
            "Judged on {day}. Silent: over {days} days without a post. * Date read in the exports, "
            "which know of a later post than the inventory. Rules: account_actions.csv.",
            day=hygiene.on,
            days=Quantity(value=threshold("inactive_account_days")),
        ),
    )
    return join([paragraph(look, _count(hygiene)), shown])


def _row(look: Look, account: OwnAccount) -> list[Cell]:
    entry = account.entry
    return [
        account.label,
        _last(account),
        Quantity(value=entry.followers, digits=0),
        element("b", look.say(VERDICTS[account.verdict])),
        _why(look, account),
        _do(look, account),
        Name(text=entry.owner) if entry.owner else term("none named"),
    ]


def _last(account: OwnAccount) -> Cell:
    entry = account.entry
    if entry.last is None:
        return None
    return say("{day}*", day=entry.last) if entry.last_from == "exports" else entry.last


def _why(look: Look, account: OwnAccount) -> Html:
    """Give the rule's reason first; of an account that stays, its further faults below."""
    override = account.choice.override
    rules = [account.rule, *account.further]
    lines = [element("div", look.say(_reason(each))) for each in rules]
    if override is not None and account.verdict is not account.rule.verdict:
        against = say(
            "Decided otherwise: {reason}. The rule said: {verdict}.",
            reason=override.reason.rstrip("."),
            verdict=VERDICTS[account.rule.verdict],
        )
        lines.insert(0, element("div", look.say(against)))
    return join(lines)


def _do(look: Look, account: OwnAccount) -> Html:
    if account.verdict is not account.rule.verdict:
        return element("div", look.say(term("as decided")))
    rules = [account.rule, *account.further]
    return join([element("div", look.say(Term(text=each.advice))) for each in rules])


def _reason(rule: AccountRule) -> Message:
    return say("{reason} ({rule})", reason=Term(text=rule.reason), rule=rule.id)


def _count(hygiene: Hygiene) -> Message:
    """Sum the verdicts up: so many to close, to merge, to fix, to keep."""
    sizes = {each.value: len(hygiene.of(each)) for each in Verdict}
    return say(
        "{all}: {close} to close, {merge} to merge, {fix} to put right, {keep} to keep as is.",
        all=say_n("{count} account", "{count} accounts", len(hygiene.accounts)),
        **sizes,
    )
