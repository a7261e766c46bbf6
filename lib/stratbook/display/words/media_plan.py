"""The words of chapter 6's findings."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "media_plan.part_over": Words(
        headline=N_(
            "The plan gives {value} of the budget to {part}, against {reference} intended."
        ),
        so_what=N_("That is {amount} more than the split you set yourself."),
        action=N_("Move {amount} to the other parts, or write down why this split is wanted."),
    ),
    "media_plan.part_under": Words(
        headline=N_(
            "The plan gives {value} of the budget to {part}, against {reference} intended."
        ),
        so_what=N_("That is {amount} less than the split you set yourself."),
        action=N_("Find {amount} in the other parts, or write down why this split is wanted."),
    ),
    "media_plan.cap_frees": Words(
        headline=N_("Capping ad space at {value} frees {freed} for ideas and content."),
        so_what=N_(
            "Without the cap ad space would take {reference}; strategy now has {strategy} and "
            "production {production}."
        ),
    ),
    "media_plan.optimum_gain": Words(
        headline=N_("Under these curves, the best split of ad space is {split}."),
        so_what=N_(
            "It is expected to bring {value} results, against {reference} with equal amounts "
            "({difference})."
        ),
        action=N_("Split the ad space {split}, then read the results again after one month."),
    ),
    "media_plan.floor_cost": Words(
        headline=N_("Holding at least {amount} on {platform} costs {cost} results."),
        so_what=N_("Without this floor the same money is expected to bring {reference} results."),
        action=N_("Drop the floor on {platform}, or keep it for a reason that is written down."),
    ),
    "media_plan.cap_cost": Words(
        headline=N_("Holding {platform} to {amount} at most costs {cost} results."),
        so_what=N_("Without this cap the same money is expected to bring {reference} results."),
        action=N_("Raise the cap on {platform} if its audience allows it."),
    ),
}
