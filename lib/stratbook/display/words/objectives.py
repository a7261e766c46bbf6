"""The words of chapter 1's findings."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final[dict[str, Words]] = {
    "objectives.all_smart": Words(
        headline=(
            N_("The one objective is SMART."),
            N_("All {total} objectives are SMART."),
        ),
        so_what=N_("Each can be judged at its date without discussion."),
    ),
    "objectives.smart": Words(
        headline=(
            N_("{met} objective out of {total} is SMART; what is missing most often: {weakest}."),
            N_("{met} objectives out of {total} are SMART; what is missing most often: {weakest}."),
        ),
        so_what=N_("The others cannot be said to be reached or missed, whatever the figures."),
        action=N_("Complete the objectives with {weakest} before the next report."),
    ),
    "objectives.none_smart": Words(
        headline=N_(
            "None of the objectives in the brief is SMART; what is missing most often: {weakest}."
        ),
        so_what=N_("Nothing in this plan can be said to be reached or missed."),
        action=N_("Complete the objectives with {weakest} before anything is launched."),
    ),
    "objectives.orphan": Words(
        headline=(
            N_("An objective serves nothing above it: {names}."),
            N_("{count} objectives out of {total} serve nothing above them: {names}."),
        ),
        so_what=N_("Work done for it cannot be tied to what the organisation wants."),
        action=N_("Say which objective it serves, or drop it."),
    ),
    "objectives.unserved": Words(
        headline=(
            N_("Nothing done on social media serves this objective: {names}."),
            N_("Nothing done on social media serves {count} objectives out of {total}: {names}."),
        ),
        so_what=N_("Social media is not expected to help there, or the link was never written."),
        action=N_("Decide whether social media should contribute; if so, set an objective for it."),
    ),
    "objectives.kpi_missing": Words(
        headline=(
            N_("A social media objective has no KPI: {names}."),
            N_("{count} social media objectives out of {total} have no KPI: {names}."),
        ),
        so_what=N_("Nobody will be able to say whether it was reached."),
        action=N_("Choose one indicator from those that its goal calls for."),
    ),
    "objectives.not_measurable": Words(
        headline=(
            N_("An objective lacks an indicator or its baseline: {names}."),
            N_("{count} objectives out of {total} lack an indicator or its baseline: {names}."),
        ),
        so_what=N_("Without a starting point, progress cannot be shown."),
        action=N_("Read the baseline off the last twelve months, then confirm the target."),
    ),
    "objectives.wrong_way": Words(
        headline=(
            N_("A target is worse than its baseline: {names}."),
            N_("{count} targets are worse than their baselines: {names}."),
        ),
        so_what=N_("Doing nothing would be enough."),
        action=N_("Check both figures with whoever set them."),
    ),
    "objectives.no_owner": Words(
        headline=(
            N_("An objective has no owner: {names}."),
            N_("{count} objectives out of {total} have no owner: {names}."),
        ),
        so_what=N_("What nobody answers for is done last."),
        action=N_("Name one accountable role for each objective."),
    ),
    "objectives.off_goal": Words(
        headline=(
            N_("An indicator does not follow from its goal: {names}."),
            N_("{count} indicators out of {total} do not follow from their goals: {names}."),
        ),
        so_what=N_("It may move while the goal does not."),
        action=N_("Keep it as context and judge the objective by a KPI that its goal calls for."),
    ),
    "objectives.goal_unmeasured": Words(
        headline=(
            N_("A goal is followed by none of the KPIs it calls for, such as {kpis}."),
            N_(
                "{count} goals out of {total} are followed by none of the KPIs they call for, "
                "such as {kpis}."
            ),
        ),
        so_what=N_("The report can describe the work done for it, not whether it succeeded."),
        action=N_("Add one KPI for each such goal, beginning with {kpis}."),
    ),
}
