"""The choice of platforms: score, rank, range, and invest, maintain, test or leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from stratbook.core import reference
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import N_, Fact, Name, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.platforms.accounts import Account, Accounts
from stratbook.strategy.platforms.scores import Grid
from stratbook.strategy.platforms.sensitivity import (
    Scenario,
    Tipping,
    ranks_of,
    scenarios,
    scores_under,
    tipping_points,
)

RULE: Final = "platforms.decision"
DECISIONS: Final = {
    "invest": N_("invest"),
    "maintain": N_("maintain"),
    "test": N_("test"),
    "leave": N_("leave"),
}
Band = Literal["high", "middle", "low"]


@dataclass(frozen=True)
class DecisionRule:
    """One row of ``platform_decisions.csv``: the first that fits gives the decision.

    Parameters
    ----------
    id : str
        Its name: PD1, PD2 …
    score, rank, account, stable : str
        What it asks: the band of the score, whether it ranks among the first, the account,
        whether band and rank hold when the weights move; ``*`` asks nothing.
    decision : str
        What it gives.
    reason : mapping
        Why, by language code.
    """

    id: str
    score: str
    rank: str
    account: str
    stable: str
    decision: str
    reason: Mapping[str, str]

    def fits(self, asked: tuple[str, str, str, str]) -> bool:
        """Say whether it holds for (score, rank, account, stable)."""
        own = (self.score, self.rank, self.account, self.stable)
        return all(mine in {"*", theirs} for mine, theirs in zip(own, asked, strict=True))


@cache
def decision_rules() -> tuple[DecisionRule, ...]:
    """Return the rows of ``platform_decisions.csv``, in their order."""
    return tuple(
        DecisionRule(
            id=row["rule"],
            score=row["score"],
            rank=row["rank"],
            account=row["account"],
            stable=row["stable"],
            decision=row["decision"],
            reason={"en": row["reason_en"], "fr": row["reason_fr"]},
        )
        for row in reference.csv_rows("platform_decisions.csv")
    )


@dataclass(frozen=True)
class Standing:
    """One platform.

    Parameters
    ----------
    platform : str
        Its id.
    score, rank : float, int or None
        Weighted score (0 … 5) and rank; None where a score is missing.
    low, high : float or None
        The range of the score while each weight moves up and down.
    worst_rank, best_rank : int or None
        The range of the rank.
    missing : tuple of str
        Criteria without a score.
    account : {"active", "asleep", "none", "unknown"}
        How its account stands.
    stable : bool
        Whether the band of the score and the place among the first hold in every scenario.
    rule : DecisionRule or None
        The rule that decided; None where it is not ranked.
    choice : Choice
        What stands; ``chosen`` is empty while it is open.
    """

    platform: str
    score: float | None
    rank: int | None
    low: float | None
    high: float | None
    best_rank: int | None
    worst_rank: int | None
    missing: tuple[str, ...]
    account: Account
    stable: bool
    rule: DecisionRule | None
    choice: Choice

    @property
    def name(self) -> Fact:
        """The platform as readers know it."""
        return platform_name(self.platform)


@dataclass(frozen=True)
class PlatformChoice:
    """The choice of platforms.

    Parameters
    ----------
    grid : Grid
        Weights and scores.
    standings : tuple of Standing
        Best first; those without a rank last, in the sheet's order.
    move : float
        The relative move of a weight that was tried (0.2).
    scenarios : tuple of Scenario
        Each weight moved up and down.
    tipping : tuple of Tipping
        The smallest move of each weight that changes the first place, smallest first.
    """

    grid: Grid
    standings: tuple[Standing, ...]
    move: float
    scenarios: tuple[Scenario, ...]
    tipping: tuple[Tipping, ...]

    @property
    def ranked(self) -> tuple[Standing, ...]:
        """The platforms that have a rank, best first."""
        return tuple(each for each in self.standings if each.rank is not None)

    @property
    def winner(self) -> Standing | None:
        """The platform alone in first place; None when it is shared or nothing is ranked."""
        first = [each for each in self.ranked if each.rank == 1]
        return first[0] if len(first) == 1 else None

    @property
    def winner_stable(self) -> bool:
        """Whether the winner stays alone in first place in every scenario."""
        if self.winner is None:
            return False
        name = self.winner.platform
        return all(
            each.ranks[name] == 1 and list(each.ranks.values()).count(1) == 1
            for each in self.scenarios
        )

    def chosen(self, *decisions: str) -> tuple[str, ...]:
        """Return the platforms for which one of these decisions stands."""
        return tuple(each.platform for each in self.standings if each.choice.chosen in decisions)


@remembered
def choose_platforms(
    grid: Grid, accounts: Accounts, overrides: Sequence[Override] = ()
) -> PlatformChoice:
    """Score, rank and decide every platform.

    Parameters
    ----------
    grid : Grid
        Weights and scores.
    accounts : Accounts
        What is known of the client's accounts.
    overrides : sequence of Override
        What the consultant decided against the rule ``platforms.decision``, the platform's
        name as subject.

    Returns
    -------
    PlatformChoice
        Score = Σ w·s ÷ Σ w. A platform with a missing score has no score, no rank and no
        computed decision: it is never counted as 0.
    """
    scores = scores_under(grid, grid.weights)
    move = threshold("platform_weight_move")
    tried = scenarios(grid, move)
    found = [_standing(each, grid, (scores, tried), accounts, overrides) for each in grid.platforms]
    order = {each: place for place, each in enumerate(grid.platforms)}
    found.sort(key=lambda each: (each.rank is None, each.rank or 0, order[each.platform]))
    return PlatformChoice(grid, tuple(found), move, tried, tipping_points(grid))


def band_of(score: float) -> Band:
    """Return the band of a score, by ``platform_high_score`` and ``platform_low_score``."""
    if score >= threshold("platform_high_score") - 1e-9:
        return "high"
    return "middle" if score >= threshold("platform_low_score") - 1e-9 else "low"


def decision_name(decision: str) -> Fact:
    """Return a decision as readers know it; an empty one is a dash."""
    if decision in DECISIONS:
        return term(DECISIONS[decision])
    return Name(text=decision or "–")


def _standing(
    platform: str,
    grid: Grid,
    computed: tuple[Mapping[str, float], Sequence[Scenario]],
    accounts: Accounts,
    overrides: Sequence[Override],
) -> Standing:
    scores, tried = computed
    account = accounts.state(platform)
    score = scores.get(platform)
    if score is None:
        choice = _choice(overrides, platform, "")
        missing = grid.missing(platform) if grid.weights else ()
        return Standing(
            platform, None, None, None, None, None, None, missing, account, False, None, choice
        )
    rank = ranks_of(scores)[platform]
    around = [score, *(each.scores[platform] for each in tried)]
    ranks = [rank, *(each.ranks[platform] for each in tried)]
    places = {(band_of(s), _is_top(r)) for s, r in zip(around, ranks, strict=True)}
    stable = len(places) == 1
    asked = (band_of(score), _top(rank), account, "yes" if stable else "no")
    rule = next(each for each in decision_rules() if each.fits(asked))
    return Standing(
        platform=platform,
        score=score,
        rank=rank,
        low=min(around),
        high=max(around),
        best_rank=min(ranks),
        worst_rank=max(ranks),
        missing=(),
        account=account,
        stable=stable,
        rule=rule,
        choice=_choice(overrides, platform, rule.decision),
    )


def _choice(overrides: Sequence[Override], platform: str, computed: str) -> Choice:
    label = platform_name(platform).text
    return choose(overrides, RULE, label, computed)


def _is_top(rank: int) -> bool:
    return rank <= threshold("platform_top_rank")


def _top(rank: int) -> str:
    return "top" if _is_top(rank) else "other"
