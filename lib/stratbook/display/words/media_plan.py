"""The words of chapter 6's findings on the budget and the ad space."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

_WITHOUT: Final = N_(
    "Without this limit the same money is expected to bring {reference} ({results})."
)

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
            "It is expected to bring {value} ({results}), between {low} and {high}, against "
            "{reference} with equal amounts ({difference})."
        ),
        action=N_("Split the ad space {split}, then read the results again after one month."),
    ),
    "media_plan.idle": Words(
        headline=N_("The platforms’ maximums leave {amount} of the ad space without a place."),
        so_what=N_("Only {value} of {reference} can be spent under these limits."),
        action=N_("Raise a maximum, add a platform, or give the money to the other parts."),
    ),
    "media_plan.test_first": Words(
        headline=N_("The share of {platform} is little known: between {low} and {high}."),
        so_what=N_(
            "The plan gives it {value}; how much it really brings would change the split more "
            "than any calculation."
        ),
        action=N_("Test {platform} first: ads on and off in comparable places, for four weeks."),
    ),
    "media_plan.floor_cost": Words(
        headline=N_("The floor of {amount} on {platform} costs {cost} {results}."),
        so_what=_WITHOUT,
        action=N_("Drop the floor on {platform}, or keep it for a reason that is written down."),
    ),
    "media_plan.cap_cost": Words(
        headline=N_("The cap of {amount} on {platform} costs {cost} {results}."),
        so_what=_WITHOUT,
        action=N_("Raise the cap on {platform} if its audience allows it."),
    ),
    "media_plan.if_used_cost": Words(
        headline=N_("“If used, at least {amount}” on {platform} costs {cost} {results}."),
        so_what=_WITHOUT,
        action=N_("Ask {platform} for a smaller entry ticket, or leave it out this time."),
    ),
    "media_plan.frozen_cost": Words(
        headline=N_("The {amount} already decided for {platform} cost {cost} {results}."),
        so_what=_WITHOUT,
        action=N_("Reopen what was decided for {platform} if it can still be changed."),
    ),
    "media_plan.group_floor_cost": Words(
        headline=N_("The floor of {amount} on the group {platform} costs {cost} {results}."),
        so_what=_WITHOUT,
        action=N_("Negotiate the minimum of the group {platform}, or write down why it is kept."),
    ),
    "media_plan.group_cap_cost": Words(
        headline=N_("The cap of {amount} on the group {platform} costs {cost} {results}."),
        so_what=_WITHOUT,
        action=N_("Raise the cap of the group {platform}, or write down why it is kept."),
    ),
    "media_plan.limits_cost": Words(
        headline=N_("Some limits cost results ({results}): {limits}."),
        so_what=N_("Without the dearest of them the same money is expected to bring {reference}."),
        action=N_("Lift those that nobody gives a reason for; write the reason beside the others."),
    ),
    "media_plan.target_pays": Words(
        headline=N_(
            "{asked} {results} call for an ad space of {value}, not {reference}, and it would pay "
            "for itself."
        ),
        so_what=N_(
            "With the ad space planned, {here} are expected. A result earns {worth}: up to {most}, "
            "each further unit of money brings back more than itself."
        ),
        action=N_("Raise the ad space to {value} step by step, or lower the target."),
    ),
    "media_plan.target_above": Words(
        headline=N_("{asked} {results} call for an ad space of {value}, not {reference}."),
        so_what=N_("With the ad space planned, {here} are expected."),
        action=N_("Raise the ad space to {value}, or lower the target."),
    ),
    "media_plan.target_below": Words(
        headline=N_("{asked} {results} can be reached with {value} instead of {reference}."),
        so_what=N_("The ad space planned is expected to bring {here}: more than was asked for."),
        action=N_("Raise the target, or give the rest to strategy and production."),
    ),
    "media_plan.worthwhile_above": Words(
        headline=N_("Ad space would pay for itself up to {value}, against {reference} planned."),
        so_what=N_(
            "A result earns {asked}: up to there, each further unit of money brings back more "
            "than itself."
        ),
        action=N_("Raise the ad space step by step, and stop when the results of a step fall."),
    ),
    "media_plan.worthwhile_below": Words(
        headline=N_("Past {value}, ad space earns less than it costs; {reference} are planned."),
        so_what=N_("A result earns {asked}, less than what the last ones cost."),
        action=N_("Bring the ad space down to {value}, or write down what else it is for."),
    ),
    "media_plan.cost_above": Words(
        headline=N_("At {asked} a result, the ad space could grow to {value}."),
        so_what=N_("{reference} are planned; {value} would bring {brings} ({results})."),
        action=N_("Keep this in reserve: raise the ad space if the first weeks hold."),
    ),
    "media_plan.cost_below": Words(
        headline=N_("A target of {asked} a result allows {value} of ad space, not {reference}."),
        so_what=N_(
            "{value} would bring {brings} ({results}) at that cost; past it, each is dearer."
        ),
        action=N_("Lower the ad space, or accept a higher cost a result."),
    ),
}
