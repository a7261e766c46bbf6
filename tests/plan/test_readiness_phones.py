"""Before a launch: phones and audiences, worked out by hand."""

from plan.readiness_rows import OCTOBER, ads_row, brief, flight, frame, tables, web_row
from stratbook.plan.readiness import (
    build_audiences,
    campaigns,
    find_audiences,
    find_mobile,
    mobile_readiness,
)

# -- phones --------------------------------------------------------------------------------


def phones(ads=(), web=(), *checks):
    return mobile_readiness(
        tables(ads, web), frame("mobile_checks", *checks), OCTOBER, "EUR"
    )  # fmt: skip


def test_rows_with_and_without_a_breakdown_never_mix():
    broken = {"breakdown": "device"}
    finer = {"breakdown": "device, age"}
    ads = [
        ads_row(spend=400.0),
        ads_row(spend=300.0, device="iphone", **broken),
        ads_row(spend=100.0, device="Ordinateur", **broken),
        ads_row(spend=400.0, device="iphone", **finer),
        ads_row(spend=50.0, breakdown="age", breakdown_value="18-24"),
        ads_row(spend=70.0, device="iphone", date_end="2026-11-02", **broken),
    ]
    found = phones(ads).ads
    assert found.rows["spend"].to_dict() == {"mobile": 300, "desktop": 100}
    assert found.share("spend") == 0.75
    assert (found.breakdown, found.whole, found.left_out) == ("device", 400, 1)


def test_results_of_two_kinds_are_not_added():
    ads = [
        ads_row(spend=300.0, results=12.0, result_type="lead", device="iphone",
                breakdown="device"),
        ads_row(spend=100.0, results=9_000.0, result_type="reach", device="iphone",
                breakdown="device"),
    ]  # fmt: skip
    found = phones(ads).ads
    assert (found.kind, found.figure("mobile", "results")) == ("lead", 12)
    assert found.figure("mobile", "spend") == 400
    assert found.figure("desktop", "results") is None


def test_the_share_of_sessions_and_the_conversion_by_device():
    web = [
        web_row("mobile", 600.0, 6.0), web_row("desktop", 300.0, 15.0),
        web_row("tablet", 100.0, 1.0), web_row("mobile", 600.0, 6.0, channel_group="Email"),
        {"date": "2026-10-05", "sessions": 5000.0, "purchases": 50.0, "source": "exports/b:2"},
    ]  # fmt: skip
    found = phones((), web)
    assert found.web.share.value == 0.6
    assert found.web.rates["mobile"].value == 0.01
    low, high = found.web.rates["mobile"].interval
    assert (round(low, 4), round(high, 4)) == (0.0046, 0.0216)  # Wilson, 6 of 600
    gap = next(each for each in find_mobile(found, "reach") if each.key == "readiness.mobile_gap")
    assert (gap.comparison.value.value, gap.comparison.reference.value) == (0.01, 0.05)


def test_the_checklist_is_scored_by_weight_and_measures_are_judged():
    found = phones(
        (), (),
        {"check": "vertical", "answer": "yes"},  # 3
        {"check": "load_time", "measured": 2.6},  # 3, over 2.5 s
        {"check": "form_length", "measured": 5.0},  # 2, not over 5
        {"check": "tap_targets", "measured": 23.0},  # 2, under 24 px
        {"check": "payment", "answer": "not_applicable"},
    )  # fmt: skip
    assert found.score == 0.5  # 5 of 10
    assert [each.id for each in found.failed] == ["load_time", "tap_targets"]
    assert len(found.unknown) == 4
    assert [each.key for each in find_mobile(found, "reach")] == ["readiness.mobile_not_ready"]


def test_nothing_known_is_no_score():
    found = phones()
    assert found.score is None
    assert found.web.share.value is None
    assert found.ads.share("spend") is None
    assert find_mobile(found, "reach") == ()


# -- audiences -----------------------------------------------------------------------------


def test_personas_become_audiences_and_gaps_are_named(tmp_path):
    sheets = {
        "flights": frame("flights", flight("a")),
        "personas": frame(
            "personas",
            {"persona": "Lou", "platforms": "Instagram; TikTok"},
            {"persona": "Ana", "platforms": "Facebook"},
            {"persona": "Max", "platforms": "Google Business Profile"},
        ),
        "audiences": frame(
            "audiences",
            {"audience": "Ana, 20 km", "segment": "persona", "persona": "ANA",
             "platform": "facebook", "size": 900.0},
            {"audience": "List", "segment": "customers", "platform": "facebook",
             "consent": False},
        ),
    }  # fmt: skip
    known = brief(tmp_path, sheets)
    web = tables((), [web_row(None, 40.0, 1.0)])
    found = build_audiences(known, web, OCTOBER, campaigns(known))
    assert (found.gaps, found.nowhere) == (("Lou", "Max"), ("Max",))
    proposed = [(each.segment, each.platform) for each in found.rows if not each.built]
    assert proposed == [("persona", "meta"), ("persona", "tiktok"), ("visitors", "meta")]
    keys = [each.key for each in find_audiences(found)]
    assert keys == ["readiness.persona_without_audience", "readiness.consent_missing"]
