"""What a reader who is not of the trade is told instead: the same facts without the jargon."""

from collections.abc import Mapping
from typing import Final

from stratbook.core.message import N_

# The sentence of the trade, and the plain one; both have the same fields, or fewer.
PLAINER: Final[Mapping[str, str]] = {
    "95% interval": N_("likely range"),
    "Interval": N_("likely range"),
    "Index and interval": N_("Index and likely range"),
    "Ratio and interval": N_("Ratio and likely range"),
    "95% CI {low} to {high}": N_("probably between {low} and {high}"),
    "interval {low} to {high}": N_("probably between {low} and {high}"),
    "Odds ratio": N_("How many times likelier"),
    "Median index": N_("Usual level (100 = ordinary)"),
    "Results ({level} interval)": N_("Results (likely range)"),
    "Share ({level} interval)": N_("Share (likely range)"),
    "Results a week that went with it ({level} interval)": N_(
        "Results a week that went with it (likely range)"
    ),
    (
        "Share of the tagged posts by pillar, {span}: dot, 95% interval (band) and share "
        "aimed at (bar); {tagged} of {posts} posts carry a pillar"
    ): N_(
        "Share of each subject among the posts, {span}: the dot is what was counted, the "
        "band where it probably lies, the bar what is aimed at; {tagged} of {posts} posts "
        "have a subject"
    ),
    (
        "{platform}, {measure}: index by weekday and by hour, 95% interval, number of posts; "
        "100 is usual"
    ): N_(
        "{platform}, {measure}: each weekday and hour against the usual 100, where it "
        "probably lies (line), and number of posts"
    ),
    "{event} ÷ sessions, by device, {period}; the thin line is the 95% interval": N_(
        "Share of visits that end in “{event}”, by device, {period}; the thin line shows "
        "where it probably lies"
    ),
    (
        "Engagement rate by reach of each kind of visual over the year, with its 95% "
        "interval; number of posts in brackets. Platforms are not compared with one another."
    ): N_(
        "Share of those who saw a post and reacted, by kind of picture, over the year; "
        "the line shows where it probably lies, the number of posts stands in brackets. "
        "Platforms are not compared with one another."
    ),
    (
        "Click-through rate by mean position, queries without the brand’s name, with its 95% "
        "interval; impressions in brackets."
    ): N_(
        "Share of searchers who click, by place in the results, searches without your "
        "name; the line shows where it probably lies, the number of displays stands in "
        "brackets."
    ),
    (
        "Largest audience first; 95% intervals by resampling posts. Each platform on one "
        "measure of audience; audiences of several platforms are never added up."
    ): N_(
        "Largest audience first, with the range where each figure probably lies. Each "
        "platform has its own measure of audience; audiences of several platforms are "
        "never added up."
    ),
    "{rate}, settled posts of the last 12 months, with intervals": N_(
        "{rate}, posts of the last 12 months; the line shows where each figure probably lies"
    ),
    (
        "Interactions ÷ the platform’s own basis, clicks excluded, {year}; the line is the interval"
    ): N_(
        "Reactions for each person reached, clicks left out, {year}; the line shows where "
        "the figure probably lies"
    ),
    (
        "Share of the {mentions} mentions of all brands listened to, {span}; the line is the "
        "interval"
    ): N_(
        "Share of the {mentions} messages about all the names followed, {span}; the line "
        "shows where it probably lies"
    ),
    "Net sentiment by month, from −100 to +100; thin lines: interval over authors.": N_(
        "Good messages less bad ones, month by month, from −100 to +100; thin lines: "
        "where the figure probably lies."
    ),
    "Read by people, not by a tool; interval drawn over authors. {readers} {place}": N_(
        "Read by people, not by a tool. {readers} {place}"
    ),
    (
        "(gain − full cost) ÷ full cost; the gain counts each conversion at the highest cost "
        "accepted. The line is the interval of the conversion rate."
    ): N_(
        "What each euro spent brings back, all costs counted; each result is worth the "
        "highest cost accepted. The line shows where the figure probably lies."
    ),
    (
        "(gain − full cost) ÷ full cost; the gain is what the money brought in leaves, or the "
        "conversions at the highest cost accepted. The line is the interval of the conversion "
        "rate."
    ): N_(
        "What the money spent brings back, all costs counted. The line shows where the "
        "figure probably lies."
    ),
    (
        "One basis for all: the full cost, hours and suppliers included. The interval is that "
        "of the conversion rate carried over; other uncertainties come on top."
    ): N_(
        "All costs are counted alike, hours and suppliers included. The range is what "
        "chance alone allows."
    ),
    (
        "In brackets, the {level} interval of each platform’s result. An asterisk marks an "
        "amount never spent before."
    ): N_(
        "In brackets, where each result probably lies. An asterisk marks an amount never "
        "spent before."
    ),
    "Source: ad platforms’ sheet and ads history. Band: {level} interval of the curve.": N_(
        "Source: ad platforms’ sheet and ads history. Band: where the curve probably lies."
    ),
    (
        "{test}: {metric}. Rate of each variant with its interval; the difference lies "
        "between {low} and {high}."
    ): N_("{test}: {metric}. The difference probably lies between {low} and {high}."),
    "No visual is clearly ahead: on each platform the intervals overlap": N_(
        "No kind of picture is clearly ahead on any platform"
    ),
    (
        "Read over {span}; advice is given from {least} tagged posts on, when the interval "
        "(Wilson) leaves the target aside."
    ): N_(
        "Read over {span}; advice is given from {least} posts on, when chance cannot "
        "explain the gap."
    ),
    (
        "Usual: the same weekdays of the {weeks} weeks before. After: the {days} days that "
        "follow. Reposts are left out; the interval allows for mentions that come in bursts. "
        "It coincides, it does not prove."
    ): N_(
        "Usual: the same weekdays of the {weeks} weeks before. After: the {days} days "
        "that follow. Reposts are left out. It coincides, it does not prove."
    ),
    "Its interval runs from {low} to {high}, over {cases}.": N_(
        "It probably lies between {low} and {high}, counted on {cases}."
    ),
    "Its interval runs from {low} to {high}.": N_("It probably lies between {low} and {high}."),
}
