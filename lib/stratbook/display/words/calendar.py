"""The words of chapter 5's findings on the editorial calendar."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "calendar.gap": Words(
        headline=(
            N_("{value} of the plan came out: {count} publication of {planned} never did."),
            N_("{value} of the plan came out: {count} publications of {planned} never did."),
        ),
        so_what=N_(
            "In {period}, {hours} of work were planned for nothing or were never done, and {moved} "
            "publications came out on another day."
        ),
        action=N_(
            "Go through what did not come out: move it, drop it, or lower the cadence to what is "
            "kept."
        ),
    ),
    "calendar.kept": Words(
        headline=N_("The plan was kept: {out} of {planned} publications came out."),
        so_what=N_("{moved} of them on another day than planned, in {period}."),
    ),
    "calendar.unplanned": Words(
        headline=N_("{value} of what was published stood in no calendar."),
        so_what=N_(
            "{count} of {out} publications in {period}: nobody chose their pillar, their persona "
            "or their request beforehand."
        ),
        action=N_(
            "Keep one free place a week for what happens, and enter everything else before it "
            "comes out."
        ),
    ),
    "calendar.faults": Words(
        headline=(
            N_("{count} row of the calendar cannot come out as it is: {rows}."),
            N_("{count} rows of the calendar cannot come out as they are: {rows}."),
        ),
        so_what=N_("{faults} faults in {of} rows still to come out."),
        action=N_("Settle each row of the list of faults, with its owner, before it is scheduled."),
    ),
    "calendar.unapproved": Words(
        headline=(
            N_("{count} publication in somebody else’s voice is not approved in time: {rows}."),
            N_("{count} publications in somebody else’s voice are not approved in time: {rows}."),
        ),
        so_what=N_(
            "The first is due on {first}; the delay agreed is {days_days}, for the person as much "
            "as for the brand."
        ),
        action=N_("Have a named role approve each of them, or move it to a later date."),
    ),
    "calendar.overload": Words(
        headline=N_("{role}: {value} planned for {reference} available, in the week of {day}."),
        so_what=N_(
            "{rows} publications that week; {difference} go beyond. Weeks concerned: {count}."
        ),
        action=N_("Move or drop rows of that week, or choose shorter formats."),
    ),
    "calendar.cut": Words(
        headline=(
            N_("{count} publication of the draft does not fit the hours there are."),
            N_("{count} publications of the draft do not fit the hours there are."),
        ),
        so_what=N_("{hours} are lacking, for {roles}; {kept} publications are kept."),
        action=N_("Lower the cadence, shorten the formats, or find these hours."),
    ),
    "calendar.pillar_over": Words(
        headline=N_(
            "In the plan, the pillar “{pillar}” takes {value} of the rows, for {reference} aimed "
            "at."
        ),
        so_what=N_("{count} of {total} rows, past period and weeks to come: the others give way."),
        action=N_("Give some of its rows to the pillar that lacks most, or change the target."),
    ),
    "calendar.pillar_under": Words(
        headline=N_(
            "In the plan, the pillar “{pillar}” gets {value} of the rows only, for {reference} "
            "aimed at."
        ),
        so_what=N_("{count} of {total} rows, past period and weeks to come."),
        action=N_("Give it rows of the pillar that has too many, or change the target."),
    ),
}
