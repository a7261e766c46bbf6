"""The words of chapter 9's findings."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "reputation.tone_rises": Words(
        headline=N_("What is said improves: net sentiment {value}, against {reference} before."),
        so_what=N_("{difference} points on {mentions} mentions since {since}, beyond chance."),
    ),
    "reputation.tone_falls": Words(
        headline=N_("What is said gets worse: net sentiment {value}, against {reference} before."),
        so_what=N_("{difference} points on {mentions} mentions since {since}, beyond chance."),
        action=N_("Read the unfavourable mentions theme by theme, and treat the first cause."),
    ),
    "reputation.ahead": Words(
        headline=N_("You are better spoken of than every competitor followed: {value}."),
        so_what=N_("The best of them, {rival}, stands at {reference}; the intervals stay apart."),
    ),
    "reputation.behind": Words(
        headline=N_("{rival} is better spoken of: {reference}, against {value} for you."),
        so_what=N_("{difference} points, and the intervals stay apart."),
        action=N_("Look at what its favourable mentions praise, and pick one point to work on."),
    ),
    "reputation.tone_unchecked": Words(
        headline=N_("The tone rests on the listening tool alone: {coded} mentions checked."),
        so_what=N_("Automatic tone misses irony; below {wanted} mentions read, it is a hint."),
        action=N_("Have two people code a random sample of {wanted} mentions."),
    ),
    "reputation.tone_withheld": Words(
        headline=N_("The tone is not shown: the tool disagrees with those who read."),
        so_what=N_("Alpha {value} on {coded} mentions, for {reference} at least."),
        action=N_("Correct the tool’s settings, or have people code the mentions that matter."),
    ),
    "reputation.alert": Words(
        headline=N_("{day} stands out: {value} mentions, for {reference} on an ordinary day."),
        so_what=N_("Something unusual was said, not necessarily something grave."),
        action=N_("Read that day’s mentions and write down what set them off."),
    ),
    "reputation.alert_negative": Words(
        headline=N_("{day}: {value} unfavourable mentions, for {reference} on an ordinary day."),
        so_what=N_("Alerts in the period: {alerts}. Coming together, they may share one cause."),
        action=N_("Read that day’s mentions, answer, and tell the department concerned."),
    ),
    "reputation.grave_comment": Words(
        headline=(
            N_("{grave} comment of level 2 or 3 waits for an answer: “{comment}”."),
            N_("{grave} comments of level 2 or 3 wait for an answer, “{comment}” first."),
        ),
        so_what=N_("Comments judged in all: {all}. Nobody answers these alone or in haste."),
        action=N_("Follow the protocol: cooling-off, second reading, then answer in time."),
    ),
    "reputation.second_reading": Words(
        headline=(
            N_("{unread} reply is drafted, but nobody has read it again: {names}."),
            N_("{unread} replies are drafted, but nobody has read them again: {names}."),
        ),
        so_what=N_("A comment can be misread or taken personally."),
        action=N_("Name a second reader for each before anything is sent."),
    ),
    "reputation.plan_incomplete": Words(
        headline=N_("The crisis plan is {value} ready, for {reference} wanted."),
        so_what=N_("What weighs most is missing: {lacking}."),
        action=N_("Complete these items with an owner and a date, then hold an exercise."),
    ),
    "reputation.plan_ready": Words(
        headline=N_("The crisis plan is {value} ready."),
        so_what=N_("Left to do: {lacking}."),
        action=N_("Close what is left, and check the plan again within the year."),
    ),
    "reputation.sla_kept": Words(
        headline=N_("The promise is kept: {value} of the messages answered within {sla}."),
        so_what=N_("{part} of {whole} messages, for {reference} wanted."),
    ),
    "reputation.sla_missed": Words(
        headline=N_("The promise is not kept: {value} of the messages answered within {sla}."),
        so_what=N_("{part} of {whole} messages, for {reference} wanted."),
        action=N_("Prepare answers for the most frequent themes, and share out the hours."),
    ),
    "reputation.answers_rise": Words(
        headline=N_("More messages get an answer: {value}, against {reference} in {since}."),
        so_what=N_("{part} of {whole} messages; {difference}, beyond chance."),
    ),
    "reputation.answers_fall": Words(
        headline=N_("Fewer messages get an answer: {value}, against {reference} in {since}."),
        so_what=N_("{part} of {whole} messages; {difference}, beyond chance."),
        action=N_("Look at which days and themes stay without an answer, and who is on duty."),
    ),
    "reputation.backlog_grows": Words(
        headline=N_("{value} messages waited for an answer on {end}, against {reference} before."),
        so_what=N_("Waiting for a solution: {solutions}."),
        action=N_("Clear the oldest first, and say how long the rest will take."),
    ),
    "reputation.department_rises": Words(
        headline=N_("{department} is concerned more often: {value_times}, against {reference}."),
        so_what=N_("{difference} in the daily mean, beyond chance. Themes: {themes}."),
        action=N_("{department}: say what is known, so that the community manager can repeat it."),
    ),
}
