"""The words of what is found before the launch."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "readiness.forbidden": Words(
        headline=(
            N_("{flights} may not run as planned: {rule}."),
            N_("{flights} may not run as planned: {rule}."),
        ),
        so_what=N_(
            "The platform may refuse the ad, or the law forbids it: the money stays unspent."
        ),
        action=N_(
            "Settle it before the launch: move the message elsewhere, or change what is said."
        ),
    ),
    "readiness.asked": Words(
        headline=(
            N_("{flights} runs under a condition: {rule}."),
            N_("{flights} run under a condition: {rule}."),
        ),
        so_what=N_("The condition is met before the launch, or the ad is at risk."),
        action=N_("Do what the rule asks and have the person responsible confirm it."),
    ),
    "readiness.to_confirm": Words(
        headline=(
            N_("{count} rule is to be confirmed before the launch: {rules}."),
            N_("{count} rules are to be confirmed before the launch: {rules}."),
        ),
        so_what=N_(
            "Words or dates call for a look; nobody has said yet whether the flights are in."
        ),
        action=N_("Have the person responsible answer in the sheet of ad eligibility."),
    ),
    "readiness.offer_poor": Words(
        headline=N_(
            "{offer} is in the plan and suits less than {best}: {value} points against {reference}."
        ),
        so_what=N_("It serves fewer of the objectives, or reaches personas that are not there."),
        action=N_("Move its money to a more suitable offer, or write down why it stays."),
    ),
    "readiness.offer_minimum": Words(
        headline=N_("On its leanest day, {offer} gets {value}, below the minimum of {reference}."),
        so_what=N_("Below its minimum a campaign is not delivered."),
        action=N_("Shorten the flight or raise its budget."),
    ),
    "readiness.offer_price": Words(
        headline=(
            N_("The price of {offers} is missing, undated or older than {months} months."),
            N_("The prices of {offers} are missing, undated or older than {months} months."),
        ),
        so_what=N_("Ad platforms change their minimums without notice."),
        action=N_("Read the minimum in the ad account and write it in the sheet of ad offers."),
    ),
    "readiness.mobile_not_ready": Words(
        headline=N_(
            "The campaign is not ready for phones: {value} of the points, {reference} needed."
        ),
        so_what=N_("To put right: {checks}."),
        action=N_("First of all: {first}"),
    ),
    "readiness.mobile_nearly": Words(
        headline=(
            N_("Ready for phones at {value}; one check remains to put right: {checks}."),
            N_("Ready for phones at {value}; some checks remain to put right: {checks}."),
        ),
        action=N_("First of all: {first}"),
    ),
    "readiness.mobile_gap": Words(
        headline=N_(
            "On a phone, {value} of visits convert, against {reference} on a computer ({event})."
        ),
        so_what=N_("{share} of visits come from a phone; the interval goes from {from} to {to}."),
        action=N_("Go through the purchase or the form on a phone, and cut what slows it down."),
    ),
    "readiness.persona_without_audience": Words(
        headline=(
            N_("No audience is built for {personas}."),
            N_("No audience is built for these personas: {personas}."),
        ),
        so_what=N_("A persona without an audience is met by chance."),
        action=N_("Build the audience proposed, or say why the persona is left to organic posts."),
    ),
    "readiness.consent_missing": Words(
        headline=(
            N_("One audience needs a consent that nobody confirmed: {audiences}."),
            N_("Some audiences need a consent that nobody confirmed: {audiences}."),
        ),
        so_what=N_("Who sends a list to a platform answers for it."),
        action=N_(
            "Leave it out until the data protection officer has confirmed basis and wording."
        ),
    ),
    "readiness.video_make": Words(
        headline=N_("{planned} videos a year cost {value} in-house, against {reference} bought."),
        so_what=N_("Break-even: {even} videos a year. Saved: {saved}."),
        action=N_("Make them in-house, and count the hours that are really spent."),
    ),
    "readiness.video_buy": Words(
        headline=N_("{planned} videos a year cost {value} bought, against {reference} in-house."),
        so_what=N_("Break-even: {even} videos a year. Difference: {saved}."),
        action=N_("Buy them, and ask for a price by volume."),
    ),
    "readiness.video_quality": Words(
        headline=N_(
            "For one point of quality, {better} costs {value} a video, {cheaper} {reference}."
        ),
        so_what=N_("The cheaper way is not the one that gives most for its price."),
        action=N_("Have three videos of each shown to the public, and score them blind."),
    ),
    "readiness.charter_needed": Words(
        headline=N_("A charter for employees is needed."),
        so_what=N_("What calls for it: {reasons}"),
        action=N_(
            "Write it with those it concerns, from the skeleton, before asking anybody to post."
        ),
    ),
    "readiness.charter_useful": Words(
        headline=N_("A charter for employees would be useful."),
        so_what=N_("What calls for it: {reasons}"),
        action=N_("Start from the skeleton: two pages are enough."),
    ),
}
