"""Pinterest Ads Manager's report, as other readers' tests show it."""

from typing import Final

from stratbook.core.message import N_
from stratbook.ingest.ads_report import AdsReport, ads_reader

_REPORT: Final = AdsReport("pinterest_ads", "pinterest", ("spend", "impressions", "clicks_all"), ())
READERS: Final = (ads_reader(_REPORT, N_("Pinterest Ads report")),)
