"""Before the launch, on the page: rules, offers, phones, audiences, video, charter."""

from stratbook.display.views.readiness.audiences import audience_table
from stratbook.display.views.readiness.charter import charter_panel
from stratbook.display.views.readiness.mobile import checklist, device_figure, device_table
from stratbook.display.views.readiness.offers import offers_table
from stratbook.display.views.readiness.rules import eligibility_table, scope_table
from stratbook.display.views.readiness.video import video_figure, video_table

__all__ = [
    "audience_table",
    "charter_panel",
    "checklist",
    "device_figure",
    "device_table",
    "eligibility_table",
    "offers_table",
    "scope_table",
    "video_figure",
    "video_table",
]
