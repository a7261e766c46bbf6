"""The words of chapter 5's findings."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "editorial.line_missing": Words(
        headline=N_("{count} of {of} aspects of the editorial line are not written: {aspects}."),
        so_what=N_("What is not written is decided again with each post, by whoever writes it."),
        action=N_("Write one sentence for each, with those who publish and those who approve."),
    ),
    "editorial.untagged": Words(
        headline=N_("{value} of the posts carry no pillar."),
        so_what=N_(
            "Counted on {posts} posts ({span}); above {reference}, the shares do not speak for "
            "the whole."
        ),
        action=N_("Tag the posts: rules under tags in client.yml, then tags.xlsx for the rest."),
    ),
    "editorial.pillar_under": Words(
        headline=N_(
            "The pillar “{pillar}” takes {value} of the posts, against {reference} aimed at."
        ),
        so_what=N_(
            "{posts} of {n} tagged posts ({span}); the interval, {from_share} to {to_share}, "
            "leaves the target aside."
        ),
        action=N_("Give it the next free places of the calendar until its share is back."),
    ),
    "editorial.pillar_over": Words(
        headline=N_(
            "The pillar “{pillar}” takes {value} of the posts, against {reference} aimed at."
        ),
        so_what=N_(
            "{posts} of {n} tagged posts ({span}), interval {from_share} to {to_share}: it takes "
            "room meant for the others."
        ),
        action=N_("Hand its next places to the pillars that lack posts, or raise its target."),
    ),
    "editorial.pillar_silent": Words(
        headline=(
            N_("Nothing was published on the pillar {pillars}."),
            N_("Nothing was published on the pillars {pillars}."),
        ),
        so_what=N_("None of {n} tagged posts ({span}), when {aimed} were aimed at."),
        action=N_("Plan a first series of three posts, or take it out of the line."),
    ),
    "editorial.pillar_unnamed": Words(
        headline=(
            N_("One theme that is published on is not in the editorial line: {pillars}."),
            N_("Themes that are published on are not in the editorial line: {pillars}."),
        ),
        so_what=N_("{posts} posts, {value} of those that are tagged, serve no pillar."),
        action=N_("Add it to the line with a target, or fold it into a pillar."),
    ),
    "editorial.cadence_less": Words(
        headline=N_("{platform} gets {value} posts a week, against {reference} at least."),
        so_what=N_("{posts} posts over the window; the line promises more than is kept."),
        action=N_(
            "Reuse existing contents to fill the gap, or lower the line to what can be kept."
        ),
    ),
    "editorial.cadence_more": Words(
        headline=N_("{platform} gets {value} posts a week, against {reference} at most."),
        so_what=N_("{posts} posts over the window: hours that other platforms may lack."),
        action=N_("Keep the strongest posts and give the hours back, or raise the line."),
    ),
    "editorial.slots_best_rate": Words(
        headline=N_("On {platform}, engagement is highest in these slots: {slots}."),
        so_what=N_(
            "On {n} posts, a post there is associated with {gain} engagement ({least} to {most}), "
            "measured on posts that did not serve to choose the slots."
        ),
        action=N_("Move the next four weeks’ main posts there and measure again."),
    ),
    "editorial.slots_best_audience": Words(
        headline=N_("On {platform}, audience is largest in these slots: {slots}."),
        so_what=N_(
            "On {n} posts, a post there is associated with {gain} audience ({least} to {most}), "
            "measured on posts that did not serve to choose the slots."
        ),
        action=N_("Move the next four weeks’ main posts there and measure again."),
    ),
    "editorial.slots_chance": Words(
        headline=N_("On {platforms}, no slot is better than chance."),
        so_what=N_(
            "On {posts} posts over a year, differences between slots are those of a draw of lots; "
            "a “best hour” would be made up."
        ),
        action=N_("Choose hours by convenience, and put the effort into what is published."),
    ),
    "editorial.slots_unused": Words(
        headline=N_("On {platform}, {count} of {of} slots of the day were never tried."),
        so_what=N_("What was never tried can be neither advised nor ruled out."),
        action=N_("Put one post in five in a slot never used, for eight weeks, then compare."),
    ),
    "editorial.hours_unknown": Words(
        headline=N_("On {platforms}, the file does not give hours that can be trusted."),
        so_what=N_("{posts} posts are compared by weekday only; no hour is shown."),
        action=N_("Export the posts with their time of publication, or note it in the calendar."),
    ),
    "editorial.concentrated": Words(
        headline=N_("On {platform}, {front} of the posts make {value} of the audience."),
        so_what=N_(
            "The top {fifth} make {top}; {most} posts of {n} ({most_share}) make {part} of it. The "
            "trade quotes {reference} for {few}: it is measured here, not assumed."
        ),
        action=N_("Study what the winners share, and give them a sequel and a second life."),
    ),
    "editorial.spread_out": Words(
        headline=N_(
            "On {platform}, {front} of the posts make {value} of the audience, far from the quoted "
            "{reference}."
        ),
        so_what=N_(
            "The top {fifth} make {top}; {most} posts of {n} ({most_share}) are needed for {part} "
            "of it: regular posts carry the audience."
        ),
        action=N_("Raise the level of the regular posts before hunting for a hit."),
    ),
    "editorial.winners_more": Words(
        headline=N_(
            "{trait} “{value_name}”: {value} of such posts are among the winners, against "
            "{reference} of the others."
        ),
        so_what=N_(
            "On {n} such posts out of {posts}; it is associated with audience and does not prove "
            "what brings it."
        ),
        action=N_(
            "Give it one more place a week for eight weeks, the rest unchanged, and compare."
        ),
    ),
    "editorial.winners_less": Words(
        headline=N_(
            "{trait} “{value_name}”: {value} of such posts are among the winners, against "
            "{reference} of the others."
        ),
        so_what=N_(
            "On {n} such posts out of {posts}; keep it where it serves another aim than audience."
        ),
        action=N_("Hand one of its places in two to a trait of the winners, and compare."),
    ),
    "editorial.rights_missing": Words(
        headline=(
            N_("{count} piece of others’ content is online without a checked right: {items}."),
            N_("{count} pieces of others’ content are online without a checked right: {items}."),
        ),
        so_what=N_("Out of {of} that were shared; author’s right holds on social media too."),
        action=N_("Get a written permission within the week, or take it down."),
    ),
    "editorial.credit_missing": Words(
        headline=(
            N_("{count} piece of others’ content does not name its author: {items}."),
            N_("{count} pieces of others’ content do not name their author: {items}."),
        ),
        so_what=N_("Out of {of} that were shared; being named is often all an author asks for."),
        action=N_("Add the credit to the post, and make it a check before publishing."),
    ),
    "editorial.curation_better": Words(
        headline=N_(
            "On {platform}, curated contents get {value} engagement, against {reference} for "
            "original ones."
        ),
        so_what=N_("On {n} curated and {original} original posts, on the same basis."),
        action=N_("Keep a fixed place for curation, with rights and credit checked."),
    ),
    "editorial.curation_worse": Words(
        headline=N_(
            "On {platform}, curated contents get {value} engagement, against {reference} for "
            "original ones."
        ),
        so_what=N_("On {n} curated and {original} original posts, on the same basis."),
        action=N_("Curate less and choose better, or add the organisation’s own view to it."),
    ),
    "editorial.assets_idle": Words(
        headline=(
            N_("{count} content ready to publish has been used nowhere: {items}."),
            N_("{count} contents ready to publish have been used nowhere: {items}."),
        ),
        so_what=N_("Out of {of} listed; adapting each to one platform would take {hours} in all."),
        action=N_("Put the lightest one in the next calendar, then one a week."),
    ),
    "editorial.assets_rights": Words(
        headline=(
            N_("{count} existing content waits for its rights to be settled: {items}."),
            N_("{count} existing contents wait for their rights to be settled: {items}."),
        ),
        so_what=N_("Nothing can be planned with them until somebody has the answer in writing."),
        action=N_("Ask each author and each person shown for a written agreement."),
    ),
    "editorial.gathering_lift": Words(
        headline=N_("“{event}” coincides with {value} mentions, when such days hold {reference}."),
        so_what=N_(
            "{times} the usual ({least} to {most}) over {span}, with {ugc} contents of the public; "
            "other news of the same days cannot be told apart."
        ),
        action=N_("Invite people to publish, with one hashtag, and reuse what they make."),
    ),
    "editorial.gathering_not_asked": Words(
        headline=(
            N_("At {events}, nobody was invited to publish."),
            N_("At {count} events out of {of}, nobody was invited to publish: {events}."),
        ),
        so_what=N_(
            "People who come take pictures anyway; unasked, they cannot be found or reused."
        ),
        action=N_("Show a hashtag and a request on the spot, and ask for permission to reuse."),
    ),
    "editorial.automate": Words(
        headline=(
            N_("{count} repeated task could be handed to a tool: {items}."),
            N_("{count} repeated tasks could be handed to a tool, among them {items}."),
        ),
        so_what=N_(
            "{spent} a month of {whole}; {low} to {high} could be saved, if the assumption holds."
        ),
        action=N_("Try a tool on the longest one for a month and write down the hours saved."),
    ),
}
