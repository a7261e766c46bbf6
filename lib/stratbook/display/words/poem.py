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
}
