"""Mobile readiness: where money and visits fall, the checklist, what converts."""

from typing import Final

from stratbook.core.message import Fact, Message, Quantity, Term, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.money import money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.readiness.names import DEVICES, NONE, small
from stratbook.plan.readiness.devices import DESKTOP, MOBILE, Rate
from stratbook.plan.readiness.evidence import sentences
from stratbook.plan.readiness.findings import EVENTS
from stratbook.plan.readiness.mobile import Mobile, MobileCheck

_ANSWERS: Final[dict[str, tuple[Mark, Term]]] = {
    "yes": ("good", term("in order")),
    "no": ("bad", term("to put right")),
    "not_applicable": ("neutral", term("not applicable")),
    "unknown": ("watch", term("not looked at")),
}


def device_figure(look: Look, mobile: Mobile) -> Html:
    """Draw the conversion of visits by device, with intervals; say what is lacking."""
    rates = {each: rate for each, rate in mobile.web.rates.items() if rate.counts}
    if len(rates) < 2:
        return note(look, _lacking_web(mobile))

    def draw(canvas: Canvas) -> None:
        axes = bars(
            canvas,
            [
                Bar(DEVICES[each], _ratio(rate.value, 2), _interval(rate), each == MOBILE)
                for each, rate in rates.items()
            ],
        )
        highest = max((rate.interval or (0, rate.value or 0.0))[1] for rate in rates.values())
        axes.set_xlim(0, highest * (1.5 if canvas.narrow else 1.25) or 1)

    event = Term(text=EVENTS[mobile.web.event])
    caption = Caption(
        title=_title(mobile, rates),
        subtitle=say("{event} ÷ sessions, by device, {period}; the thin line is the 95% interval",
                     event=event, period=mobile.period),
        source=say("Source: web analytics, rows that name a device."),
        alt=say("Bars of the conversion of visits: {rates}.", rates=[
            say("{device} {rate}", device=DEVICES[each], rate=_ratio(rate.value, 2))
            for each, rate in rates.items()
        ]),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.9 + 0.45 * len(rates))


def device_table(look: Look, mobile: Mobile, currency: str) -> Html:
    """Show spend, clicks and results by device, beside sessions and their conversion."""
    ads, web = mobile.ads, mobile.web
    found = [each for each in DEVICES if each in ads.rows.index or each in web.sessions]
    if not found:
        return note(look, say(
            "No export says on which device money or visits fell: export the ads broken down by "
            "device, and web analytics by device."
        ))  # fmt: skip
    return table(
        look,
        [
            term("Device"), term("Spend"), term("Share of spend"), term("Link clicks"),
            term("Results of the ads"), term("Sessions"), term("Share of sessions"),
            term("Conversion of visits"),
        ],
        [_device(mobile, each, currency) for each in found],
        say("Where money and visits fall, {period}", period=mobile.period),
        note=_coverage(mobile, currency),
    )  # fmt: skip


def checklist(look: Look, mobile: Mobile) -> Html:
    """Show the checklist, what fails first, with the score and what to do."""
    order = ("no", "unknown", "yes", "not_applicable")
    rows = sorted(mobile.checks, key=lambda each: (order.index(each.answer), -each.weight))
    return table(
        look,
        [term("Check"), term("State"), term("Measured"), term("What to do"), term("Points")],
        [_check(look, each) for each in rows],
        _score(mobile),
        note=say(
            "Score: points of the checks in order, over those of the checks looked at. Ready "
            "from {ready}.",
            ready=_ratio(threshold("mobile_ready_score")),
        ),
    )


def _title(mobile: Mobile, rates: dict[str, Rate]) -> Message:
    share = _ratio(mobile.web.share.value)
    phone, desk = rates.get(MOBILE), rates.get(DESKTOP)
    if phone is None or desk is None or not phone.apart(desk):
        return say(
            "{share} of visits come from a phone; it does not convert clearly less than a computer",
            share=share,
        )
    if (phone.value or 0.0) < (desk.value or 0.0):
        return say(
            "{share} of visits come from a phone, where fewer of them convert than on a computer",
            share=share,
        )
    return say(
        "{share} of visits come from a phone, where more of them convert than on a computer",
        share=share,
    )


