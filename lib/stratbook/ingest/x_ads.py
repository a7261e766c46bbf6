"""X Ads Manager's report: a campaign and a day."""

from typing import Final

from stratbook.core.message import N_
from stratbook.ingest.ads_report import AdsReport, ads_reader

# “Campaign start date” and “Campaign end date” are the campaign's own, not the days that
# the figures cover: those are in “Time”.
_REPORT: Final = AdsReport(
    "x_ads", "x", ("campaign", "spend", "impressions"), ("billed_engagements", "campaign_url")
)
READERS: Final = (ads_reader(_REPORT, N_("X Ads report")),)
