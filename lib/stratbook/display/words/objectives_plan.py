"""The words of what chapter 1 finds around the objectives: people, targets, dates, actions."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final[dict[str, Words]] = {
    "objectives.aligned": Words(
        headline=N_(
            "The {departments} departments pull the same way: alignment index {value}, where "
            "{reference} is enough."
        ),
        so_what=N_(
            "Their mean is a sound start for the plan; what still divides them is told apart."
        ),
    ),
    "objectives.misaligned": Words(
        headline=N_(
            "The {departments} departments do not pull the same way: alignment index {value}, "
            "where {reference} would be enough."
        ),
        so_what=N_("Each will find that the plan serves the others first."),
        action=N_("Bring them to one table before the plan, with the objectives they dispute."),
    ),
    "objectives.contested": Words(
        headline=N_(
            "“{objective}” divides the departments: {value} points for {behind}, {reference} "
            "for {against}."
        ),
        so_what=N_("A range of {spread} points is settled by a decision, not by a mean."),
        action=N_("Have the management settle how much “{objective}” weighs."),
    ),
    "objectives.no_accountable": Words(
        headline=(
            N_("Nobody answers for an objective that people work on: {names}."),
            N_("Nobody answers for {count} objectives that people work on: {names}."),
        ),
        so_what=N_("The work is shared out, the decision is not."),
        action=N_("Name one accountable role for each."),
    ),
    "objectives.many_deciders": Words(
        headline=(
            N_("More than {deciders} roles decide on one objective: {names}."),
            N_("More than {deciders} roles decide on each of {count} objectives: {names}."),
        ),
        so_what=N_("Every publication waits for the slowest of them."),
        action=N_("Keep {deciders} at most; the others are consulted."),
    ),
    "objectives.owner_differs": Words(
        headline=(
            N_("The brief and the sheet name different roles for an objective: {names}."),
            N_("The brief and the sheet name different roles for {count} objectives: {names}."),
        ),
        so_what=N_("Two people believe that they answer for it, or neither does."),
        action=N_("Settle on one role and write it in both places."),
    ),
    "objectives.persona_uncovered": Words(
        headline=(
            N_("In one place where a persona is expected, nothing was published: {names}."),
            N_(
                "In {count} places out of {total} where a persona is expected, nothing was "
                "published: {names}."
            ),
        ),
        so_what=N_("A persona that is described and never spoken to changes nothing."),
        action=N_("Plan a publication there, or take the place out of the persona."),
    ),
    "objectives.context_open": Words(
        headline=(
            N_("One question about the organisation is not answered: {names}."),
            N_("{count} questions about the organisation are not answered: {names}."),
        ),
        so_what=N_("Advice given without them may be refused for reasons nobody wrote down."),
        action=N_("Put them to the client at the next meeting."),
    ),
    "objectives.hurried": Words(
        headline=(
            N_("One relationship is due in less than {days} days: {names}."),
            N_("{count} relationships are due in less than {days} days: {names}."),
        ),
        so_what=N_("A relationship is built over months; what is not under way will not show."),
        action=N_("Move the date, or set a step that can be reached by then."),
    ),
    "objectives.target_unheard": Words(
        headline=N_(
            "“{objective}” asks for {value} from {now}: none of the {changes} past changes over "
            "as long went that far."
        ),
        so_what=N_("Missing it would say more of the target than of the work."),
        action=N_("Aim between {bottom} and {top} ({middle} in the middle), or add means."),
    ),
    "objectives.target_easy": Words(
        headline=(
            N_("One target asks for no more than the past gave one time out of two: {names}."),
            N_(
                "{count} targets out of {total} ask for no more than the past gave one time out "
                "of two: {names}."
            ),
        ),
        so_what=N_("Reaching them will show habit, not progress."),
        action=N_("Raise them towards the middle of the range proposed."),
    ),
    "objectives.action_aimless": Words(
        headline=(
            N_("One action serves no objective of the brief: {names}."),
            N_("{count} actions out of {total} serve no objective of the brief: {names}."),
        ),
        so_what=N_("They cost time and nobody can say what they bring."),
        action=N_("Tie each to an objective, or drop it."),
    ),
    "objectives.action_no_cta": Words(
        headline=(
            N_("One action asks nothing of anybody: {names}."),
            N_("{count} actions out of {total} ask nothing of anybody: {names}."),
        ),
        so_what=N_("Without a call to action, an audience looks and moves on."),
        action=N_("Write what people are to do: like, follow, visit, buy."),
    ),
    "objectives.no_action": Words(
        headline=(
            N_("Nothing is planned for one social media objective: {names}."),
            N_("Nothing is planned for {count} social media objectives out of {total}: {names}."),
        ),
        so_what=N_("It will be reached by chance, or not at all."),
        action=N_("Plan one action for each, or set the objective aside."),
    ),
}
