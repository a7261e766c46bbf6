"""How well the curves are known, what the limits cost, and the questions the other way round."""

from typing import Final

import numpy as np

from stratbook.brief.models import TaxBasis
from stratbook.core.message import N_, Fact, Listing, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.marks import mark
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.media_plan.curves import no_split
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.curves import Basis, Curve
from stratbook.plan.findings import platform, shares
from stratbook.plan.media_plan import MediaPlan
from stratbook.plan.names import label
from stratbook.plan.questions import Question
from stratbook.plan.split.explain import Constraint, Cost

BASES: Final[dict[Basis, Fact]] = {
    "history_test": term("the ads history, checked by a test"),
    "history_benchmark": term("the ads history, with a benchmark"),
    "history": term("the ads history"),
    "test": term("a lift test, and an assumed shape"),
    "point_audience": term("past spend and results, with the size of the audience"),
    "point": term("past spend and results, and an assumed shape"),
    "expected_audience": term("an expectation, with the size of the audience"),
    "expected": term("an expectation, and an assumed shape"),
    "benchmark": term("benchmarks and the size of the audience"),
    "flat_history": term("an ads history whose spend never varied: next to nothing"),
}
_FITTED: Final[frozenset[Basis]] = frozenset({"history"})
_BOTH: Final[frozenset[Basis]] = frozenset({"history_test", "history_benchmark"})
_COST: Final[dict[Constraint, str]] = {
    "floor": N_("The floor of {amount} on {platform} costs {cost} {results}."),
    "cap": N_("The cap of {amount} on {platform} costs {cost} {results}."),
    "if_used": N_("“If used, at least {amount}” on {platform} costs {cost} {results}."),
    "frozen": N_("The {amount} already decided for {platform} cost {cost} {results}."),
    "group_floor": N_("The floor of {amount} on the group {platform} costs {cost} {results}."),
    "group_cap": N_("The cap of {amount} on the group {platform} costs {cost} {results}."),
}


def known_table(look: Look, plan: MediaPlan, currency: str) -> Html:
    """Show what each curve rests on, and how far it was ever seen."""
    space = plan.ad_space
    if space is None:
        return no_split(look, plan)
    rows: list[Row] = [
        [
            platform(curve.platform),
            _source(curve),
            Listing(items=tuple(dict.fromkeys(BASES[each] for each in curve.bases.values()))),
            term("never") if curve.seen is None else money(max(curve.seen), currency),
            money(float(space.best.amounts[place]), currency),
            _width(look, space, place),
        ]
        for place, curve in enumerate(space.curves)
    ]
    return table(
        look,
        [term("Platform"), term("Source"), term("Curve drawn from"), term("Most ever spent"),
         term("In the plan"), term("Results, give or take")],
        rows,
        say_n("What the curves are known from, over {count} day",
              "What the curves are known from, over {count} days", plan.days),
        note=say(
            "Fitted: found in the client’s own weeks. Prior: written down beforehand (a past "
            "point, an expectation, a benchmark, a test). Both: the one set right by the other. "
            "Assumed shape: four times the money, twice the results. “Most ever spent” is brought "
            "to the length of the plan. Curves tell what moved together; only a test tells what "
            "ads brought."
        ),
    )  # fmt: skip


def history_table(look: Look, plan: MediaPlan, currency: str) -> Html:
    """Show what the client's own weeks tell: money a week, and results associated with it."""
    space, history = plan.ad_space, plan.history
    if space is None or history is None or not history.contributions:
        return Html("")
    tail = (1 - threshold("allocation_interval")) / 2
    rows: list[Row] = []
    for each in history.curves:
        if each.seen is None or each.platform not in history.contributions:
            continue
        low, mid, high = np.quantile(history.contributions[each.platform], [tail, 0.5, 1 - tail])
        rows.append([
            platform(each.platform),
            say("{low} to {high}", low=money(each.seen[0], currency),
                high=money(each.seen[1], currency)),
            say("{value} ({low} to {high})", **{
                name: Quantity(value=float(value), digits=1)
                for name, value in (("value", mid), ("low", low), ("high", high))
            }),
            term("spend that followed the season") if each.platform in history.doubtful
            else term("nothing in particular"),
        ])  # fmt: skip
    return table(
        look,
        [term("Platform"), term("Spent a week"),
         say("Results a week that went with it ({level} interval)",
             level=Quantity(value=threshold("allocation_interval"), unit=Unit.RATIO, digits=0)),
         term("What may mislead")],
        rows,
        say_n("What {count} week of ads tells", "What {count} weeks of ads tell", history.weeks),
        note=say(
            "Season, trend and what remains of a week’s ads the next week are taken into "
            "account. What went with the spend is an association; ads may have brought less."
        ),
    )  # fmt: skip


