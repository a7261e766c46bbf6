"""YouTube Studio's download: a zip of the videos, the days, and a chart nobody needs."""

import string
from collections.abc import Sequence

import numpy as np

from .files import csv_text, zipped
from .publications import Post
from .span import SEASON, days, growth

ENGLISH = (
    "Content", "Video title", "Video publish time", "Duration", "Views", "Watch time (hours)",
    "Likes", "Comments added", "Shares", "Subscribers", "Impressions",
    "Impressions click-through rate (%)",
)  # fmt: skip
FRENCH = (
    "Contenu", "Titre de la vidéo", "Heure de publication de la vidéo", "Durée", "Vues",
    "Durée de visionnage (heures)", "Mentions J’aime", "Commentaires ajoutés", "Partages",
    "Abonnés", "Impressions", "Taux de clics par impression (%)",
)  # fmt: skip
MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
          "nov.", "déc.")  # fmt: skip


def studio(posts: Sequence[Post], level: float, *, french: bool, rng: np.random.Generator) -> bytes:
    """Return the zip: the table of videos (the total first), and the days of the channel."""
    letters = np.array(list(string.ascii_letters + string.digits))
    rows: list[list[object]] = []
    for post in posts:
        seconds = int(rng.integers(70, 420))
        hours = round(post.views * seconds * float(rng.uniform(0.35, 0.55)) / 3600, 2)
        day = post.at.date()
        rows.append([
            "".join(rng.choice(letters, 11)), post.caption,
            f"{day.day} {MONTHS[day.month - 1]} {day.year}" if french
            else f"{day:%b} {day.day}, {day.year}",
            seconds, post.views, _number(hours, french=french), post.likes, post.comments,
            post.shares, post.follows, int(post.views * 9.5), _number(4.1, french=french),
        ])  # fmt: skip
    views = sum(post.views for post in posts)
    total: list[object] = ["Total", "", "", "", views, *[""] * 7]
    table = [list(FRENCH if french else ENGLISH), total, *rows]
    watched = [
        [day.isoformat(), int(rng.negative_binomial(6, 6 / (6 + level * _now(day))))]
        for day in days()
    ]
    names = ("Date", "Vues") if french else ("Date", "Views")
    table_name, totals = (
        ("Données du tableau.csv", "Totaux.csv") if french else ("Table data.csv", "Totals.csv")
    )
    return zipped({table_name: csv_text(table), totals: csv_text([list(names), *watched])})


def _now(day: object) -> float:
    return SEASON[day.month] * growth(day, 0.25)  # type: ignore[attr-defined, arg-type]


def _number(value: float, *, french: bool) -> str:
    return f"{value}".replace(".", ",") if french else f"{value}"
