"""The words of chapter 8's findings.

``target`` keys are for indicators that should be high, ``limit`` keys for those that should
be low: an excess over a limit is not a shortfall.
"""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

_SO_WHAT: Final = N_("{movement} {evidence}")
_ACTION: Final = N_("To close the gap: {advice}.")

WORDS: Final[dict[str, Words]] = {
    "performance.target_reached": Words(
        headline=(
            N_("{kpi} is at {value} in {span}: the target of {reference} is reached."),
            N_("{kpi} are at {value} in {span}: the target of {reference} is reached."),
        ),
        so_what=_SO_WHAT,
    ),
    "performance.target_close": Words(
        headline=(
            N_("{kpi} is at {value} in {span}, {gap} short of the target of {reference}."),
            N_("{kpi} are at {value} in {span}, {gap} short of the target of {reference}."),
        ),
        so_what=_SO_WHAT,
        action=_ACTION,
    ),
    "performance.target_missed": Words(
        headline=(
            N_("{kpi} misses its target: {value} in {span}, {gap} short of {reference}."),
            N_("{kpi} miss their target: {value} in {span}, {gap} short of {reference}."),
        ),
        so_what=_SO_WHAT,
        action=_ACTION,
    ),
    "performance.limit_reached": Words(
        headline=(
            N_("{kpi} is at {value} in {span}: it stays under the limit of {reference}."),
            N_("{kpi} are at {value} in {span}: they stay under the limit of {reference}."),
        ),
        so_what=_SO_WHAT,
    ),
    "performance.limit_close": Words(
        headline=(
            N_("{kpi} is at {value} in {span}, {gap} over the limit of {reference}."),
            N_("{kpi} are at {value} in {span}, {gap} over the limit of {reference}."),
        ),
        so_what=_SO_WHAT,
        action=_ACTION,
    ),
    "performance.limit_missed": Words(
        headline=(
            N_("{kpi} exceeds its limit: {value} in {span}, {gap} over {reference}."),
            N_("{kpi} exceed their limit: {value} in {span}, {gap} over {reference}."),
        ),
        so_what=_SO_WHAT,
        action=_ACTION,
    ),
    "performance.unmeasured": Words(
        headline=N_("An objective cannot be judged, for want of its indicator: {objective}"),
        so_what=(
            N_("{kpi} has no value. {reason} It stands for {share} of the objectives."),
            N_("{kpi} have no value. {reason} They stand for {share} of the objectives."),
        ),
        action=N_("Have the file exported, or choose an indicator that can be counted."),
    ),
    "performance.rise_good": Words(
        headline=(
            N_("{kpi} improves: {value} in {span}, against {reference} in {earlier}."),
            N_("{kpi} improve: {value} in {span}, against {reference} in {earlier}."),
        ),
        so_what=N_("A change of {difference}, more than chance would give."),
    ),
    "performance.rise_bad": Words(
        headline=(
            N_("{kpi} goes up, and should not: {value} in {span}, {reference} in {earlier}."),
            N_("{kpi} go up, and should not: {value} in {span}, {reference} in {earlier}."),
        ),
        so_what=N_("A change of {difference}, more than chance would give."),
    ),
    "performance.fall_good": Words(
        headline=(
            N_("{kpi} comes down, as it should: {value} in {span}, {reference} in {earlier}."),
            N_("{kpi} come down, as they should: {value} in {span}, {reference} in {earlier}."),
        ),
        so_what=N_("A change of {difference}, more than chance would give."),
    ),
    "performance.fall_bad": Words(
        headline=(
            N_("{kpi} falls: {value} in {span}, against {reference} in {earlier}."),
            N_("{kpi} fall: {value} in {span}, against {reference} in {earlier}."),
        ),
        so_what=N_("A change of {difference}, more than chance would give."),
    ),
    "performance.format_lead": Words(
        headline=N_(
            "On {platform}, people respond most to the format “{format}”: an engagement of {value} "
            "{basis}, against {reference} for the others."
        ),
        so_what=N_(
            "Over the year to {day}: {n} posts against {others}, a difference of {low} to {high}. "
            "It is associated with the format, not proven to come from it."
        ),
        action=N_("Give one slot in three to it in the next period, and measure again."),
    ),
    "performance.post_stands_out": Words(
        headline=N_(
            "A post stands out on {platform}: index {value}, where {reference} is usual ({day})."
        ),
        so_what=N_(
            "The best of {compared} posts compared; its format: {format}. One post is no rule."
        ),
        action=N_("Publish its subject again in another form, and see whether it holds."),
    ),
}
