"""Chapters 6 to 10 for readers who are not of the trade: the same facts in plain words."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

PLAIN: Final[dict[str, Words]] = {
    "flights.drafted": Words(
        "",
        plain_headline=N_(
            "The advertising dates shown ({count}) are only a proposal: nobody has planned any."
        ),
        plain_action=N_("Fill in for whom, when and to which page, then read it again."),
    ),
    "flights.no_landing": Words(
        "",
        plain_headline=(
            N_("The advertising {flights} leads nowhere."),
            N_("The advertisements {flights} lead nowhere."),
        ),
        plain_so_what=N_("{money} would pay for clicks nobody can follow."),
        plain_action=N_("Choose the page it leads to before it begins."),
    ),
    "flights.same_audience": Words(
        "",
        plain_headline=N_("{flights} speak to the same people on the same days: {audience}."),
        plain_so_what=N_("They make each other dearer."),
        plain_action=N_("Put them together, or run one after the other."),
    ),
    "flights.phasing_gain": Words(
        "",
        plain_headline=N_("Spending more in {peak} should bring {gain} more."),
        plain_action=N_("Follow the week-by-week budget of the plan."),
    ),
    "flights.frequency_high": Words(
        "",
        plain_headline=N_(
            "{flight}: the same people would see it {value} times a week, {reference} at most "
            "is good."
        ),
        plain_so_what=N_("There are too few people ({people}) for {money}."),
        plain_action=N_("Speak to more people, for longer, or with less money."),
    ),
    "links.unseen": Words(
        "",
        plain_headline=N_(
            "{spend} went into advertising in {period}, and not one visit could be counted."
        ),
        plain_so_what=N_("People may have come, but their visits are mixed with the others."),
        plain_action=N_("Put into the advertisements the links prepared for counting."),
    ),
    "links.untagged": Words(
        "",
        plain_headline=N_(
            "For {value} of the visits paid for, nobody knows which advertisement they came from."
        ),
        plain_so_what=N_("That is {sessions} visits."),
        plain_action=N_("Give each advertisement its own link, ready in the table of links."),
    ),
    "media_plan.optimum_gain": Words(
        "",
        plain_headline=N_("The money for advertising is best shared out so: {split}."),
        plain_so_what=N_(
            "It should bring {value}, probably between {low} and {high}; in equal parts, "
            "{reference}."
        ),
        plain_action=N_("Share it out so, and look at the results after a month."),
    ),
    "media_plan.part_over": Words(
        "",
        plain_headline=N_("{part} takes {value} of the budget; you wanted {reference}."),
        plain_so_what=N_("That is {amount} too much."),
        plain_action=N_("Move {amount}, or write why you want it so."),
    ),
    "media_plan.test_first": Words(
        "",
        plain_headline=N_("Nobody knows yet what {platform} really brings."),
        plain_so_what=N_(
            "Its share could lie anywhere between {low} and {high}; the plan gives it {value}."
        ),
        plain_action=N_(
            "Try it first: with and without advertisements in two comparable places, for four "
            "weeks."
        ),
    ),
    "pacing.loose": Words(
        "",
        plain_headline=N_("{spend} of advertising cannot be laid to any planned campaign."),
        plain_so_what=N_("Concerned: {campaigns}."),
        plain_action=N_("Write beside each planned campaign the name it has on the platform."),
    ),
    "pacing.under": Words(
        "",
        plain_headline=N_("{flight} spends its money too slowly."),
        plain_so_what=N_("{value} spent by {until}, {reference} were planned."),
        plain_action=N_("Spend {needed} a day from now on, or use the money elsewhere."),
    ),
    "readiness.mobile_not_ready": Words(
        "",
        plain_headline=N_("On a phone, the pages are not ready for the campaign."),
        plain_so_what=N_("To be mended: {checks}."),
        plain_action=N_("Begin with this: {first}"),
    ),
    "readiness.persona_without_audience": Words(
        "",
        plain_headline=N_("Part of your public is left out of the advertising: {personas}."),
        plain_action=N_("Say how to reach it, or that posts are enough for it."),
    ),
    "readiness.charter_needed": Words(
        "",
        plain_headline=N_("Staff need a few written rules on what they post."),
        plain_action=N_("Write them with those they concern, from the model in the report."),
    ),
    "readiness.consent_missing": Words(
        "",
        plain_headline=N_(
            "Some lists of people cannot be used yet: nobody confirmed that they agreed "
            "({audiences})."
        ),
        plain_action=N_("Leave them aside until the person in charge of personal data says yes."),
    ),
    "conversion.clicks_lost": Words(
        "",
        plain_headline=N_("{scenario}: of those who click, only {value} reach the page."),
        plain_so_what=N_(
            "It should be {reference} at least; the page may be slow, or visits badly counted."
        ),
        plain_action=N_("Open the page on a phone, and check its link."),
    ),
    "conversion.dear": Words(
        "",
        plain_headline=N_(
            "{scenario} costs too much: {each} for each result, when {worth} is accepted."
        ),
        plain_so_what=N_("{count} results counted, hours and purchases included."),
        plain_action=N_(
            "Spend fewer hours on it, or have it serve more people, before doing it again."
        ),
    ),
    "conversion.within": Words(
        "",
        plain_headline=N_(
            "{scenario} costs what it should: {each} for each result, when {worth} is accepted."
        ),
        plain_so_what=N_("{count} results counted, hours and purchases included."),
        plain_action=N_("Do it again in the same way."),
    ),
    "conversion.range_wide": Words(
        "",
        plain_headline=N_(
            "{scenario}: between {reference} and {value} results, depending on how they are "
            "counted."
        ),
        plain_so_what=N_("The truth lies somewhere between."),
        plain_action=N_("Ask newcomers how they heard of you."),
    ),
    "conversion.roas_hides_loss": Words(
        "",
        plain_headline=N_("{scenario} seems to pay, but loses money once everything is counted."),
        plain_so_what=N_(
            "All in, it cost {cost} and left {gain}; it would have taken {break_even} results, "
            "there were {count}."
        ),
        plain_action=N_("Spend less on making it, or stop."),
    ),
    "conversion.test_open": Words(
        "",
        plain_headline=N_("{test}: nobody can say yet which of {first} and {second} does better."),
        plain_so_what=N_("{value} against {reference}: too close to tell."),
        plain_action=N_("Keep the simpler one."),
    ),
    "conversion.test_second": Words(
        "",
        plain_headline=N_("{test}: {second} does better than {first}."),
        plain_so_what=N_("{value} against {reference}."),
        plain_action=N_("Use it everywhere."),
    ),
    "performance.target_missed": Words(
        "",
        plain_so_what=N_("{movement}"),
    ),
    "performance.target_close": Words(
        "",
        plain_so_what=N_("{movement}"),
    ),
    "performance.target_reached": Words(
        "",
        plain_so_what=N_("{movement}"),
    ),
    "performance.limit_missed": Words(
        "",
        plain_so_what=N_("{movement}"),
    ),
    "performance.limit_close": Words(
        "",
        plain_so_what=N_("{movement}"),
    ),
    "performance.limit_reached": Words(
        "",
        plain_so_what=N_("{movement}"),
    ),
    "performance.format_lead": Words(
        "",
        plain_headline=N_("On {platform}, people respond most to the format “{format}”."),
        plain_so_what=N_(
            "{value} against {reference} for the others, on {n} posts. The two go together; "
            "that is no proof."
        ),
        plain_action=N_("Use it for one post in three, then look again."),
    ),
    "reputation.tone_unchecked": Words(
        "",
        plain_headline=N_(
            "Whether people speak well of you was judged by a machine: a person read {coded} "
            "messages."
        ),
        plain_so_what=N_(
            "A machine misses irony; with fewer than {wanted} messages read, it is only a hint."
        ),
        plain_action=N_("Have two people read {wanted} messages drawn at random."),
    ),
    "reputation.alert_negative": Words(
        "",
        plain_headline=N_(
            "{day}: {value} messages against you, when an ordinary day has {reference}."
        ),
        plain_action=N_("Read them, answer, and tell those concerned."),
    ),
    "organisation.people_take_over": Words(
        "",
        plain_headline=N_("{role} spends {value} of the time answering people."),
        plain_so_what=N_("Little is left for planning and writing."),
        plain_action=N_(
            "Share out the days of answering, and prepare the answers that come back most often."
        ),
    ),
}
