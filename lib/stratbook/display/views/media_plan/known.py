"""How well the curves are known, what the limits cost, and the questions the other way round."""

from typing import Final

from stratbook.brief.models import TaxBasis
from stratbook.core.message import N_, Fact, Listing, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.media_plan.curves import no_split
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.curves import Basis
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
            Listing(items=tuple(dict.fromkeys(BASES[each] for each in curve.bases.values()))),
            term("never") if curve.seen is None else money(max(curve.seen), currency),
            money(float(space.best.amounts[place]), currency),
            _width(space, place),
        ]
        for place, curve in enumerate(space.curves)
    ]
    return table(
        look,
        [term("Platform"), term("Curve drawn from"), term("Most ever spent"), term("In the plan"),
         term("Results, give or take")],
        rows,
        say_n("What the curves are known from, over {count} day",
              "What the curves are known from, over {count} days", plan.days),
        note=say(
            "Assumed shape: four times the money, twice the results. “Most ever spent” is brought "
            "to the length of the plan. Curves tell what moved together; only a test tells what "
            "ads brought."
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


def _width(space: AdSpace, place: int) -> Quantity:
    found = space.results[space.best.names[place]]
    half = (found.high - found.low) / 2
    return Quantity(value=half / found.value if found.value else None, unit=Unit.RATIO, digits=0)


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
