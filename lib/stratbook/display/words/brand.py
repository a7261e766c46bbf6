"""The words of chapter 4's findings on the brand, referencing, levers and contents."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "brand.consistent": Words(
        headline=N_("The brand is the same everywhere: {value} of the checks are passed."),
        so_what=N_("The threshold is {reference}."),
    ),
    "brand.inconsistent": Words(
        headline=N_("The brand is not the same everywhere: {value} of the checks are passed."),
        so_what=N_("The threshold is {reference}; “{weakest}” is the furthest from it."),
        action=N_("Correct the accounts in the order of the checklist, then check again."),
    ),
    "brand.old_logo": Words(
        headline=(
            N_("{failing} account out of {made} shows an old logo."),
            N_("{failing} accounts out of {made} show an old logo."),
        ),
        so_what=N_("Concerned: {accounts}."),
        action=N_("Replace it this week by the current version."),
    ),
    "brand.obsolete_wording": Words(
        headline=(
            N_("{failing} account out of {made} still uses former words."),
            N_("{failing} accounts out of {made} still use former words."),
        ),
        so_what=N_("Read there: {words}. Concerned: {accounts}."),
        action=N_("Rewrite names, taglines and biographies without them."),
    ),
    "brand.lost_link": Words(
        headline=(
            N_("{failing} account out of {made} does not lead to your site."),
            N_("{failing} accounts out of {made} do not lead to your site."),
        ),
        so_what=N_("Concerned: {accounts}. Their visitors are lost, or counted by others."),
        action=N_("Show a tagged link to a page of your own."),
    ),
    "brand.stale_cover": Words(
        headline=(
            N_("{failing} cover is past its age; the oldest dates back {value} days."),
            N_("{failing} covers are past their age; the oldest dates back {value} days."),
        ),
        so_what=N_("It is on “{oldest}”; a cover is due for renewal after {reference} days."),
        action=N_("Renew the covers with the next campaign, the oldest first."),
    ),
    "brand.unchecked": Words(
        headline=N_("Only {value} of the brand checks could be made."),
        so_what=N_("{reference} are needed to say that the brand is the same everywhere."),
        action=N_("Complete the sheet of accounts, and the brand in client.yml."),
    ),
    "smo.low_smo": Words(
        headline=N_("Profiles and pages reach {value} of {list}."),
        so_what=N_("The threshold is {reference}; gaps: {gaps}, of which to close now: {now}."),
        action=N_("Begin with the heaviest, “{heaviest}”: {todo}."),
    ),
    "smo.low_search": Words(
        headline=N_("The site and its listings reach {value} of {list}."),
        so_what=N_("The threshold is {reference}; gaps: {gaps}, of which to close now: {now}."),
        action=N_("Begin with the heaviest, “{heaviest}”: {todo}."),
    ),
    "smo.mostly_branded": Words(
        headline=N_("{value} of the clicks from search come on the brand’s own name."),
        so_what=N_("Those people knew you already; the threshold is {reference}."),
        action=N_("Write for the questions people ask before they know your name."),
    ),
    "smo.quick_wins": Words(
        headline=(
            N_("{count} query is within reach of the first places."),
            N_("{count} queries are within reach of the first places."),
        ),
        so_what=N_(
            "Most seen: “{query}”, {seen} impressions at mean position {position}. Together: "
            "{value} of the impressions without the brand’s name."
        ),
        action=N_("Improve the title and the content of the page that answers each of them."),
    ),
    "smo.listing_up": Words(
        headline=N_("{place}: {use} rise by {difference} since {since}."),
        so_what=N_("{value} against {reference}."),
    ),
    "smo.listing_down": Words(
        headline=N_("{place}: {use} change by {difference} since {since}."),
        so_what=N_("{value} against {reference}."),
        action=N_("Check hours, telephone and photos of the listing first."),
    ),
    "levers.absent": Words(
        headline=(N_("One lever has no action: {levers}."), N_("Levers without action: {levers}.")),
        so_what=N_("The {actions} actions tagged leave aside {value} of the levers."),
        action=N_("Plan one action on each, or write in the log why not."),
    ),
    "levers.dominant_money": Words(
        headline=N_("One lever takes {value} of the actions’ money: {lever}."),
        so_what=N_("The three others share {reference}."),
        action=N_("Decide whether this weight is wanted; if not, move part of it."),
    ),
    "levers.dominant_hours": Words(
        headline=N_("One lever takes {value} of the hours: {lever}."),
        so_what=N_("The three others share {reference}."),
        action=N_("Decide whether this weight is wanted; if not, move part of it."),
    ),
    "levers.untagged": Words(
        headline=(
            N_("{untagged} action out of {whole} names no lever."),
            N_("{untagged} actions out of {whole} name no lever."),
        ),
        so_what=N_("The mix leaves them out."),
        action=N_("Write a lever beside each action."),
    ),
    "content_mix.untagged": Words(
        headline=N_("{value} of the period’s publications carry no tag “{tag}”."),
        so_what=N_("Beyond {reference}, what is said of the mix speaks for a part only."),
        action=N_("Tag the publications each month, by rules first, by hand for the rest."),
    ),
    "content_mix.one_origin": Words(
        headline=N_("One origin makes {value} of the year’s tagged publications: {origin}."),
        so_what=N_("All others make {reference}: the brand speaks, and hardly lets others speak."),
        action=N_("Plan contents of another origin, with their authors’ consent, and compare."),
    ),
    "content_mix.above": Words(
        headline=N_("{tag} “{name}” does better than usual: index {value}."),
        so_what=N_(
            "Its interval stays above {reference}, the usual of the same platform and format, "
            "over {n} posts; it makes {share} of the period’s. An association, not a cause."
        ),
        action=N_("Publish more of it and see whether the gap holds."),
    ),
    "content_mix.below": Words(
        headline=N_("{tag} “{name}” does less well than usual: index {value}."),
        so_what=N_(
            "Its interval stays below {reference}, the usual of the same platform and format, "
            "over {n} posts; it makes {share} of the period’s. An association, not a cause."
        ),
        action=N_("Publish less of it, or change the way it is told."),
    ),
    "content_mix.visual_leads": Words(
        headline=N_("On {platform}, “{best}” visuals get {value} of interactions by reach."),
        so_what=N_(
            "“{least}” visuals get {reference}; the intervals do not touch over {n} posts. "
            "Formats and hours differ too: an association, not a cause."
        ),
        action=N_("Prefer “{best}” on {platform} next time, and measure again."),
    ),
}
