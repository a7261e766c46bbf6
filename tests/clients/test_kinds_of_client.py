"""Five kinds of organisation: other KPIs, other first recommendations, words of their own."""

import itertools
from pathlib import Path
from typing import NamedTuple

import pytest

from stratbook.core.finding import rank
from stratbook.core.vocabulary import Family
from stratbook.notebook.session import open_session
from stratbook.strategy import performance

CLIENTS = {
    "btoc": "ateliers_du_rivage", "local_authority": "ville_de_port_alban",
    "btob": "halden_controls", "association": "les_sentiers_vivants",
    "local_shop": "librairie_du_quai",
}  # fmt: skip
PAIRS = list(itertools.combinations(CLIENTS, 2))
SALES = {"leads", "leads_period", "lead_growth", "leads_channel", "cpl", "cpa", "roas", "roi",
         "conversion_rate", "cart_abandonment", "aov", "social_revenue"}  # fmt: skip


class Shown(NamedTuple):
    """What chapter 8 shows of a client."""

    kpis: frozenset[str]
    indicators: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]


@pytest.fixture(scope="module")
def shown(root: Path, tmp_path_factory) -> dict[str, Shown]:
    """Compute the scorecard, the families and the findings of every client."""
    found = {}
    for kind, client in CLIENTS.items():
        work = tmp_path_factory.mktemp(client)
        session = open_session(root / "data" / "clients" / client, work=work)
        scope = performance.scope_for(session.brief, session.tables, session.period)
        assert scope.organisation == kind
        score = performance.scorecard(scope, session.brief.file.objectives, session.comparison)
        tables = [performance.family_table(scope, each, session.comparison) for each in Family]
        ranked = rank(
            performance.findings(
                score, tables, performance.ranking(scope), performance.format_gaps(scope)
            )
        )
        asked = [each for each in ranked if each.action is not None and each.comparison is not None]
        found[kind] = Shown(
            frozenset(each.kpi for table in tables for each in table.readings),
            tuple(each.kpi for each in score.standings),
            tuple((each.action.kpi, str(each.facts.get("advice"))) for each in asked[:3]),
        )
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_kinds_see_other_kpis_and_other_first_actions(shown, one, other) -> None:
    assert shown[one].kpis != shown[other].kpis
    assert len(shown[one].actions) == len(shown[other].actions) == 3
    assert set(shown[one].actions) != set(shown[other].actions)
    assert set(shown[one].indicators) != set(shown[other].indicators)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("btoc", {"roas", "cart_abandonment", "repeat_rate"}),
        ("btob", {"leads", "cpl", "awareness_unaided", "brand_searches"}),
        ("local_authority", {"requests_resolved", "attendance", "satisfaction_rate"}),
        ("association", {"signatures", "donations", "donors", "volunteers", "awareness_aided"}),
        ("local_shop", {"footfall", "directions", "calls", "coupons", "repeat_rate"}),
    ],
)
def test_each_kind_sees_what_it_is_for(shown, kind, own) -> None:
    assert own <= shown[kind].kpis


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["local_authority", "association", "local_shop"])
def test_who_does_not_sell_online_reads_of_no_lead_and_no_return(shown, kind) -> None:
    assert not SALES & shown[kind].kpis
    assert not SALES & set(shown[kind].indicators)
