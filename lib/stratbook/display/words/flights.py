"""The words of chapter 6's findings on the plan flight by flight."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "flights.drafted": Words(
        headline=N_("The flights shown ({count}) were drafted by rule: nobody has written any."),
        so_what=N_("They follow the split of the ad space and the personas’ priorities."),
        action=N_("Export the plan, fill in audiences, landing pages and dates, and read it back."),
    ),
    "flights.tax_mixed": Words(
        headline=(
            N_("Flight {flights} is not on the client’s tax basis."),
            N_("Flights {flights} are not on the client’s tax basis."),
        ),
        so_what=N_("Amounts with and without tax cannot be added: the plan’s total means nothing."),
        action=N_("Write every budget on the same tax basis."),
    ),
    "flights.over_ad_space": Words(
        headline=N_("The flights spend {value}, for {reference} of ad space in the budget."),
        so_what=N_("{gap} is planned without being there."),
        action=N_("Take {gap} off the flights, or raise the ad space."),
    ),
    "flights.under_ad_space": Words(
        headline=N_("The flights spend {value}, for {reference} of ad space in the budget."),
        so_what=N_("{gap} has no flight yet."),
        action=N_("Give {gap} to a flight, or to another part of the budget."),
    ),
    "flights.no_landing": Words(
        headline=(
            N_("Flight {flights} leads nowhere: it has no landing page."),
            N_("Flights {flights} lead nowhere: they have no landing page."),
        ),
        so_what=N_("{money} would buy clicks that cannot be followed to their result."),
        action=N_("Name the landing page before the launch, with its tracked link."),
    ),
    "flights.frequency_high": Words(
        headline=N_("{flight}: {value} contacts a person and week, for {reference} at most."),
        so_what=N_("An audience of {people} people is too small for {money}."),
        action=N_("Widen the audience, lengthen the flight, or move part of its budget."),
    ),
    "flights.frequency_low": Words(
        headline=N_(
            "{flight}: {value} contacts a person over the flight, for {reference} at least."
        ),
        so_what=N_("{money} is spread too thinly over {people} people to be remembered."),
        action=N_("Narrow the audience or shorten the flight."),
    ),
    "flights.same_audience": Words(
        headline=N_("{flights} bid for the same people on the same days: {audience}."),
        so_what=N_("Two flights with one aim in one auction raise each other’s price."),
        action=N_("Merge them, or set their dates one after the other."),
    ),
    "flights.phasing_gain": Words(
        headline=N_("Leaning the budget towards {peak} is expected to bring {gain} more effect."),
        so_what=N_(
            "Its fullest week gets {value}, for {reference} with an even spend; prices, events and "
            "carry-over are as stated."
        ),
        action=N_("Set the weekly budgets of the plan, and compare them with the spend each week."),
    ),
}
