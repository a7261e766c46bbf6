"""Where visits come from: the share of the organisation's own country."""

from functools import lru_cache

from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import Name, say, say_n
from stratbook.strategy.intervals import wilson
from stratbook.strategy.kpis.measure import Measure, absent, kpi, sources_of
from stratbook.strategy.kpis.scope import Scope, fold


@lru_cache
def country_names(code: str) -> frozenset[str]:
    """Return a country as files name it, folded: its code and its name in each language."""
    named = {language(each).locale.territories.get(code, code) for each in LANGUAGES}
    return frozenset(fold(each) for each in {code, *named})


@kpi("local_share")
def local_share(scope: Scope) -> Measure:
    """Divide the sessions of the organisation's country by those whose country is known."""
    if not scope.country:
        return absent("local_share", scope)
    rows = scope.rows("web").dropna(subset=["country", "sessions"])
    known = rows[~rows["country"].map(fold).isin({"", "(not set)"})]
    if known.empty or known["sessions"].sum() == 0:
        return absent("local_share", scope, "web")
    own = known[known["country"].map(fold).isin(country_names(scope.country))]
    mine, total = int(own["sessions"].sum()), int(known["sessions"].sum())
    return Measure(
        "local_share",
        mine / total,
        n=total,
        counted=say_n("{count} session", "{count} sessions", total),
        interval=wilson(mine, total),
        variant=say("country: {code}", code=Name(text=scope.country)),
        basis=scope.country,
        sources=sources_of(known),
    )
