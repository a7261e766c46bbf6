"""Halden Controls: a maker of industrial sensors who sells to companies."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from .ad_history import END, leads_by_day, linkedin_by_day, x_by_day
from .google import brand_queries, search_console
from .linkedin import REPORT, Campaign, campaign_report, content, flows
from .plain import Listening, followers, mentions, table, write
from .publications import Profile, publications
from .span import FIRST, SEASON, days, growth
from .web import Channel, ga4
from .x import posts_export
from .youtube import studio

CAPTIONS = (
    "Three readings that tell a bearing will fail next month. #predictivemaintenance #uptime",
    "Case study: a dairy in Cork cut unplanned stops by a third. #casestudy #uptime",
    "How to recalibrate a pressure loop without stopping the line. #howto #calibration",
    "Meet the test bench team: 40,000 hours of salt spray a year. #teamhalden",
    "Webinar on Thursday: choosing a flow meter for abrasive slurry. #webinar",
    "Plant visit: what the HL-40 sees inside a kiln. #casestudy",
    "New firmware for the HL series: alarms that explain themselves. #product",
    "We are at the process industry fair in Dublin, hall 2. #tradeshow",
    "Checklist: seven wiring faults that look like a faulty sensor. #howto",
    "Apprentices wanted for the Shannon workshop. #teamhalden #careers",
)
VIDEOS = (
    "HL-40 in a kiln: four weeks of readings in four minutes",
    "How to recalibrate a pressure loop",
    "Inside the salt spray test",
    "Wiring faults that look like a faulty sensor",
)
SAID = {
    "positive": (
        "The {brand} support desk answered in an hour, line running again.",
        "Two years on a {brand} transmitter, no drift.",
        "Good write-up by {brand} on slurry metering.",
    ),
    "neutral": (
        "Anyone running {brand} on Modbus?",
        "{brand} will be at the Dublin fair.",
        "Comparing {brand} data sheets this week.",
    ),
    "negative": (
        "Eleven weeks of lead time at {brand}, not workable.",
        "The {brand} configurator crashed twice today.",
        "Still no certificate from {brand}.",
    ),
}
CHANNELS: tuple[Channel, ...] = (
    ("google / organic", "Organic Search", 74, 0.64, 0.012, 0, 0, 0),
    ("(direct) / (none)", "Direct", 31, 0.57, 0.010, 0, 0, 0),
    ("linkedin / social", "Organic Social", 29, 0.58, 0.019, 0, 0, 0),
    ("linkedin / paid_social", "Paid Social", 21, 0.43, 0.026, 0, 0, 0),
    ("newsletter / email", "Email", 8, 0.71, 0.030, 0, 0, 0),
)
CAMPAIGNS = (
    Campaign("410000101", "Slurry guide | forms", "Lead generation", 1_750, 41, 0.0052, 0.062),
    Campaign("410000102", "HL-40 trial | forms", "Lead generation", 1_350, 47, 0.0061, 0.048),
    Campaign("410000103", "Plant engineers | reach", "Brand awareness", 620, 24, 0.0028, 0.0),
)
WHERE = {"linkedin": 0.46, "x": 0.34, "reddit": 0.2}
# From here on the ads are exported by month; before, by day.
BY_MONTH = dt.date(2026, 9, 1)
STAGES = ("enquiry", "qualified", "quotation", "won", "lost")


def crm(rng: np.random.Generator) -> str:
    """Return the CRM's contacts: who is qualified, at what stage, for what amount.

    Up to :data:`.ad_history.END` the contacts of the ads are those that the history's ads brought.
    """
    channels = ("Organic Social", "Paid Social", "Organic Search", "Trade fair", "Referral")
    rows = []
    for day in days():
        open_ = 0.15 if day.weekday() >= 5 else 1.34
        for _ in range(int(rng.poisson(1.95 * open_ * SEASON[day.month] * growth(day, 0.12)))):
            channel = channels[int(rng.choice(5, p=[0.25, 0.37, 0.2, 0.08, 0.1]))]
            found = _contact(day, channel, rng)
            if day > END or channel != "Paid Social":
                rows.append(found)
    rows = sorted([*rows, *_paid(np.random.default_rng(20260918))], key=lambda each: each[0])
    numbered = [(day, f"H{place + 2_001}", *rest) for place, (day, *rest) in enumerate(rows)]
    return table("date lead_id channel campaign stage amount margin is_qualified", numbered, ",")


def _paid(rng: np.random.Generator) -> Iterable[tuple[object, ...]]:
    for number, count in enumerate(leads_by_day(rng)):
        day = FIRST + dt.timedelta(number)
        yield from (_contact(day, "Paid Social", rng) for _ in range(count))


def _contact(day: dt.date, channel: str, rng: np.random.Generator) -> tuple[object, ...]:
    qualified = rng.random() < (0.63 if channel != "Paid Social" else 0.52)
    stage = STAGES[int(rng.choice([1, 2, 3, 4], p=[0.5, 0.3, 0.08, 0.12]))]
    stage = stage if qualified else STAGES[0]
    amount = round(float(rng.lognormal(9.3, 0.5)), 2)
    known = stage in {"quotation", "won"}
    return (
        day.isoformat(), channel, "slurry-guide" if channel == "Paid Social" else "", stage,
        amount if known else "", round(amount * 0.38, 2) if known else "",
        "yes" if qualified else "no",
    )  # fmt: skip


def halden_controls(folder: Path) -> None:
    """Write the exports of the maker of sensors."""
    rng = np.random.default_rng(20260903)
    page = Profile(
        "90211844",
        "Halden Controls",
        13,
        2_050,
        0.036,
        {
            "Image": (0.42, 1.0, 1.0),
            "Document": (0.26, 1.2, 1.55),
            "Video": (0.2, 1.1, 1.1),
            "Text": (0.12, 0.8, 0.75),
        },
        CAPTIONS,
        7_250_000_000_000_000_000,
    )
    bird = Profile(
        "1188220033", "HaldenControls", 7, 330, 0.014, {"Text": (1.0, 1.0, 1.0)}, CAPTIONS,
        1_962_000_000_000_000_000,
    )  # fmt: skip
    channel = Profile(
        "UCHaldenControls", "Halden Controls", 2, 720, 0.021, {"Video": (1.0, 1.0, 1.0)}, VIDEOS,
        1, least=1,
    )  # fmt: skip
    # The first is the client's own name.
    brands = {
        "Halden Controls": (0.48, (0.33, 0.55, 0.12)),
        "Vantage Sensors": (0.56, (0.27, 0.58, 0.15)),
        "Korund Instruments": (0.36, (0.3, 0.56, 0.14)),
        "Tellur Measurement": (0.26, (0.22, 0.6, 0.18)),
    }
    first, second = content(publications(page, rng), 320, rng)
    queries = (("halden controls", 640, 1500), ("slurry flow meter", 210, 6900))
    write(
        folder,
        {
            "halden_content_1.xlsx": first,
            "halden_content_2.xlsx": second,
            **flows(2.1, 21, rng),
            "campaign_performance_report.csv": campaign_report(CAMPAIGNS, BY_MONTH, rng),
            "campaign_performance_by_day.zip": linkedin_by_day(REPORT),
            "x_ads.csv": x_by_day(),
            "x_posts.csv": posts_export("HaldenControls", publications(bird, rng)),
            "youtube_studio.zip": studio(publications(channel, rng), 58, french=False, rng=rng),
            "ga4_traffic_acquisition.csv": ga4(
                ("Halden Controls", "haldencontrols.example - GA4"), 1.0,
                shop=False, rng=rng, channels=CHANNELS,
                campaigns={
                    "linkedin / paid_social": (
                        (1, "halden-controls_2026-10_leads"),
                        (17, "halden-controls_2026-10_laeds"),
                        (24, "q4-slurry-test"),
                    )
                },
            ),
            "search_console.zip": search_console(560, queries, rng),
            "brand_queries.csv": brand_queries(
                {"halden controls": 310, "halden sensors": 120, "halden hl-40": 74}, rng
            ),
            "followers.csv": followers(
                (
                    ("linkedin", "Halden Controls", 7_540, 0.105),
                    ("x", "HaldenControls", 1_870, 0.02),
                    ("youtube", "Halden Controls", 940, 0.18),
                ),
                rng,
            ),
            "listening.csv": mentions(Listening(brands, SAID, WHERE, "en", 1.1), rng),
            "crm_contacts.csv": crm(rng),
        },
    )  # fmt: skip