def robustness(look: Look, plan: MediaPlan, currency: str) -> Html:
    """Say how sure the split is, what each limit costs, who was left out, and what to know."""
    space = plan.ad_space
    if space is None:
        return element("div", no_split(look, plan), *_remarks(look, plan))
    parts = [note(look, _sure(space))]
    parts += [note(look, _cost(each, space, currency), "watch") for each in space.costs]
    return element("div", *parts, *_remarks(look, plan))


def questions_table(look: Look, plan: MediaPlan, currency: str, tax: TaxBasis) -> Html:
    """Answer the questions the brief allows: for a target, at a margin, at a target cost."""
    if not plan.questions or plan.ad_space is None:
        return note(look, say(
            "With a target, the value of a result, or a target cost in the brief, the plan also "
            "says what budget they call for."
        ))  # fmt: skip
    rows: list[Row] = [
        [_asked(plan.ad_space, each, currency), _budget(each, currency),
         "–" if each.answer is None else plan.ad_space.aim.quantity(each.answer.split.total),
         "–" if each.answer is None else shares(each.answer.split)]
        for each in plan.questions
    ]  # fmt: skip
    return table(
        look,
        [term("Question"), term("Ad space"), term("Results"), term("Split")],
        rows,
        say("The questions the other way round, {tax}", tax=TAX[tax]),
        note=say(
            "Under the same curves and limits; budgets up to {limit} were looked at.",
            limit=money(plan.questions[0].limit, currency),
        ),
    )


def _remarks(look: Look, plan: MediaPlan) -> list[Html]:
    lacking = [note(look, each, "watch") for each in plan.left_out.values()]
    return lacking + [note(look, each) for each in plan.notes]


def _sure(space: AdSpace) -> Message:
    return say(
        "{platform} keeps the largest share in {share} of {draws} redrawings of the curves; the "
        "result lies between {low} and {high} ({results}) in {level} of them.",
        platform=platform(space.best.names[int(space.best.amounts.argmax())]),
        share=Quantity(value=space.sure.leads, unit=Unit.RATIO, digits=0),
        draws=Quantity(value=space.sure.draws),
        low=space.aim.quantity(space.sure.result.low),
        high=space.aim.quantity(space.sure.result.high),
        results=space.aim.word,
        level=Quantity(value=threshold("allocation_interval"), unit=Unit.RATIO, digits=0),
    )


def _cost(cost: Cost, space: AdSpace, currency: str) -> Message:
    return say(
        _COST[cost.kind],
        amount=money(cost.amount, currency),
        platform=label(cost.name),
        cost=space.aim.quantity(cost.cost),
        results=space.aim.word,
    )


def _source(curve: Curve) -> Fact:
    """Say whether a curve was fitted, supposed, or the one set right by the other."""
    bases = set(curve.bases.values())
    if bases <= _FITTED:
        return term("fitted")
    return term("both") if bases & (_BOTH | _FITTED) else term("prior")


def _width(look: Look, space: AdSpace, place: int) -> Html | Quantity:
    found = space.results[space.best.names[place]]
    half = (found.high - found.low) / 2
    width = Quantity(value=half / found.value if found.value else None, unit=Unit.RATIO, digits=0)
    if not space.curves[place].doubtful:
        return width
    return mark(look, "watch", say("{width} or more: in doubt", width=width))


def _asked(space: AdSpace, question: Question, currency: str) -> Message:
    aim = space.aim
    match question.asked:
        case "target":
            return say(
                "The least budget that brings {target} {results}",
                target=aim.quantity(question.value, 0),
                results=aim.word,
            )
        case "worthwhile":
            return say(
                "The budget past which the next unit of money earns less than itself (a result "
                "earns {worth})",
                worth=cents(question.value, currency),
            )
        case "cost":
            cost = cents(question.value, currency)
            return say("The largest budget at {cost} a result on average", cost=cost)
        case "return":
            times = Quantity(value=question.value, unit=Unit.TIMES)
            return say("The largest budget at a return of {times} on average", times=times)


def _budget(question: Question, currency: str) -> Fact:
    if question.answer is None:
        return say("none up to {limit}", limit=money(question.limit, currency))
    if question.beyond and question.capped:
        return say("{limit}, all that the limits let in", limit=money(question.limit, currency))
    if question.beyond:
        return say("{limit} or more", limit=money(question.limit, currency))
    return money(question.answer.budget, currency)
