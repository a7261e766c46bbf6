"""The words of chapter 10’s findings: skills, ambassadors, watch, tests, charter."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "organisation.skill_gap": Words(
        headline=(
            N_("One skill lacks and no training is planned: {gaps}."),
            N_("{count} skills lack and no training is planned: {gaps}."),
        ),
        so_what=N_("The widest: {value} for {reference} asked."),
        action=N_(
            "Plan a training for the widest gap, or give the task to somebody who has the skill."
        ),
    ),
    "organisation.gaps_trained": Words(
        headline=(
            N_("The one wide gap has its training: {gaps}."),
            N_("The {count} wide gaps have their training: {gaps}."),
        ),
    ),
    "organisation.few_came": Words(
        headline=N_("{came} of {invited} people invited came to the trainings."),
        so_what=N_("{value}, for {reference} wanted."),
        action=N_("Ask those absent when and how they would come, before the next one."),
    ),
    "organisation.few_active": Words(
        headline=N_("Few ambassadors are active: {value}, for {reference} wanted."),
        so_what=N_("Counted on {counted}."),
        action=N_("Send fewer, better contents, ready to be told in their own words."),
    ),
    "organisation.many_refused": Words(
        headline=N_(
            "Many contents of ambassadors are refused: {value} approved, for {reference} wanted."
        ),
        so_what=N_("Counted on {counted}."),
        action=N_("Say beforehand what passes, with two examples, and answer within a day."),
    ),
    "organisation.no_watch": Words(
        headline=N_("No watch since {since}."),
        so_what=N_("What changes is then learnt from the figures, too late."),
        action=N_("Set one hour a week, and log what is seen."),
    ),
    "organisation.themes_uncovered": Words(
        headline=(
            N_("One theme of the watch is not covered: {themes}."),
            N_("Some themes of the watch are not covered: {themes}."),
        ),
        so_what=N_("Nothing logged since {since}."),
        action=N_("Add one source for each, or say it does not concern you."),
    ),
    "organisation.rivals_unseen": Words(
        headline=(
            N_("{rivals} has not been looked at since {since}."),
            N_("{rivals} have not been looked at since {since}."),
        ),
        so_what=N_("Competitors move between two reports."),
        action=N_("Look at their accounts once a month and log one line each."),
    ),
    "organisation.watch_idle": Words(
        headline=N_("Little of the watch becomes action: {acted} of {items}."),
        so_what=N_("{value}, for {reference} wanted."),
        action=N_("End each watch with one decision, even “nothing to do”."),
    ),
    "organisation.change_untried": Words(
        headline=(
            N_("One change of a platform has not been tried: {changes}."),
            N_("Some changes of platforms have not been tried: {changes}."),
        ),
        so_what=N_("A feature is mastered before it is advised."),
        action=N_("Try it for an hour, and note what it changes for you."),
    ),
    "organisation.test_succeeded": Words(
        headline=N_("The test “{test}” reaches its threshold: {value}, for {reference}."),
        so_what=N_("Measured: {measure}."),
        action=N_("Make it part of the cadence, and say what it replaces."),
    ),
    "organisation.test_failed": Words(
        headline=N_("The test “{test}” misses its threshold: {value}, for {reference}."),
        so_what=N_("Measured: {measure}."),
        action=N_("Stop it, write down what was learnt, and try the next one."),
    ),
    "organisation.test_without_threshold": Words(
        headline=(
            N_("One test has no threshold: {tests}."),
            N_("Some tests have no threshold: {tests}."),
        ),
        so_what=N_("Without it, any result will look good."),
        action=N_("Write the threshold before it starts."),
    ),
    "organisation.facts_open": Words(
        headline=(
            N_("One fact on the brand is not settled: {questions}"),
            N_("Some facts on the brand are not settled: {questions}"),
        ),
        so_what=N_("Whoever answers will invent one."),
        action=N_("Have it settled, and dated."),
    ),
    "organisation.charter_incomplete": Words(
        headline=(
            N_("The charter’s skeleton lacks one thing: {missing}."),
            N_("The charter’s skeleton lacks {count} things, first: {missing}."),
        ),
        so_what=N_("What is not written is decided in the heat of the moment."),
        action=N_("Fill in those sheets, then have the draft read by those it concerns."),
    ),
}
