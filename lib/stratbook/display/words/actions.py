"""The words of what the action plan itself finds."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final = {
    "actions.incomplete": Words(
        headline=(
            N_("{count} action of the {whole} still to be done cannot be followed up."),
            N_("{count} actions of the {whole} still to be done cannot be followed up."),
        ),
        so_what=N_("What is missing most: {need}. Concerned: {actions}."),
        action=N_("Complete owner, date, cost and KPI, or take the action out of the plan."),
    ),
    "actions.late": Words(
        headline=(
            N_("{count} action is late; {done} of the {whole} due on {on} are done."),
            N_("{count} actions are late; {done} of the {whole} due on {on} are done."),
        ),
        so_what=N_("The longest delay is of {days_days}: {worst}."),
        action=N_("Decide for each: a new date, another owner, or drop it."),
    ),
    "actions.overload": Words(
        headline=N_("{role}: {value} of actions in {month}, for {reference} free."),
        so_what=N_("That is {difference} too many, once running tasks are counted."),
        action=N_("Move actions to another month or another role, or drop the last ones."),
    ),
    "actions.effect_below": Words(
        headline=N_(
            "“{action}” coincides with a change of {value}; at least {reference} was expected."
        ),
        so_what=N_("Read over {span}. Other things moved too: this is no proof against it."),
        action=N_("Look at what differed from the plan, then keep the action, change it or stop."),
    ),
}
