"""LinkedIn's page workbooks and Campaign Manager's report, English interface."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .files import workbook
from .publications import Post
from .span import FIRST, LAST, SEASON, days, growth, month_end, months

METRICS = (
    "Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)",
    "Unique impressions (organic)", "Clicks (organic)", "Clicks (sponsored)", "Clicks (total)",
    "Reactions (organic)", "Reactions (sponsored)", "Reactions (total)", "Comments (organic)",
    "Comments (sponsored)", "Comments (total)", "Reposts (organic)", "Reposts (sponsored)",
    "Reposts (total)", "Engagement rate (organic)", "Engagement rate (sponsored)",
    "Engagement rate (total)",
)  # fmt: skip
EXPLAINED = (
    "The date the figures are of, in UTC", *(f"{name}, on that date" for name in METRICS[1:]),
)  # fmt: skip
POSTS = (
    "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date",
    "Campaign start date", "Campaign end date", "Audience", "Impressions", "Views",
    "Offsite Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts",
    "Follows", "Engagement rate", "Content Type",
)  # fmt: skip
# LinkedIn gives a year at most in one file.
YEARS = ((FIRST, dt.date(2026, 8, 31)), (dt.date(2026, 9, 1), LAST))


def _us(day: dt.date) -> str:
    return f"{day:%m/%d/%Y}"


def content(posts: Sequence[Post], sponsored: float, rng: np.random.Generator) -> list[bytes]:
    """Return the content workbooks, a year each: figures by day, then one row a post.

    ``sponsored`` is the mean of sponsored impressions a day.
    """
    found = []
    for first, last in YEARS:
        span = [day for day in days() if first <= day <= last]
        shown = [post for post in posts if first <= post.at.date() <= last]
        found.append(
            workbook(
                {
                    "Metrics": [METRICS, EXPLAINED, *_metrics(posts, span, sponsored, rng)],
                    "All posts": [POSTS, *(_post(post) for post in shown)],
                }
            )
        )
    return found


def _metrics(
    posts: Sequence[Post], span: Sequence[dt.date], sponsored: float, rng: np.random.Generator
) -> Iterable[list[object]]:
    """Spread each post's figures over the day it came out and the two that follow."""
    for day in span:
        fresh = [(post, (day - post.at.date()).days) for post in posts]
        shares = [(post, (0.6, 0.28, 0.12)[age]) for post, age in fresh if 0 <= age <= 2]
        shown = int(sum(post.views * share for post, share in shares) + rng.integers(20, 60))
        paid = int(rng.negative_binomial(8, 8 / (8 + sponsored * SEASON[day.month])))
        counts = [
            int(sum(getattr(post, name) * share for post, share in shares))
            for name in ("clicks", "likes", "comments", "shares")
        ]
        extra = [int(rng.binomial(paid, rate)) for rate in (0.006, 0.004, 0.0003, 0.0002)]
        row: list[object] = [_us(day), shown, paid, shown + paid, int(shown * 0.71)]
        for organic, bought in zip(counts, extra, strict=True):
            row += [organic, bought, organic + bought]
        row += [
            round(sum(counts) / shown, 5),
            round(sum(extra) / paid, 5) if paid else 0,
            round((sum(counts) + sum(extra)) / (shown + paid), 5),
        ]
        yield row


def _post(post: Post) -> list[object]:
    engaged = post.clicks + post.likes + post.comments + post.shares
    return [
        post.caption, f"https://www.linkedin.example/feed/update/urn:li:activity:{post.post_id}",
        "Organic", "", "Halden Controls", _us(post.at.date()), "", "", "All followers",
        post.views, int(post.views * 0.4) if post.format == "Video" else "", 0, post.clicks,
        round(post.clicks / post.views, 5), post.likes, post.comments, post.shares, post.follows,
        round(engaged / post.views, 5), post.format,
    ]  # fmt: skip


def flows(level: float, visits: float, rng: np.random.Generator) -> dict[str, bytes]:
    """Return the workbooks of new followers and of visitors, a year each."""
    found = {}
    for number, (first, last) in enumerate(YEARS, start=1):
        span = [day for day in days() if first <= day <= last]
        gained: list[list[object]] = []
        seen: list[list[object]] = []
        for day in span:
            week = 0.35 if day.weekday() >= 5 else 1.26
            new = int(rng.poisson(level * SEASON[day.month] * week * growth(day, 0.2)))
            bought = int(rng.binomial(new, 0.12))
            views = int(rng.poisson(visits * SEASON[day.month] * week))
            gained.append([_us(day), bought, new - bought, 0, new])
            seen.append([_us(day), int(views * 0.7), views - int(views * 0.7), views,
                         int(views * 0.62)])  # fmt: skip
        found[f"halden_followers_{number}.xlsx"] = workbook(
            {
                "New followers": [
                    ["Date", "Sponsored followers", "Organic followers",
                     "Auto-invited followers", "Total followers"],
                    *gained,
                ]
            }
        )  # fmt: skip
        found[f"halden_visitors_{number}.xlsx"] = workbook(
            {
                "Visitor metrics": [
                    ["Date", "Total page views (desktop)", "Total page views (mobile)",
                     "Total page views (total)", "Total unique visitors (total)"],
                    *seen,
                ]
            }
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class Campaign:
    """One campaign of Campaign Manager and what a thousand displays cost."""

    campaign_id: str
    name: str
    objective: str
    monthly: float
    cpm: float
    ctr: float
    per_click: float  # forms a click


REPORT = (
    "Start Date (in UTC)", "Account Name", "Currency", "Campaign Group Name", "Campaign ID",
    "Campaign Name", "Campaign Objective", "Total Spent", "Impressions", "Clicks",
    "Clicks to Landing Page", "Reach", "Conversions", "Leads",
)  # fmt: skip


def campaign_report(
    campaigns: Iterable[Campaign], start: dt.date, rng: np.random.Generator
) -> bytes:
    """Return Campaign Manager's report by month: UTF-16, tabs, five lines about it first.

    The months before ``start`` stand in a report by day.
    """
    lines = [
        "Campaign Performance Report (in UTC)",
        f"Report Start: {start:%B} {start.day}, {start.year}, 12:00 AM",
        f"Report End: {LAST:%B} {LAST.day}, {LAST.year}, 11:59 PM",
        "Date Generated: November 3, 2026, 9:12 AM",
        "",
        "\t".join(REPORT),
    ]
    for first in months():
        rows = ["\t".join(map(str, _campaign(each, first, rng))) for each in campaigns]
        lines += rows if first >= start else []
    return ("\n".join(lines) + "\n").encode("utf-16")


def _campaign(each: Campaign, first: dt.date, rng: np.random.Generator) -> list[object]:
    length = (month_end(first) - first).days + 1
    spend = round(each.monthly * length / 30.4 * float(rng.normal(1, 0.05)), 2)
    shown = int(spend / each.cpm * 1000 * rng.normal(1, 0.05))
    clicks = int(rng.binomial(shown, each.ctr))
    landed = int(clicks * rng.uniform(0.68, 0.78))
    forms = int(rng.binomial(landed, each.per_click))
    return [
        f"{first.month}/{first.day}/{first.year}", "Halden Controls", "EUR", "Pipeline 2026",
        each.campaign_id, each.name, each.objective, f"{spend:.2f}", shown, clicks, landed,
        int(shown / rng.uniform(3.2, 4.1)), forms, forms,
    ]  # fmt: skip