def _lacking_web(mobile: Mobile) -> Message:
    if mobile.web.sessions:
        return say("Too few sessions by device to compare their conversion.")
    return say(
        "Web analytics was exported without the device: export it again by device category to see "
        "what converts on a phone."
    )


def _device(mobile: Mobile, device: str, currency: str) -> Row:
    ads, web = mobile.ads, mobile.web
    spend, clicks, results = (
        ads.figure(device, name) for name in ("spend", "clicks_link", "results")
    )
    sessions = web.sessions.get(device)
    whole = sum(web.sessions.values())
    return [
        DEVICES[device],
        money(spend, currency),
        _ratio(ads.share("spend", device) if spend is not None else None),
        Quantity(value=clicks),
        Quantity(value=results),
        Quantity(value=sessions),
        _ratio(sessions / whole if sessions is not None and whole else None),
        _conversion(web.rates.get(device)),
    ]


def _conversion(rate: Rate | None) -> Fact:
    if rate is None or rate.value is None:
        return Quantity(value=None)
    if rate.interval is None:
        return _ratio(rate.value, 2)
    low, high = (_ratio(each, 2) for each in rate.interval)
    return say("{value} ({low} to {high})", value=_ratio(rate.value, 2), low=low, high=high)


def _coverage(mobile: Mobile, currency: str) -> Message:
    """Say what the spend by device covers: rows with and without a breakdown never mix."""
    ads = mobile.ads
    if ads.rows.empty:
        return say("The ads were exported without a breakdown by device.")
    broken = float(ads.rows["spend"].sum())
    if ads.whole is None:
        said = say("Spend: rows broken down by device only.")
    else:
        said = say(
            "Spend: rows broken down by device, {broken} in all; the rows without a breakdown "
            "hold {whole} for the same period and are not added.",
            broken=money(broken, currency),
            whole=money(ads.whole, currency),
        )
    if not ads.kind:
        return said
    kind = say("Results: the kind that most money goes to, “{kind}”.", kind=ads.kind)
    return sentences([said, kind])


def _score(mobile: Mobile) -> Message:
    if mobile.score is None:
        return say("Mobile checklist: nobody has looked yet")
    return say_n(
        "Mobile checklist: {score} of the points, {count} check judged",
        "Mobile checklist: {score} of the points, {count} checks judged",
        len(mobile.judged),
        score=_ratio(mobile.score),
    )


def _check(look: Look, check: MobileCheck) -> Row:
    name = [element("span", look.sentence(Term(text=check.label)))]
    name.append(element("div", look.text(check.look), class_="sb-source"))
    state = [mark(look, *_ANSWERS[check.answer])]
    if check.seen_on is not None:
        state.append(small(look, say("seen on {day}", day=check.seen_on)))
    if check.note:
        state.append(element("div", check.note, class_="sb-source"))
    fails = check.answer == "no"
    return [
        join(name),
        join(state),
        _measured(check),
        Term(text=check.action) if fails else NONE,
        Quantity(value=check.weight, digits=0),
    ]


def _measured(check: MobileCheck) -> Fact:
    if check.measured is None or check.limit is None:
        return NONE
    value = _decimal(check.measured)
    limit = _decimal(check.limit)
    if check.unit == "mobile_tap_pixels":
        return say("{value} px, at least {limit}", value=value, limit=limit)
    if check.unit == "mobile_form_fields":
        return say("{value} fields, at most {limit}", value=value, limit=limit)
    return say("{value} s, at most {limit}", value=value, limit=limit)


def _decimal(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=0 if value == int(value) else 1)


def _interval(rate: Rate) -> tuple[Quantity, Quantity] | None:
    if rate.interval is None:
        return None
    return _ratio(rate.interval[0], 2), _ratio(rate.interval[1], 2)


def _ratio(value: float | None, digits: int = 0) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=digits)
