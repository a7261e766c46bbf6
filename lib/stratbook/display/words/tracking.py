"""The words of chapter 6's findings on links and on money spent against the plan."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "links.misspelt": Words(
        headline=N_("“{seen}” came back where “{planned}” was planned."),
        so_what=N_(
            "{sessions} sessions stand apart from the campaign they belong to, on which {spend} "
            "was spent; its cost per visit looks higher than it is."
        ),
        action=N_(
            "Put the link right in the ad manager; until then count both names together, once "
            "whoever made the link confirms it."
        ),
    ),
    "links.missing": Words(
        headline=(
            N_("A campaign that spent never came back: {campaigns}."),
            N_("{count} campaigns that spent never came back: {campaigns}."),
        ),
        so_what=N_("What {spend} of ads brought to the site cannot be told."),
        action=N_("Click each ad and look at the address it opens; put the planned link in it."),
    ),
    "links.unseen": Words(
        headline=N_("{spend} went into ads in {period}, and no paid visit was counted."),
        so_what=N_(
            "The visits came back as unpaid or without a source: what the ads brought is hidden "
            "in other figures."
        ),
        action=N_("Put the plan’s tagged links into the ads; the medium paid_social is enough."),
    ),
    "links.unknown": Words(
        headline=(
            N_("A campaign came back that is not in the plan: {campaigns}."),
            N_("{count} campaigns came back that are not in the plan: {campaigns}."),
        ),
        so_what=N_(
            "{sessions} sessions, {share} of social traffic, can be laid to no flight and no "
            "budget."
        ),
        action=N_("Find who made these links, then enter them in the plan or have them renamed."),
    ),
    "links.misfiled": Words(
        headline=N_("Paid visits come back under a medium that is not counted as paid: {media}."),
        so_what=N_(
            "{sessions} sessions of {campaigns} are taken for unpaid traffic: organic results look "
            "better than they are, and paid ones worse."
        ),
        action=N_("Write paid_social as the medium of every ad’s link."),
    ),
    "links.untagged": Words(
        headline=N_("{value} of the paid social sessions carry no campaign."),
        so_what=N_(
            "{sessions} sessions were paid for and cannot be laid to the flight they are of."
        ),
        action=N_("Give every ad its tagged link from the table of links, before the next flight."),
    ),
    "links.doubtful": Words(
        headline=(
            N_("One link of the plan in {of} is doubtful: {rows}."),
            N_("{count} links of the plan in {of} are doubtful: {rows}."),
        ),
        so_what=N_(
            "A visit that is not measured on the client’s own site proves nothing of an ad."
        ),
        action=N_("Settle the remarks of the table of links before the ads are set up."),
    ),
    "pacing.over": Words(
        headline=N_("{flight} spends {ratio} faster than planned."),
        so_what=N_(
            "{value} spent by {until} for {reference} planned; at this rate it comes to {coming} "
            "on {ends}, for a budget of {budget}."
        ),
        action=N_("Bring it down to {needed} a day, from {rate}, or move money to it on purpose."),
    ),
    "pacing.over_ended": Words(
        headline=N_("{flight} ended {ratio} above its budget."),
        so_what=N_("{value} spent for {reference} planned."),
        action=N_("Set a cap on the campaign itself in the ad manager for the next flight."),
    ),
    "pacing.under": Words(
        headline=N_("{flight} spends {ratio} slower than planned."),
        so_what=N_(
            "{value} spent by {until} for {reference} planned; at this rate it comes to {coming} "
            "on {ends}, for a budget of {budget}."
        ),
        action=N_(
            "Bring it up to {needed} a day, from {rate} (audience, bid, creative), or move the "
            "rest elsewhere."
        ),
    ),
    "pacing.under_ended": Words(
        headline=N_("{flight} ended {ratio} below its budget."),
        so_what=N_("{value} spent for {reference} planned: {left} is left to be used elsewhere."),
        action=N_("Decide where this money goes, and find what held the flight back."),
    ),
    "pacing.dear": Words(
        headline=N_(
            "On {flight}, {price} is {value}, where the plan counted on {reference} at most."
        ),
        so_what=N_("A distance of {difference}: the same money brings less than planned."),
        action=N_("Look at audience, creative and landing page before more is spent on it."),
    ),
    "pacing.off_pace": Words(
        headline=N_("{count} flights are off their pace: {which}."),
        so_what=N_(
            "Together they spent {value} for {reference} planned to date. Back on plan: {needed}."
        ),
        action=N_("Set these daily amounts in the ad managers, or move the money on purpose."),
    ),
    "pacing.dear_several": Words(
        headline=N_("On {count} flights, results cost more than the plan counted on: {which}."),
        so_what=N_(
            "The dearest against its plan is {flight}, {difference}: the same money brings less "
            "than planned."
        ),
        action=N_("Look at audience, creative and landing page before more is spent on them."),
    ),
    "pacing.steady": Words(
        headline=(
            N_("The flight that can be judged is on pace."),
            N_("The {count} flights that can be judged are on pace."),
        ),
        so_what=N_("{value} spent for {reference} planned to date."),
    ),
    "pacing.loose": Words(
        headline=N_(
            "{spend} of the period’s ad money, {share} of it, belongs to no flight for sure."
        ),
        so_what=N_("Concerned: {campaigns}. It is counted in no flight’s pace."),
        action=N_("Write each campaign’s name beside its flight in the tracking sheet."),
    ),
    "pacing.replan": Words(
        headline=N_(
            "Moving {moved} from {source} to {to} should bring more over the {days_days} left."
        ),
        so_what=N_(
            "Expected: {low} to {high} of results on what is still to be spent; what is spent "
            "stays."
        ),
        action=N_("Change the budgets in the ad managers, and look at the pace again in a week."),
    ),
}
