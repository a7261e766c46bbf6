"""The words of chapter 3's findings."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "poem.lopsided_cost": Words(
        headline=N_("{medium} take {value} of the effort."),
        so_what=N_(
            "The other two classes share {reference}: if this one stalls, little stands beside it."
        ),
        action=N_("Decide whether this weight is wanted; if not, move part of it next period."),
    ),
    "poem.lopsided_contacts": Words(
        headline=N_("{medium} bring {value} of the cumulative contacts."),
        so_what=N_(
            "Visibility rests on one class; the other two bring {reference} "
            "(contacts with duplicates, not people)."
        ),
        action=N_("Strengthen the class that costs least for 1,000 contacts."),
    ),
    "poem.shift_up": Words(
        headline=N_("{medium} go from {reference} to {value} of the contacts since {since}."),
        so_what=N_("A gain of {difference} in the share of cumulative contacts."),
    ),
    "poem.shift_down": Words(
        headline=N_("{medium} go from {reference} to {value} of the contacts since {since}."),
        so_what=N_("A loss of {difference} in the share of cumulative contacts."),
    ),
    "poem.paid_without_landing": Words(
        headline=N_("{spend} of {whole} bought visibility that leads to no page of your own."),
        so_what=(
            N_("Concerned: {media}. What it brings can be neither measured nor followed up."),
            N_("Concerned: {media}. What they bring can be neither measured nor followed up."),
        ),
        action=N_("Give each paid medium a landing page of your own, with a tagged link."),
    ),
    "poem.earned_not_reused": Words(
        headline=N_("{value} of earned contacts were never taken up in your own media."),
        so_what=N_("Concerned: {media}. Others speak for you and your own channels do not say so."),
        action=N_("Quote the best of them on the site and in posts, with their authors’ consent."),
    ),
    "poem.medium_absent": Words(
        headline=N_("The inventory lists nothing for: {media}."),
        so_what=N_("Either there is none, or nobody counts it; both are worth knowing."),
        action=N_("Complete the inventory, or plan a first action of that class."),
    ),
    "poem.owned_not_relayed": Words(
        headline=N_("{value} of the cost of owned media goes where nothing leads people."),
        so_what=N_("Concerned: {media}. One’s own content is read only if it is announced."),
        action=N_("Announce each new issue in posts, the newsletter and the ads."),
    ),
    "poem.platform_only_paid": Words(
        headline=N_("On {platform} everything is bought."),
        so_what=N_("Concerned: {media}. When the money stops, nothing is left there."),
        action=N_("Open an account and post there, or leave when the campaign ends."),
    ),
    "poem.platform_only_owned": Words(
        headline=N_("On {platform} you alone speak."),
        so_what=N_("Concerned: {media}. Nobody passes it on and nothing carries it further."),
        action=N_("Ask for shares and content, and test a boost of the best post."),
    ),
    "poem.platform_only_earned": Words(
        headline=N_("On {platform} others speak of you and you are not there."),
        so_what=N_("Concerned: {media}. What is said there goes unanswered."),
        action=N_("Answer there, and decide whether an account is worth its hours."),
    ),
    "poem.notice_missing": Words(
        headline=N_("{media}: no legal notice, though it was paid for."),
        so_what=N_("Required: {notice} ({law}). Without it the public is misled."),
        action=N_("Have the notice added now, or the content taken down; keep a proof of it."),
    ),
    "poem.notice_unsaid": Words(
        headline=N_("Nobody has checked the legal notice of: {media}."),
        so_what=(
            N_("It was paid for and must say so."),
            N_("They were paid for and must say so."),
        ),
        action=N_("Look at the content itself and note it in the media inventory."),
    ),
    "poem.organic_rate_down": Words(
        headline=N_("A post reaches {value} of the followers, against {reference} in {since}."),
        so_what=N_(
            "A loss of {difference} over a year, counted on {posts}; what one posts for nothing "
            "carries less far."
        ),
        action=N_("Give the formats that carry more room before paying to make up for it."),
    ),
    "poem.organic_rate_up": Words(
        headline=N_("A post reaches {value} of the followers, against {reference} in {since}."),
        so_what=N_("A gain of {difference} over a year, counted on {posts}."),
    ),
    "poem.budget_thin": Words(
        headline=N_(
            "{budget} of ad space would buy about {value} contacts a month, when posts bring "
            "{reference}."
        ),
        so_what=N_(
            "Between {least} and {most}, at the prices of the past months: too little to carry "
            "the visibility by itself."
        ),
        action=N_(
            "Keep it for two or three moments of {span}; rest on creativity and strategy the "
            "rest of the time."
        ),
    ),
    "poem.budget_carries": Words(
        headline=N_(
            "{budget} of ad space would buy about {value} contacts a month, when posts bring "
            "{reference}."
        ),
        so_what=N_(
            "Between {least} and {most}, at the prices of the past months: enough to carry the "
            "visibility."
        ),
        action=N_("Sponsor the posts that already worked, each with a page of your own behind it."),
    ),
}
