"""TikTok Ads Manager's report: an ad (or group, or campaign) and a day."""

from typing import Final

from stratbook.core.message import N_
from stratbook.ingest.ads_report import AdsReport, ads_reader

_REPORT: Final = AdsReport(
    "tiktok_ads", "tiktok", ("spend", "impressions"), ("clicks_link", "cpc_destination")
)
READERS: Final = (ads_reader(_REPORT, N_("TikTok Ads report")),)
