"""What is found before the launch: rules that bear on ads, offers, phones, audiences."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Name, Quantity, Term, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.readiness.audiences import Audiences
from stratbook.plan.readiness.campaigns import Campaign
from stratbook.plan.readiness.devices import DESKTOP, MOBILE, Rate
from stratbook.plan.readiness.eligibility import CONCERNED, TO_CONFIRM, Check, name_of
from stratbook.plan.readiness.evidence import CHAPTER, files, part_of, ratio
from stratbook.plan.readiness.mobile import Mobile
from stratbook.plan.readiness.offers import Fit

_DECLARED: Final = N_("what a flight speaks of was declared; the rule is data, dated and sourced")
_SUSPECTED: Final = N_("found by words and dates; somebody responsible has to confirm")
_OFFER: Final = N_("the reference table of ad offers, with what the client read itself")
_CHECKED: Final = N_("somebody looked at the ads and the page, or measured them")
_COUNTED: Final = N_("intervals do not meet; a device says nothing of why")
_AUDIENCES: Final = N_("read from the sheets of personas and audiences")


def find_eligibility(
    checks: Sequence[Check], planned: Sequence[Campaign], currency: str
) -> tuple[Finding, ...]:
    """Return a finding for each rule that concerns a flight, and one for those to confirm.

    Parameters
    ----------
    checks : sequence of Check
        The checklist.
    planned : sequence of Campaign
        What is about to be launched.
    currency : str
        Currency of the flights' budgets.
    """
    concerned = [each for each in checks if each.state == CONCERNED and not _met(each)]
    doubtful = [each for each in checks if each.state == TO_CONFIRM and not each.confirmed]
    found = [_concerned(each, planned, currency) for each in concerned]
    return (*found, *([_to_confirm(doubtful)] if doubtful else []))


def _met(check: Check) -> bool:
    """Say whether a condition was confirmed as met; what is forbidden stays so."""
    return check.confirmed and check.rule.effect == "asks"


def _concerned(check: Check, planned: Sequence[Campaign], currency: str) -> Finding:
    forbids = check.rule.effect == "forbids"
    part = sum(each.budget for each in check.campaigns)
    whole = sum(each.budget for each in planned)
    names = list(dict.fromkeys(each.name for each in check.campaigns))
    key = "readiness.forbidden" if forbids else "readiness.asked"
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject=check.rule.id,
        facts=facts_of({"rule": name_of(check.rule), "flights": names or [Name(text="–")]}),
        number=2 if len(names) > 1 else 1,
        comparison=part_of(part, whole, currency) if whole > 0 and part > 0 else None,
        confidence=Confidence(level=Level.MEDIUM, why=_DECLARED),
        impact=max(part / whole if whole else 0.0, 0.3 if forbids else 0.1),
        urgency=1.0 if forbids and not check.confirmed else 0.8,
        tone="bad" if forbids else "neutral",
        action=Action(kpi="reach", effort=Level.MEDIUM if forbids else Level.LOW),
        sources=files(each.source for each in check.campaigns),
    )


def _to_confirm(doubtful: Sequence[Check]) -> Finding:
    return Finding(
        key="readiness.to_confirm",
        chapter=CHAPTER,
        facts=facts_of({"rules": [name_of(each.rule) for each in doubtful],
                        "count": len(doubtful)}),
        number=2 if len(doubtful) > 1 else 1,
        confidence=Confidence(level=Level.LOW, why=_SUSPECTED),
        impact=0.3,
        urgency=0.9,
        action=Action(kpi="reach", effort=Level.LOW),
        sources=files(one.source for each in doubtful for one in each.campaigns),
    )  # fmt: skip


def find_offers(fits: Sequence[Fit], currency: str) -> tuple[Finding, ...]:
    """Return what the comparison of offers says: money misplaced, minimum unmet, old prices.

    Parameters
    ----------
    fits : sequence of Fit
        The offers, the most suitable first.
    currency : str
        The client's.
    """
    poor = [each for each in fits if each.planned and not each.suits]
    under = [each for each in fits if each.covers_minimum is False]
    old = [each for each in fits if each.planned and each.price != "fresh"]
    found = [_poor(each, fits[0]) for each in poor]
    found += [_under(each, currency) for each in under]
    return (*found, *([_old(old)] if old else []))


def _poor(fit: Fit, best: Fit) -> Finding:
    return Finding(
        key="readiness.offer_poor",
        chapter=CHAPTER,
        subject=fit.offer.name,
        facts=facts_of({"offer": fit.offer.name, "best": best.offer.name}),
        comparison=Comparison(
            against="alternative",
            value=_score(fit.score),
            reference=_score(best.score),
            difference=_score(fit.score - best.score, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_OFFER),
        impact=(best.score - fit.score) / 100,
        urgency=0.6,
        tone="bad",
        action=Action(kpi="cpm", effort=Level.LOW),
        sources=("inputs",),
    )


def _under(fit: Fit, currency: str) -> Finding:
    daily, least = fit.daily or 0.0, fit.minimum or 0.0
    return Finding(
        key="readiness.offer_minimum",
        chapter=CHAPTER,
        subject=fit.offer.name,
        facts=facts_of({"offer": fit.offer.name}),
        comparison=Comparison(
            against="benchmark",
            value=_cents(daily, currency),
            reference=_cents(least, currency),
            difference=_cents(daily - least, currency, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_OFFER),
        impact=0.3,
        urgency=0.8,
        tone="bad",
        action=Action(kpi="impressions", effort=Level.LOW),
        sources=("inputs",),
    )


def _old(fits: Sequence[Fit]) -> Finding:
    return Finding(
        key="readiness.offer_price",
        chapter=CHAPTER,
        facts=facts_of({"offers": [each.offer.name for each in fits],
                        "months": int(threshold("offer_price_months"))}),
        number=2 if len(fits) > 1 else 1,
        confidence=Confidence(level=Level.HIGH, why=_OFFER),
        impact=0.1,
        urgency=0.5,
        action=Action(kpi="cpm", effort=Level.LOW),
    )  # fmt: skip


def find_mobile(mobile: Mobile, kpi: str) -> tuple[Finding, ...]:
    """Return what mobile readiness says: checks that fail, and visits that convert less.

    Parameters
    ----------
    mobile : Mobile
        Devices and checklist.
    kpi : str
        Id of the KPI that tells whether the ads worked.
    """
    found = [_failed(mobile, kpi), _gap(mobile, kpi)]
    return tuple(each for each in found if each is not None)


def _failed(mobile: Mobile, kpi: str) -> Finding | None:
    score = mobile.score
    if score is None or not mobile.failed:
        return None
    ready = threshold("mobile_ready_score")
    short = score < ready
    return Finding(
        key="readiness.mobile_not_ready" if short else "readiness.mobile_nearly",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "checks": [Term(text=each.label) for each in mobile.failed],
                "first": Term(text=mobile.failed[0].action),
            }
        ),
        number=2 if len(mobile.failed) > 1 else 1,
        comparison=Comparison(
            against="benchmark",
            value=ratio(score),
            reference=ratio(ready),
            difference=Quantity(value=score - ready, unit=Unit.POINTS, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=_CHECKED),
        impact=(1 - score) * (mobile.web.share.value or 0.5),
        urgency=0.8 if short else 0.5,
        tone="bad" if short else "neutral",
        action=Action(kpi=kpi, effort=Level.MEDIUM),
        sources=("inputs",),
    )


def _gap(mobile: Mobile, kpi: str) -> Finding | None:
    rates = mobile.web.rates
    phone, desk = rates.get(MOBILE, Rate(0, 0)), rates.get(DESKTOP, Rate(0, 0))
    if not phone.apart(desk) or phone.value is None or desk.value is None:
        return None
    if phone.value >= desk.value:
        return None
    low, high = phone.interval or (0.0, 0.0)
    return Finding(
        key="readiness.mobile_gap",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "share": ratio(mobile.web.share.value),
                "from": ratio(low, 2),
                "to": ratio(high, 2),
                "event": Term(text=EVENTS[mobile.web.event]),
            }
        ),
        comparison=Comparison(
            against="part",
            value=ratio(phone.value, 2),
            reference=ratio(desk.value, 2),
            difference=Quantity(value=phone.value - desk.value, unit=Unit.POINTS, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_COUNTED),
        impact=min(1.0, (mobile.web.share.value or 0.0) * (1 - phone.value / desk.value)),
        urgency=0.6,
        tone="bad",
        action=Action(kpi=kpi, effort=Level.MEDIUM),
        sources=mobile.web.sources,
    )


EVENTS: Final = {"purchases": N_("purchases"), "key_events": N_("key events")}


def find_audiences(found: Audiences) -> tuple[Finding, ...]:
    """Return the personas nobody built an audience for, and the lists without consent."""
    loose = [each for each in found.rows if each.built and each.needs_consent]
    findings = []
    if found.gaps:
        findings.append(
            Finding(
                key="readiness.persona_without_audience",
                chapter=CHAPTER,
                facts=facts_of({"personas": list(found.gaps)}),
                number=2 if len(found.gaps) > 1 else 1,
                confidence=Confidence(level=Level.HIGH, why=_AUDIENCES),
                impact=0.2,
                urgency=0.5,
                action=Action(kpi="reach", effort=Level.LOW),
                sources=("inputs",),
            )
        )
    if loose:
        findings.append(
            Finding(
                key="readiness.consent_missing",
                chapter=CHAPTER,
                facts=facts_of({"audiences": [each.name for each in loose]}),
                number=2 if len(loose) > 1 else 1,
                confidence=Confidence(level=Level.HIGH, why=_AUDIENCES),
                impact=0.3,
                urgency=0.9,
                tone="bad",
                action=Action(kpi="reputation_score", effort=Level.LOW),
                sources=("inputs",),
            )
        )
    return tuple(findings)


def _score(value: float, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.SCORE, digits=0, signed=signed)


def _cents(value: float, currency: str, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY_CENTS, currency=currency, signed=signed)
