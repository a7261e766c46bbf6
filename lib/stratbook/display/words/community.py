"""The words of chapter 2's findings on the public, on those who speak for it, on its way."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "community.theme_rises": Words(
        headline=N_("“{theme}” comes up more: {value_times}, against {reference} in {since}."),
        so_what=N_(
            "Its daily mean changes by {difference}, beyond chance. Department: {department}."
        ),
        action=N_("{department}: find what lies behind it, then tell the public what is done."),
    ),
    "community.theme_falls": Words(
        headline=N_("“{theme}” comes up less: {value_times}, against {reference} in {since}."),
        so_what=N_(
            "Its daily mean changes by {difference}, beyond chance. Department: {department}."
        ),
    ),
    "community.top_problem": Words(
        headline=N_("“{theme}” gathers most complaints: {complaints} in the period."),
        so_what=N_("{value} of all complaints, for {reference} of everything that is said."),
        action=N_("{department}: name a cause and a date, and let the community manager say both."),
    ),
    "community.unanswered_theme": Words(
        headline=N_("“{theme}”: {unanswered} of {needing} messages got no answer, {value}."),
        so_what=N_("All themes together: {reference}. Silence is an answer too."),
        action=N_("{department}: give the community manager a ready answer for this theme."),
    ),
    "community.unrouted": Words(
        headline=(
            N_("No department answers for one theme: {themes}."),
            N_("No department answers for these themes: {themes}."),
        ),
        so_what=N_("Said {volume_times} in the period, and nobody has to act."),
        action=N_("Name the department that must act, in the sheet or in client.yml."),
    ),
    "community.rating_rises": Words(
        headline=N_("Reviews improve: {value} of 5, against {reference} before."),
        so_what=N_("{difference}, on {reviews} reviews."),
    ),
    "community.rating_falls": Words(
        headline=N_("Reviews get worse: {value} of 5, against {reference} before."),
        so_what=N_("{difference}, on {reviews} reviews."),
        action=N_("Read the low ratings theme by theme, answer each, and mend the first cause."),
    ),
    "community.prospect_need": Words(
        headline=N_(
            "People who are looking ask most for “{theme}”: {times_times}, {share} of their say."
        ),
        so_what=N_("Stage: {stage}. This is what the next contents must answer."),
        action=N_("Publish what answers it, with a link to the page that goes further."),
    ),
    "community.prospect_objection": Words(
        headline=N_(
            "“{theme}” is what holds those who are looking back most: {times_times}, {share}."
        ),
        so_what=N_("Stage: {stage}. An objection without answer ends the visit."),
        action=N_("Put a proof where they hesitate: a review, a guarantee, the price in full."),
    ),
    "community.recommender_overdue": Words(
        headline=(
            N_("{value} recommender of {all} waits for a contact: over {days} days, or no date."),
            N_("{value} recommenders of {all} wait for a contact: over {days} days, or no date."),
        ),
        so_what=N_("First to call: {who}. Share of all recommendations: {share}."),
        action=N_("Call them in the order of their recommendations, with something to tell."),
    ),
    "community.influencer_first": Words(
        headline=N_(
            "{handle} is the account to begin with: index {index}, of {accounts} accounts."
        ),
        so_what=N_("Its place holds under {kept} of the {tried} weightings tried."),
        action=N_("Agree on a brief, a price, what is counted and how the link is announced."),
    ),
    "community.influencer_unsettled": Words(
        headline=N_(
            "{handle} leads the shortlist, but not firmly: index {index}, of {accounts} accounts."
        ),
        so_what=N_("Its place runs from {best} to {worst} when the weights move."),
        action=N_("Try two accounts on the same brief, and let the results decide."),
    ),
    "community.influencer_doubt": Words(
        headline=(
            N_("The figures of {some} account of {all} call for a check: {who}."),
            N_("The figures of {some} accounts of {all} call for a check: {who}."),
        ),
        so_what=N_("They are unusual for that size; there may be a good reason."),
        action=N_("Ask for the account’s own statistics before anything is signed."),
    ),
    "community.influencer_disclosure": Words(
        headline=(
            N_("{some} account is paid or gifted, which must be announced: {who}."),
            N_("{some} accounts are paid or gifted, which must be announced: {who}."),
        ),
        so_what=N_("A hidden link misleads the public and commits the brand as well."),
        action=N_("Write the announcement into the brief and check it on each post."),
    ),
    "zmot.weak_moment": Words(
        headline=N_("The weakest moment, {moment}, is covered at {value}."),
        so_what=N_("The whole way is covered at {reference}: this is where people are lost."),
        action=N_("Begin with “{first}”."),
    ),
    "zmot.gap_create": Words(
        headline=N_("“{touchpoint}” does not exist yet, and costs the coverage most."),
        so_what=N_(
            "Done well, it takes the coverage from {value} to {reference}. Moment: {moment}."
        ),
        action=N_("Create it, with an owner and a date."),
    ),
    "zmot.gap_improve": Words(
        headline=N_("“{touchpoint}” is there but weak, and costs the coverage most."),
        so_what=N_(
            "Done well, it takes the coverage from {value} to {reference}. Moment: {moment}."
        ),
        action=N_("Improve it before opening another one."),
    ),
    "zmot.thin_reviews": Words(
        headline=N_("{value} reviews in twelve months: too few to convince."),
        so_what=N_("From {reference} on, those who hesitate find proof."),
        action=N_("Ask for a review after each order or visit, without choosing whom."),
    ),
    "zmot.low_rating": Words(
        headline=N_("Reviews give {value} of 5 over twelve months, under the {reference} wanted."),
        so_what=N_("{reviews} reviews that those who hesitate read first."),
        action=N_("Mend what the low ratings name, then answer them."),
    ),
    "community.segment_above": Words(
        headline=N_(
            "Of the main channels, “{segment}” brings the visits that engage most: {value}."
        ),
        so_what=N_("Against {reference} for all other visits, on {visits} sessions."),
        action=N_("Give this channel a page of its own and one more appointment a month."),
    ),
    "community.segment_below": Words(
        headline=N_(
            "Of the main channels, “{segment}” brings the visits that engage least: {value}."
        ),
        so_what=N_("Against {reference} for all other visits, on {visits} sessions."),
        action=N_("Check that the page keeps what the message promised before buying more."),
    ),
    "community.engagement_rises": Words(
        headline=N_("Visits from “{segment}” engage more: {value}, against {reference} before."),
        so_what=N_("{difference}, on {visits} sessions."),
    ),
    "community.engagement_falls": Words(
        headline=N_("Visits from “{segment}” engage less: {value}, against {reference} before."),
        so_what=N_("{difference}, on {visits} sessions."),
        action=N_("Look at what changed on the page or in the message since then."),
    ),
    "community.trend_idle": Words(
        headline=(
            N_("{some} trend of {all} is known, and nothing follows from it."),
            N_("{some} trends of {all} are known, and nothing follows from them."),
        ),
        so_what=N_("A trend without consequence is a curiosity."),
        action=N_("Write what it changes for you and one action, or strike it out."),
    ),
    "community.trend_weak": Words(
        headline=(
            N_("{some} trend of {all} has no date or no source, or is too old."),
            N_("{some} trends of {all} have no date or no source, or are too old."),
        ),
        so_what=N_("No decision may rest on it."),
        action=N_("Find the source and its date, or strike it out."),
    ),
}
