"""Exercise 12: 3 600 € of cost, 5 400 € of revenue, 2 430 € of margin: a ROAS of 2.7 that loses."""

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.notebook.course.lesson import exercises

RIGHT = {
    "cost": 3_600, "cpm": 8, "ctr": 1.2, "cpc": "0,67 €", "cpl_media": 13.33, "cpl_full": 24,
    "cpa": 120, "click_to_sale": 1, "low": 0.70, "high": 1.42,
    "roas": 2.7, "roi_revenue": 50, "roi_margin": "−32,5 %", "break_even": 45,
    "break_even_roas": 2.22, "profitable": False,
    "attainment_reach": 109.1, "attainment_er_reach": 77.5, "attainment_cpl": 93.0,
    "attainment_response_time": 63.2, "attainment_leads": 100,
    "status_reach": "atteint", "status_er_reach": "missed", "status_cpl": "to watch",
    "status_response_time": "missed", "status_leads": "reached",
    "finding": "2 430 € de marge contre 3 600 € de coût complet : la direction suspend le "
    "scénario avant le 30 novembre.",
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex12", RIGHT).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"profitable": True}, "celebrating the ROAS"),
        ({"cost": 2_800}, "left out the hours"),
        ({"cost": 2_820}, "added hours to euros"),
        ({"cost": 2_000}, "media alone"),
        ({"cpl_full": 13.33}, "media alone"),
        ({"cpa": 66.67}, "media alone"),
        ({"cpl_media": 24}, "Prices of media"),
        ({"cpm": 14.4}, "Prices of media"),
        ({"cpm": 0.008}, "price of one impression"),
        ({"cpa": 24}, "an acquisition is a sale"),
        ({"click_to_sale": 20}, "divided by the leads"),
        ({"click_to_sale": 5}, "from click to lead"),
        ({"ctr": 83.33}, "Turn it over"),
        ({"low": 0.644, "high": 1.356}, "not symmetric"),
        ({"roas": 1.5}, "divided by the full cost"),
        ({"roas": 1.215}, "takes the whole revenue"),
        ({"roi_margin": 67.5}, "did not take the cost off"),  # 2 430 ÷ 3 600
        ({"roi_margin": 21.5}, "against media alone"),  # 430 ÷ 2 000
        ({"roi_margin": 50}, "revenue as a gain"),
        ({"roi_revenue": -32.5}, "asked on revenue"),
        ({"break_even": 20}, "brings its margin"),  # 3 600 ÷ 180
        ({"break_even": 25}, "pay for media alone"),  # 2 000 ÷ 81 = 24.7
        ({"break_even": 44.44}, "part of a basket"),  # 3 600 ÷ 81
        ({"break_even": 44}, "part of a basket"),
        ({"break_even_roas": 4}, "full cost is paid"),  # 8 000 ÷ 2 000
        ({"break_even_roas": 0.45}, "margin rate"),
        ({"attainment_cpl": 107.5}, "wrong way round"),
        ({"attainment_response_time": 158.3}, "wrong way round"),
        ({"status_response_time": "reached"}, "wrong way round"),
        ({"attainment_er_reach": 129.03}, "higher is better"),
        ({"attainment_reach": 9.1}, "gap to the target"),
        ({"attainment_er_reach": -0.9}, "gap in points"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex12", **wrong)


def test_a_flattering_roas_hides_a_loss_for_everybody():
    for learner in LEARNERS:
        right = exercises()["ex12"].expected(data_of("ex12", learner))
        assert right["roas"] >= 1.5
        assert right["roi_revenue"] > 0 > right["roi_margin"]
        assert right["profitable"] is False
        assert max(right["attainment_cpl"], right["attainment_response_time"]) < 100
