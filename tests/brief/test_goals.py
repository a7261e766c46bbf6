"""The catalogue of objectives: complete, in two languages, naming KPIs that exist."""

import pytest

from stratbook.core.goals import goal, goals, goals_for
from stratbook.core.reference import kpis
from stratbook.core.vocabulary import Family, OrganisationType

WANTED = {
    "sell_online", "awareness", "cause_awareness", "local_footfall", "traffic", "retention",
    "leads", "conversations", "inform_citizens", "participation", "donations", "volunteering",
    "reputation", "recruit",
}  # fmt: skip


def test_the_catalogue_holds_what_was_asked():
    assert set(goals()) >= WANTED
    with pytest.raises(KeyError):
        goal("world_peace")


@pytest.mark.parametrize("id_", sorted(WANTED))
def test_a_goal_is_whole(id_):
    each = goal(id_)
    assert set(each.words) == {"fr", "en"}
    assert each.words["fr"].label != each.words["en"].label
    assert each.leading
    assert each.lagging
    assert not set(each.leading) & set(each.lagging)
    assert set(each.indicators) <= set(kpis())
    for kind in each.organisations:
        assert each.indicators_for(kind)


def test_every_organisation_finds_goals_of_its_own():
    for kind in OrganisationType:
        assert len(goals_for(kind)) >= 5


@pytest.mark.parametrize("kind", [OrganisationType.LOCAL_AUTHORITY, OrganisationType.ASSOCIATION])
def test_who_does_not_sell_is_offered_no_sales(kind):
    for each in goals_for(kind):
        for id_ in each.indicators_for(kind):
            assert kpis()[id_].family is not Family.CONVERSION, (each.id, id_)
        words = f"{each.words['en'].label} {each.words['fr'].label}".lower()
        assert not any(word in words for word in ("lead", "sell", "sales", "vent", "vendre"))
