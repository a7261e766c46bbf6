"""All that is checked or decided before the launch, computed at once for the notebook."""

from collections.abc import Sequence
from dataclasses import dataclass

from stratbook.brief.models import Brief
from stratbook.core.choice import Choice, Override
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding
from stratbook.core.message import Message
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.plan.readiness.audiences import Audiences, build_audiences
from stratbook.plan.readiness.campaigns import Campaign, campaigns
from stratbook.plan.readiness.charter import Charter, charter_for
from stratbook.plan.readiness.choice_findings import find_charter, find_video
from stratbook.plan.readiness.decisions import decide_charter, decide_video
from stratbook.plan.readiness.eligibility import Check, check_eligibility
from stratbook.plan.readiness.evidence import indicator_of
from stratbook.plan.readiness.findings import (
    find_audiences,
    find_eligibility,
    find_mobile,
    find_offers,
)
from stratbook.plan.readiness.mobile import Mobile, mobile_readiness
from stratbook.plan.readiness.offers import Fit, compare_offers
from stratbook.plan.readiness.video import MakeOrBuy, make_or_buy


@dataclass(frozen=True)
class Readiness:
    """What is checked and decided before the launch.

    Parameters
    ----------
    planned : tuple of Campaign
        What is about to be launched.
    checks : tuple of Check
        The rules.
    offers : tuple of Fit
        The ad platforms' offers, the most suitable first.
    mobile : Mobile
        Devices and checklist.
    audiences : Audiences
        Personas and segments as audiences.
    video : MakeOrBuy or Message
        Making against buying; the message says why they cannot be compared.
    charter : Charter
        Whether employees need one.
    currency, kpi : str
        The client's, and the id of the KPI that tells.
    """

    planned: tuple[Campaign, ...]
    checks: tuple[Check, ...]
    offers: tuple[Fit, ...]
    mobile: Mobile
    audiences: Audiences
    video: MakeOrBuy | Message
    charter: Charter
    currency: str
    kpi: str

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the rules sorted."""
        found = [each.choice for each in self.checks]
        if not isinstance(self.video, Message) and self.video.choice is not None:
            found.append(self.video.choice)
        if self.charter.choice is not None:
            found.append(self.charter.choice)
        return tuple(found)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Make or buy, and the charter."""
        return (*decide_video(self.video, self.currency, self.kpi), *decide_charter(self.charter))


@remembered
def read_readiness(
    brief: Brief, tables: Tables, period: Period, overrides: Sequence[Override] = ()
) -> Readiness:
    """Compute what is checked and decided before the launch.

    Parameters
    ----------
    brief : Brief
        The brief and its sheets.
    tables : Tables
        Uses ``ads``, ``web``, ``leads``.
    period : Period
        The period under report.
    overrides : sequence of Override
        A person's word against the rules.
    """
    planned, inputs = campaigns(brief), brief.inputs
    kind = brief.file.organisation.type
    return Readiness(
        planned=planned,
        checks=check_eligibility(brief, planned, overrides),
        offers=compare_offers(brief, planned, period.end),
        mobile=mobile_readiness(tables, inputs["mobile_checks"], period, brief.file.currency),
        audiences=build_audiences(brief, tables, period, planned),
        video=make_or_buy(inputs["video_options"], overrides),
        charter=charter_for(inputs["charter"], inputs["employee_voice"], kind, period, overrides),
        currency=brief.file.currency,
        kpi=indicator_of(brief.file),
    )


@remembered
def find_readiness(found: Readiness) -> tuple[Finding, ...]:
    """Return every finding, in the order of the sections."""
    return (
        *find_eligibility(found.checks, found.planned, found.currency),
        *find_offers(found.offers, found.currency),
        *find_mobile(found.mobile, found.kpi),
        *find_audiences(found.audiences),
        *find_video(found.video, found.currency, found.kpi),
        *find_charter(found.charter),
    )
