"""The words of chapter 2's findings."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

_FORMAT_SO_WHAT: Final = N_(
    "It is {share} of the posts there. The gap is associated with the format, not proven to be "
    "caused by it."
)
_FORMAT_ACTION: Final = N_(
    "Publish more of it for a month, on varied subjects, and look at the rate again."
)

WORDS: Final[dict[str, Words]] = {
    "three_c.unmanaged_majority": Words(
        headline=N_("Most of what is seen of the organisation is out of its hands: {value} {of}."),
        so_what=N_("Its image is made first by others: listening comes before publishing."),
        action=N_("Go through the table of actions, starting with the places to answer."),
    ),
    "three_c.unmanaged_share": Words(
        headline=N_("The unmanaged part is {value} {of}, the managed part {reference}."),
        so_what=N_("A good part of the image is made elsewhere: it has to be followed too."),
        action=N_("Go through the table of actions at each report."),
    ),
    "three_c.criticism": Words(
        headline=N_(
            "In places run by others, {value} of what is said is critical or mixed: {names}."
        ),
        so_what=N_("Favourable places weigh {reference}; openly negative ones {negative}."),
        action=N_("Answer calmly in the place itself, after a second reading by a colleague."),
    ),
    "three_c.silent_account": Words(
        headline=(
            N_("An account of the organisation’s own is silent: {names}."),
            N_("{count} of the organisation’s own accounts are silent: {names}."),
        ),
        so_what=N_("A visitor who lands there concludes that nobody is there any more."),
        action=N_("Decide to close or to revive it, and redirect those who follow it."),
    ),
    "three_c.claim": Words(
        headline=(
            N_("A public listing is still to be claimed: {names}."),
            N_("{count} public listings are still to be claimed: {names}."),
        ),
        so_what=N_("Until then nobody can answer there in the organisation’s name."),
        action=N_("Claim it with an address of the organisation, then answer what is open."),
    ),
    "three_c.accounts_to_end": Words(
        headline=(
            N_("One account of {all} is to be closed or merged: {names}."),
            N_("{count} accounts of {all} are to be closed or merged: {names}."),
        ),
        so_what=N_("Their {followers} followers could be brought to accounts that live."),
        action=N_("Decide account by account, redirect the followers, then close."),
    ),
    "three_c.accounts_locked": Words(
        headline=(
            N_("Nobody in the organisation holds the login of an account: {names}."),
            N_("Nobody in the organisation holds the login of {count} accounts: {names}."),
        ),
        so_what=N_("An account that cannot be opened can be neither corrected nor defended."),
        action=N_("Recover the login this month and give it to two roles."),
    ),
    "three_c.accounts_to_fix": Words(
        headline=(
            N_("One account of {all} lives but has to be put right: {names}."),
            N_("{count} accounts of {all} live but have to be put right: {names}."),
        ),
        so_what=N_("What is missing is written in the table of accounts, rule by rule."),
        action=N_("Put it right before publishing anything new there."),
    ),
    "three_c.accounts_sound": Words(
        headline=(
            N_("One account of {all} needs nothing: {names}."),
            N_("{count} accounts of {all} need nothing: {names}."),
        ),
        so_what=N_("They are alive, held by a role and have a purpose: a base to build on."),
    ),
    "three_c.employees_carry": Words(
        headline=N_(
            "Employees bring {value} of the interactions that they and the organisation get, "
            "with {part} of the posts."
        ),
        so_what=N_(
            "Their share of the contacts is {contacts}. Their posts and the organisation’s differ "
            "in subject, so this is an association."
        ),
        action=N_("Thank them, give them material and a charter, and never oblige anybody."),
    ),
    "three_c.employees_critical": Words(
        headline=N_(
            "Employees’ posts are more often critical ({value}) than favourable ({reference})."
        ),
        so_what=N_("What is said outside has usually been said inside first."),
        action=N_("Listen inside, with human resources, before asking anybody to post."),
    ),
    "three_c.employees_off_charter": Words(
        headline=(
            N_("One post by employees in {posts} is off the charter: {value}."),
            N_("{off} posts by employees in {posts} are off the charter: {value}."),
        ),
        so_what=N_("The limit is {reference}. The count is a group’s: it points at nobody."),
        action=N_("Explain the charter again to all teams, with examples."),
    ),
    "three_c.pillar_leads": Words(
        headline=N_(
            "The pillar “{pillar}” engages best: {value} by reach over the year, against "
            "{reference} for “{least}”."
        ),
        so_what=N_(
            "It is {share} of the period’s posts. The gap is associated with the pillar, not "
            "proven to be caused by it."
        ),
        action=N_("Give it one more slot a week, taken from the pillar received least well."),
    ),
    "three_c.format_leads_reach": Words(
        headline=N_(
            "On {platform}, the format “{format}” engages best: {value} by reach, against a "
            "median of {reference} over the formats ({posts} posts, interval {from} to {to})."
        ),
        so_what=_FORMAT_SO_WHAT,
        action=_FORMAT_ACTION,
    ),
    "three_c.format_leads_views": Words(
        headline=N_(
            "On {platform}, the format “{format}” engages best: {value} by views, against a "
            "median of {reference} over the formats ({posts} posts, interval {from} to {to})."
        ),
        so_what=_FORMAT_SO_WHAT,
        action=_FORMAT_ACTION,
    ),
    "three_c.format_leads_impressions": Words(
        headline=N_(
            "On {platform}, the format “{format}” engages best: {value} by impressions, against "
            "a median of {reference} over the formats ({posts} posts, interval {from} to {to})."
        ),
        so_what=_FORMAT_SO_WHAT,
        action=_FORMAT_ACTION,
    ),
    "three_c.cadence_up": Words(
        headline=N_("{platform} was fed more often: {value} posts a week, against {reference}."),
        so_what=N_("More posts are worth it only if each is still received as well."),
    ),
    "three_c.cadence_down": Words(
        headline=N_("{platform} was fed less often: {value} posts a week, against {reference}."),
        so_what=N_("Fewer posts coincide with fewer contacts unless each reaches further."),
    ),
    "three_c.silence": Words(
        headline=N_("{platform} stayed silent for {value} days in a row."),
        so_what=N_("Beyond {reference} days, those who follow lose the habit."),
        action=N_("Keep three finished posts in reserve for empty weeks."),
    ),
    "three_c.rivals_engagement_above": Words(
        headline=N_(
            "On {platform}, followers react more than the others’ do: {value} interactions a post "
            "per 1,000 followers, against a median of {reference}."
        ),
        so_what=N_("Small accounts engage more easily: keep it while growing."),
        action=N_("Note what the best-received posts do, and keep doing it."),
    ),
    "three_c.rivals_engagement_below": Words(
        headline=N_(
            "On {platform}, followers react less than the others’ do: {value} interactions a post "
            "per 1,000 followers, against a median of {reference}."
        ),
        so_what=N_("First of the watch: {leader}. Its figures may include paid posts."),
        action=N_("Study the ten best-received posts of {leader} and try two of their ideas."),
    ),
    "three_c.rivals_growth_above": Words(
        headline=N_(
            "On {platform}, the community grows faster than the others: {value} in 30 days, "
            "against a median of {reference}."
        ),
        so_what=N_("A lead in growth makes up for a smaller size only over time."),
        action=N_("Say what won the new followers, before changing anything."),
    ),
    "three_c.rivals_growth_below": Words(
        headline=N_(
            "On {platform}, the community grows more slowly than the others: {value} in 30 days, "
            "against a median of {reference}."
        ),
        so_what=N_("First of the watch: {leader}. Its growth may be partly paid for."),
        action=N_(
            "Give people who already know the organisation a reason to follow it on {platform}."
        ),
    ),
    "three_c.rivals_voice_above": Words(
        headline=N_(
            "The organisation is the most spoken of: {value} of the {mentions} mentions, "
            "against {reference} for {leader}."
        ),
        so_what=N_("Being spoken of is not being well spoken of: read it with the tone."),
        action=N_("Relay what is well said, while it is being said."),
    ),
    "three_c.rivals_voice_below": Words(
        headline=N_(
            "The organisation is less spoken of than {leader}: {value} of the {mentions} "
            "mentions, against {reference}."
        ),
        so_what=N_("In the period compared with, its share of voice was {before}."),
        action=N_("Give others a reason to speak: partners, posts by the public, press."),
    ),
    "three_c.rivals_tone_above": Words(
        headline=N_(
            "What is said of the organisation is more favourable than of the others: net tone "
            "{value}, against a median of {reference}."
        ),
        so_what=N_("It rests on {mentions} mentions whose tone is known."),
        action=N_("Ask those who speak well for a review where it is read."),
    ),
    "three_c.rivals_tone_below": Words(
        headline=N_(
            "What is said of the organisation is less favourable than of the others: net tone "
            "{value}, against a median of {reference}."
        ),
        so_what=N_("It rests on {mentions} mentions whose tone is known."),
        action=N_("Sort the critical mentions by subject and answer the first subject in public."),
    ),
    "three_c.watch_stale": Words(
        headline=N_("The watch of other accounts is {value} days old; {reference} are allowed."),
        so_what=N_("Benchmarks taken from it describe {dated}, not today."),
        action=N_("Take the public counts again before the next decision."),
    ),
}
