"""A client small enough to be read in a blink: a brief, twelve posts, two competitors."""

from pathlib import Path

BRIEF = """\
organisation:
  name: Les Petits Pots
  type: btoc
language: fr
timezone: Europe/Paris
period: 2026-10
objectives:
  - id: reach
    statement: Être vu chaque mois par plus de monde
    indicator: er_reach
    target: 0.05
    baseline: 0.03
    per: month
    due: 2026-12-31
    owner: Community manager
"""

_POST = (
    "2026-{month:02d}-{day:02d}T09:00:00,instagram,p{month:02d}{day:02d},"
    "{reach},{reach},{likes},{comments}"
)
_HEAD = "published_at,platform,post_id,impressions,reach,reactions,comments"

COMPETITORS = """\
date,platform,competitor,is_client,followers,posts,interactions
2026-09-30,instagram,Poterie du Port,no,1000,8,300
2026-10-31,instagram,Poterie du Port,no,1100,9,320
2026-10-31,instagram,Les Petits Pots,yes,900,6,200
"""


def write_client(place: Path, brief: str = BRIEF) -> Path:
    """Write the client's folder at ``place`` and return it."""
    (place / "exports").mkdir(parents=True)
    (place / "inputs").mkdir()
    (place / "client.yml").write_text(brief, encoding="utf-8")
    (place / "inputs" / "competitors.csv").write_text(COMPETITORS, encoding="utf-8")
    posts = [
        _POST.format(month=month, day=day, reach=100 * day, likes=3 * day, comments=day)
        for month in (9, 10)
        for day in (2, 6, 10, 14, 18, 22)
    ]
    (place / "exports" / "posts.csv").write_text("\n".join([_HEAD, *posts, ""]), encoding="utf-8")
    return place
