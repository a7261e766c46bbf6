"""The words of chapter 10’s findings: who does the work."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "organisation.tiny_team": Words(
        headline=N_("Rule: a team of {headcount} needs one person with both hats."),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_("Name that person, fix the hours, and protect half a day a week for strategy."),
    ),
    "organisation.relation": Words(
        headline=N_("Selling to companies by relation calls for a CM in support."),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_(
            "Give answers and the care of contacts to a CM; leave objectives and "
            "budget where they are."
        ),
    ),
    "organisation.large_community": Words(
        headline=N_("A community of {community} calls for an SMM and a CM."),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_("Split the tasks by level, and write down who decides."),
    ),
    "organisation.few_hours": Words(
        headline=N_("With {hours} a month, one person wears both hats."),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_("Keep the tasks that serve an objective, and stop the others."),
    ),
    "organisation.large_unfunded": Words(
        headline=N_(
            "A community of {community} would call for two people: the means are "
            "not known to be there."
        ),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_("Say what budget or hours there are, or promise less."),
    ),
    "organisation.urgent_visibility": Words(
        headline=N_("A small community and visibility wanted soon call for an SMM."),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_("Give objectives, advertising and partners to an SMM for the months that count."),
    ),
    "organisation.no_news": Words(
        headline=N_("With {news} pieces of news a month there is no community to animate yet."),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_("Find what to tell, with an SMM, before hiring a CM."),
    ),
    "organisation.small_base": Words(
        headline=N_("With {community} followers an SMM can cope alone."),
        so_what=N_("Chosen: {configuration}. Today: {today}."),
        action=N_("Give the whole to one SMM, and look again in six months."),
    ),
    "organisation.overload": Words(
        headline=N_("{role} is overloaded: {value} asked, for {reference} in the contract."),
        so_what=N_("{difference} a month too many: {factor} of the hours available."),
        action=N_("Take tasks away, automate those repeated, or add hours; not evenings."),
    ),
    "organisation.unassigned_tasks": Words(
        headline=(
            N_("One task has nobody: {tasks}."),
            N_("{count} tasks have nobody: {tasks}."),
        ),
        so_what=N_("{hours} a month that somebody does unseen, or nobody."),
        action=N_("Give each a role, or drop it."),
    ),
    "organisation.strategy_squeezed": Words(
        headline=N_("Strategy gets {value} of the hours, for {reference} at least."),
        so_what=N_("{hours} a month for objectives and figures; the rest is execution."),
        action=N_("Fix a half-day for objectives and figures, before the week fills."),
    ),
    "organisation.people_take_over": Words(
        headline=N_("{role} spends {value} of the hours on community, moderation and selling."),
        so_what=N_("From {reference} on, objectives and contents wait."),
        action=N_("Share out answering by days, and prepare the most frequent replies."),
    ),
    "organisation.hire": Words(
        headline=N_("{days} days a year are asked: hiring costs less than buying them."),
        so_what=N_(
            "{reference} a year in-house, {value} bought, at mid prices; break-even "
            "{first} to {last} days."
        ),
        action=N_("Open the post, with the tasks as its description."),
    ),
    "organisation.buy_days": Words(
        headline=N_("{days} days a year are asked: buying them costs less than a post."),
        so_what=N_(
            "{value} bought, {reference} a year in-house, at mid prices; break-even "
            "{first} to {last} days."
        ),
        action=N_("Ask two quotes for those days, or add hours to somebody already there."),
    ),
    "organisation.hire_or_buy": Words(
        headline=N_("{days} days a year: hiring and buying cost about the same."),
        so_what=N_(
            "{value} bought, {reference} in-house, at mid prices; break-even "
            "{first} to {last} days."
        ),
        action=N_("Confirm pay and day rates in the sheet of pay, then decide."),
    ),
    "organisation.no_accountable": Words(
        headline=(
            N_("Nobody answers for one subject: {subjects}."),
            N_("Nobody answers for {count} subjects of {all}: {subjects}."),
        ),
        so_what=N_("What everybody does, nobody decides."),
        action=N_("Name one accountable role for each."),
    ),
    "organisation.idle_role": Words(
        headline=(
            N_("{roles} has no part and no task."),
            N_("{roles} have no part and no task."),
        ),
        so_what=N_("Either a role is too many, or work is missing from the sheets."),
        action=N_("Give it a part, or take it off the team."),
    ),
    "organisation.role_without_hours": Words(
        headline=(
            N_("{roles} answers for work, and no sheet gives its hours."),
            N_("{roles} answer for work, and no sheet gives their hours."),
        ),
        so_what=N_("Their load cannot be seen."),
        action=N_("Add the role to the sheet of the team, with its hours."),
    ),
}
