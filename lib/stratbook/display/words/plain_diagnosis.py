"""Chapters 1 to 5 for readers who are not of the trade: the same facts in plain words."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

PLAIN: Final[dict[str, Words]] = {
    "brand.inconsistent": Words(
        "",
        plain_headline=N_(
            "Your accounts do not look like one and the same house: {value} of the checks are "
            "passed."
        ),
        plain_so_what=N_("Begin with “{weakest}”, which differs most."),
        plain_action=N_("Correct one account after another, then look at all of them again."),
    ),
    "brand.lost_link": Words(
        "",
        plain_action=N_(
            "Show a link that leads to your own site, written so that visits can be counted."
        ),
    ),
    "smo.low_search": Words(
        "",
        plain_headline=N_(
            "Your site and its listings are not easy enough to find: {value} of the points "
            "checked are in order."
        ),
        plain_so_what=N_("{gaps} points are to be mended, of which {now} now."),
        plain_action=N_("Begin with “{heaviest}”: {todo}."),
    ),
    "smo.low_smo": Words(
        "",
        plain_headline=N_(
            "Your pages and profiles are not complete: {value} of the points checked are in order."
        ),
        plain_so_what=N_("{gaps} points are to be mended, of which {now} now."),
        plain_action=N_("Begin with “{heaviest}”: {todo}."),
    ),
    "objectives.aligned": Words(
        "",
        plain_headline=N_("The {departments} departments want much the same things."),
        plain_so_what=N_("What still divides them is told below."),
    ),
    "objectives.misaligned": Words(
        "",
        plain_headline=N_("The {departments} departments do not want the same things."),
        plain_action=N_(
            "Bring them together before the plan is made, and settle what divides them."
        ),
    ),
    "objectives.contested": Words(
        "",
        plain_headline=N_(
            "“{objective}” divides the departments: {behind} give it {value} points, {against} "
            "{reference}."
        ),
        plain_so_what=N_("Such a gap calls for a decision; halving it would please nobody."),
        plain_action=N_("Have the management decide how much it counts."),
    ),
    "objectives.smart": Words(
        "",
        plain_headline=(
            N_("{met} objective out of {total} says clearly what is wanted, how much and by when."),
            N_("{met} objectives out of {total} say clearly what is wanted, how much and by when."),
        ),
        plain_so_what=N_(
            "What is missing most often: {weakest}. Without it, nobody can say whether the "
            "objective is reached."
        ),
        plain_action=N_("Complete the objectives before the next report."),
    ),
    "objectives.persona_uncovered": Words(
        "",
        plain_headline=(
            N_(
                "In {count} place out of {total} where part of your public expects you, nothing "
                "was published: {names}."
            ),
            N_(
                "In {count} places out of {total} where part of your public expects you, nothing "
                "was published: {names}."
            ),
        ),
        plain_so_what=N_("Those people have heard nothing from you."),
        plain_action=N_("Publish something there, or give the place up."),
    ),
    "community.top_problem": Words(
        "",
        plain_headline=N_("People complain most about “{theme}”: {complaints} in the period."),
        plain_so_what=N_("That is {value} of all complaints."),
        plain_action=N_(
            "{department}: say what happened and by when it is mended, so that it can be announced."
        ),
    ),
    "community.segment_above": Words(
        "",
        plain_headline=N_(
            "Visitors who come through “{segment}” look at your site with most interest."
        ),
        plain_so_what=N_(
            "{value} of their visits are attentive ones, against {reference} of all others."
        ),
        plain_action=N_("Give them a page of their own and one more message a month."),
    ),
    "three_c.unmanaged_share": Words(
        "",
        plain_headline=N_("{value} of what people see of you is made by others."),
        plain_so_what=N_("It has to be followed too: a good part of your image is made there."),
        plain_action=N_("Look at those places at each report, and answer where a table says so."),
    ),
    "three_c.unmanaged_majority": Words(
        "",
        plain_headline=N_("Most of what people see of you is made by others: {value}."),
        plain_so_what=N_("Listening comes before publishing."),
        plain_action=N_("Answer first in the places of the table that ask for it."),
    ),
    "three_c.rivals_engagement_above": Words(
        "",
        plain_headline=N_(
            "On {platform}, your followers react more than those of comparable organisations."
        ),
        plain_so_what=N_(
            "Count {value} reactions a post for 1,000 followers, against {reference}. Small "
            "accounts manage this more easily."
        ),
        plain_action=N_("Note what your best-received posts have in common, and keep doing it."),
    ),
    "three_c.format_leads_reach": Words(
        "",
        plain_headline=N_("On {platform}, people respond best to the format “{format}”."),
        plain_so_what=N_(
            "{value} of those who see it respond, against {reference} for the other formats. "
            "The two go together; that is no proof."
        ),
        plain_action=N_("Publish more of it for a month, then look again."),
    ),
    "zmot.gap_create": Words(
        "",
        plain_headline=N_(
            "People look for “{touchpoint}” before they decide, and find nothing from you."
        ),
        plain_so_what=N_("Moment: {moment}."),
    ),
    "poem.budget_carries": Words(
        "",
        plain_headline=N_(
            "{budget} of advertising would be seen about {value} times a month; posts are seen "
            "{reference} times."
        ),
        plain_so_what=N_(
            "That is enough to be noticed by paying (between {least} and {most} at recent prices)."
        ),
        plain_action=N_(
            "Pay to show the posts that already worked, each leading to a page of your own."
        ),
    ),
    "poem.budget_thin": Words(
        "",
        plain_headline=N_(
            "{budget} of advertising would be seen about {value} times a month; posts are seen "
            "{reference} times."
        ),
        plain_so_what=N_(
            "That is too little to be noticed by paying alone (between {least} and {most} at "
            "recent prices)."
        ),
        plain_action=N_(
            "Keep it for two or three great moments; count on good posts the rest of the time."
        ),
    ),
    "poem.earned_not_reused": Words(
        "",
        plain_headline=N_(
            "Others speak well of you, and you repeat too little of it: {value} was never taken up."
        ),
        plain_so_what=N_("To be taken up: {media}."),
    ),
    "poem.lopsided_cost": Words(
        "",
        plain_headline=N_(
            "Nearly everything goes to one thing: {medium} take {value} of the effort."
        ),
        plain_so_what=N_("If it no longer works, little stands beside it ({reference})."),
        plain_action=N_("Decide whether this is wanted; if not, move part of it."),
    ),
    "poem.owned_not_relayed": Words(
        "",
        plain_headline=N_(
            "{value} of what you spend on your own pages and newsletters goes where nothing "
            "leads people."
        ),
        plain_so_what=N_("To be announced: {media}."),
        plain_action=N_("Announce what is new in your posts and letters."),
    ),
    "poem.paid_without_landing": Words(
        "",
        plain_headline=N_(
            "{spend} of {whole} paid for advertising that leads to no page of yours."
        ),
        plain_so_what=N_("Concerned: {media}. Nobody can say what it brought."),
        plain_action=N_(
            "Have each advertisement lead to a page of your own, by a link that can be counted."
        ),
    ),
    "poem.shift_up": Words(
        "",
        plain_headline=N_(
            "You are seen more through {medium}: {value} of the times, {reference} in {since}."
        ),
    ),
    "poem.shift_down": Words(
        "",
        plain_headline=N_(
            "You are seen less through {medium}: {value} of the times, {reference} in {since}."
        ),
    ),
    "platforms.first_holds": Words(
        "",
        plain_headline=N_("{platform} suits you best."),
        plain_so_what=N_(
            "It has {value} out of 5, before {second} ({reference}), and small changes of "
            "opinion do not change this."
        ),
        plain_action=N_("Put your effort there first."),
    ),
    "editorial.slots_chance": Words(
        "",
        plain_headline=N_("On {platforms}, no hour is better than another."),
        plain_so_what=N_("On {posts} posts over a year, differences are those of chance."),
        plain_action=N_("Publish when it suits you, and work on what you publish."),
    ),
    "editorial.spread_out": Words(
        "",
        plain_headline=N_(
            "On {platform}, it is the regular posts that people see: the best {fifth} make "
            "only {top} of the audience."
        ),
        plain_action=N_("Make ordinary posts better rather than hope for one great success."),
    ),
    "editorial.winners_more": Words(
        "",
        plain_headline=N_(
            "Posts with {trait} “{value_name}” are more often among the most seen: {value}, "
            "against {reference} of the others."
        ),
        plain_so_what=N_("On {n} posts out of {posts}: the two go together; that is no proof."),
        plain_action=N_("Publish one more a week for two months, then compare."),
    ),
    "editorial.untagged": Words(
        "",
        plain_headline=N_("For {value} of the posts nobody has said what they are about."),
        plain_so_what=N_("Shares by subject are uncertain as long as this lasts."),
        plain_action=N_("Write the subject of each post as it comes out."),
    ),
}
