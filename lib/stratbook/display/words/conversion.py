"""The words of chapter 7's findings."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "conversion.roas_hides_loss": Words(
        headline=N_(
            "{scenario}: a ROAS of {roas} looks good, yet the return on margin is {value}."
        ),
        so_what=N_(
            "Full cost {cost}, margin {gain}. With {count} {converted}, it takes {break_even} to "
            "break even, that is a ROAS of {needed} and not of 1."
        ),
        action=N_(
            "Judge by the margin: lower production and hours, raise the basket, or stop before "
            "adding media."
        ),
    ),
    "conversion.loss": Words(
        headline=N_("{scenario} returns {value} on its full cost."),
        so_what=N_("Full cost {cost}, gain {gain}, {count} {converted}."),
        action=N_("Correct the weakest step of the funnel first; if it does not move, stop."),
    ),
    "conversion.gain": Words(
        headline=N_("{scenario} returns {value} on its full cost."),
        so_what=N_("Full cost {cost}, gain {gain}, {count} {converted}."),
        action=N_("Give it more by steps, and check that the next conversions cost no more."),
    ),
    "conversion.dear": Words(
        headline=N_("{scenario}: {each} a conversion, all costs in, for {worth} accepted."),
        so_what=N_("{count} {converted} counted; {value} against the highest cost accepted."),
        action=N_("Lower the hours or widen what each action brings before the next one."),
    ),
    "conversion.within": Words(
        headline=N_("{scenario}: {each} a conversion, all costs in, for {worth} accepted."),
        so_what=N_("{count} {converted} counted; {value} against the highest cost accepted."),
        action=N_("Do it again with the same set-up, and watch the cost of the next ones."),
    ),
    "conversion.clicks_lost": Words(
        headline=N_("{scenario}: {value} of clicks become a session."),
        so_what=N_(
            "At least {reference} is expected: pages that load slowly, or links not tagged."
        ),
        action=N_("Open the landing page on a phone and check the tags of its links."),
    ),
    "conversion.cost_unknown": Words(
        headline=N_("{scenario}: the full cost is not known."),
        so_what=N_("Not given: {parts}. Without it, no return can be told; it is not zero."),
        action=N_("Write it in the sheet of scenarios, and 0 where there is none."),
    ),
    "conversion.range_wide": Words(
        headline=N_(
            "{scenario}: between {reference} and {value} conversions, by the count chosen."
        ),
        so_what=N_(
            "The cautious count and the generous one lie {difference} apart; the truth lies "
            "somewhere between, and none proves a cause."
        ),
        action=N_("Report the range; ask new customers how they came, to narrow it."),
    ),
    "conversion.chain_late": Words(
        headline=(
            N_("{task} will be {value} day late, and it sets the end of {scenario}."),
            N_("{task} will be {value} days late, and it sets the end of {scenario}."),
        ),
        so_what=N_(
            "Needed by {due}, there on {end}; the whole then ends on {whole}. The first to slip: "
            "{root}."
        ),
        action=N_("Call the supplier today; deliver in parts, or move what waits for it."),
    ),
    "conversion.task_late": Words(
        headline=(
            N_("{scenario}: {task} will be {value} day late."),
            N_("{scenario}: {task} will be {value} days late."),
        ),
        so_what=N_("Needed by {due}, there on {end}; the end of the whole does not move yet."),
        action=N_("Settle a new date while there is slack."),
    ),
    "conversion.peeking": Words(
        headline=N_("{test}: read too early, at {reached} trials of {needed}."),
        so_what=N_(
            "{second} at {value}, {first} at {reference}: with so few trials, such a gap comes and "
            "goes."
        ),
        action=N_("Let it run to its planned size before choosing."),
    ),
    "conversion.test_first": Words(
        headline=N_("{test}: {first} stays, {second} does {difference}."),
        so_what=N_("{value} against {reference}; the difference lies between {least} and {most}."),
        action=N_("Keep the variant in place and test something else."),
    ),
    "conversion.test_second": Words(
        headline=N_("{test}: {second} does {difference} against {first}."),
        so_what=N_("{value} against {reference}; the difference lies between {least} and {most}."),
        action=N_("Take the variant tried, everywhere it applies."),
    ),
    "conversion.test_same": Words(
        headline=N_("{test}: no difference worth it between {first} and {second}."),
        so_what=N_("{value} against {reference}; the difference lies between {least} and {most}."),
        action=N_("Keep the cheaper one and test a bolder change."),
    ),
    "conversion.test_open": Words(
        headline=N_("{test}: nothing to choose between {first} and {second} yet."),
        so_what=N_("{value} against {reference}; the difference lies between {least} and {most}."),
        action=N_("Keep the simpler one; plan a larger test if the stake is worth it."),
    ),
    "conversion.proof_ready": Words(
        headline=(
            N_("{count} proof of {reference} can be taken up now."),
            N_("{count} proofs of {reference} can be taken up now."),
        ),
        so_what=N_("The first: {first}. Its author agrees."),
        action=N_("Take it up on the page of the offer and in the next posts."),
    ),
    "conversion.proof_to_ask": Words(
        headline=(
            N_("{count} good proof of {reference} lacks its author’s consent."),
            N_("{count} good proofs of {reference} lack their authors’ consent."),
        ),
        so_what=N_("The first: {first}. Without consent, it stays where it is."),
        action=N_("Ask by private message, saying where it would be shown."),
    ),
}
