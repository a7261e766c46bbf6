"""What the inventory of accounts finds, and the decisions it puts to the client."""

from collections.abc import Iterator, Sequence
from typing import Final

from stratbook.core.decision import Decision
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import (
    N_,
    Fact,
    Listing,
    Message,
    Name,
    Quantity,
    Term,
    Unit,
    facts_of,
    say,
    say_n,
    term,
)
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.three_c.accounts import RULE, Hygiene, OwnAccount, Verdict
from stratbook.strategy.three_c.presence_findings import CHAPTER, ratio

VERDICTS: Final[dict[Verdict, Term]] = {
    Verdict.CLOSE: term("close"),
    Verdict.MERGE: term("merge"),
    Verdict.FIX: term("fix"),
    Verdict.KEEP: term("keep"),
}
_NAMED: Final = 4
_SURE: Final = Confidence(level=Level.HIGH, why=N_("read from the inventory of accounts"))


def find_accounts(hygiene: Hygiene) -> tuple[Finding, ...]:
    """Return what stands out among the accounts; nothing when the inventory is empty."""
    return tuple(_found(hygiene)) if hygiene.accounts else ()


def _found(hygiene: Hygiene) -> Iterator[Finding]:
    ending = hygiene.of(Verdict.CLOSE, Verdict.MERGE)
    if ending:
        yield _part("three_c.accounts_to_end", ending, hygiene, urgency=0.5)
    locked = [each for each in hygiene.under("no_access") if each not in ending]
    if locked:
        yield _part("three_c.accounts_locked", locked, hygiene, urgency=0.9)
    fixing = [each for each in hygiene.of(Verdict.FIX) if each not in locked]
    if fixing:
        yield _part("three_c.accounts_to_fix", fixing, hygiene, urgency=0.4)
    sound = hygiene.of(Verdict.KEEP)
    if len(sound) / len(hygiene.accounts) >= threshold("accounts_sound_share"):
        yield _part("three_c.accounts_sound", sound, hygiene, urgency=0.2)


def _part(key: str, accounts: Sequence[OwnAccount], hygiene: Hygiene, *, urgency: float) -> Finding:
    """Hold some accounts against all the others of the inventory."""
    share = len(accounts) / len(hygiene.accounts)
    good = key == "three_c.accounts_sound"
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of(
            {
                "names": _named(accounts),
                "count": len(accounts),
                "all": len(hygiene.accounts),
                "followers": _followers(accounts),
            }
        ),
        number=1 if len(accounts) == 1 else 2,
        comparison=Comparison(
            against="part",
            value=ratio(share),
            reference=ratio(1 - share),
            difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True),
        ),
        confidence=_SURE,
        impact=share,
        urgency=urgency,
        tone="good" if good else "bad",
        action=None if good else Action(kpi="community_size", effort=Level.LOW),
        sources=hygiene.sources,
    )


@remembered
def account_decisions(hygiene: Hygiene) -> tuple[Decision, ...]:
    """Return the decisions asked: every account that a rule or a person merges or closes."""
    ending = {Verdict.CLOSE, Verdict.MERGE}
    asked = (e for e in hygiene.accounts if ending & {e.verdict, e.rule.verdict})
    return tuple(_decision(each) for each in asked)


def _decision(account: OwnAccount) -> Decision:
    override = account.choice.override
    against = override is not None and account.verdict is not account.rule.verdict
    rule = say("{reason} ({rule})", reason=Term(text=account.rule.reason), rule=account.rule.id)
    return Decision(
        rule=RULE,
        chapter=CHAPTER,
        subject=account.name,
        question=say("What becomes of the account {account}?", account=account.label),
        options=tuple(VERDICTS.values()),
        criteria=_criteria(account),
        choice=VERDICTS[account.verdict],
        reason=Name(text=override.reason) if override is not None and against else rule,
        state="overridden" if against else "proposed",
        owner=(override.by if override is not None else "") or account.entry.owner,
        on=override.on if override is not None else None,
        kpi="community_size",
    )


def _criteria(account: OwnAccount) -> tuple[Fact, ...]:
    found: list[Message] = [last_post(account)]
    if account.entry.followers is not None:
        found.append(say("{followers} followers", followers=_whole(account.entry.followers)))
    if account.entry.duplicate_of:
        found.append(say("double of {account}", account=account.entry.duplicate_of))
    return tuple(found)


def last_post(account: OwnAccount) -> Message:
    """Say when an account last posted, and where that is known from."""
    entry = account.entry
    if entry.last is None:
        return say("last post not known")
    if entry.last_from == "exports":
        return say("last post on {day} (exports)", day=entry.last)
    return say("last post on {day}", day=entry.last)


def _named(accounts: Sequence[OwnAccount]) -> Fact:
    """Name the first accounts and count the others."""
    first: list[Fact] = [Name(text=each.label) for each in accounts[:_NAMED]]
    others = len(accounts) - len(first)
    if others:
        first.append(say_n("{count} other", "{count} others", others))
    return Listing(items=tuple(first))


def _followers(accounts: Sequence[OwnAccount]) -> Quantity:
    known = [e.entry.followers for e in accounts if e.entry.followers is not None]
    return _whole(sum(known) if known else None)


def _whole(value: float | None) -> Quantity:
    return Quantity(value=value, digits=0)
