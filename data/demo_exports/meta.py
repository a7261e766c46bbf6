"""Meta's content exports and daily series, oddities included."""

import csv
import datetime as dt
import io
from collections.abc import Iterable

import numpy as np

from .publications import Post, Profile
from .span import SEASON, days, growth

VIEWS_SINCE = dt.date(2025, 11, 1)
FACEBOOK_ENGLISH = (
    "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,"
    "Permalink,Is crosspost,Is share,Post type,Languages,Custom labels,Funded content status,"
    'Data comment,Date,Impressions,Reach,"Reactions, Comments and Shares",Reactions,Comments,'
    "Shares,Total clicks,Other Clicks,Link Clicks"
)
FACEBOOK_FRENCH = (
    "Identifiant de la publication;ID de la Page;Nom de la page;Titre;Description;Durée (s);"
    "Heure de publication;Type de légende;Permalien;Est un partage;Type de publication;Langues;"
    "Commentaire sur les données;Date;Vues;Couverture;Réactions, commentaires et partages;"
    "Réactions;Commentaires;Partages;Total des clics;Clics sur un lien"
)
ENGLISH_TYPES = {"Photo": "Photo", "Vidéo": "Video", "Lien": "Link", "Texte": "Text"}
ERROR = "An error occurred while computing metadata for content with a deleted owner"


def facebook_english(profile: Profile, posts: Iterable[Post]) -> str:
    """Return Facebook's content export as of 2025, English interface, impressions."""
    out = io.StringIO()
    out.write(FACEBOOK_ENGLISH + "\n")
    writer = csv.writer(out, lineterminator="\n")
    for post in posts:
        writer.writerow(
            [
                post.post_id,
                profile.account_id,
                profile.account,
                "",
                post.caption,
                post.seconds,
                f"{post.at:%m/%d/%Y %H:%M}",
                "N/A",
                _permalink("facebook", profile, post),
                0,
                0,
                ENGLISH_TYPES[post.format],
                "",
                "",
                "",
                "",
                "Lifetime",
                post.views,
                post.reach,
                post.likes + post.comments + post.shares,
                post.likes,
                post.comments,
                post.shares,
                post.clicks,
                post.clicks - post.link_clicks,
                post.link_clicks or "",
            ]
        )
    writer.writerow([""] * 15 + [ERROR, "Lifetime"] + [""] * 9)
    return out.getvalue()


def facebook_french(profile: Profile, posts: Iterable[Post]) -> str:
    """Return Facebook's content export as of 2026, French interface, views."""
    out = io.StringIO()
    out.write(FACEBOOK_FRENCH + "\n")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    for post in posts:
        writer.writerow(
            [
                post.post_id,
                profile.account_id,
                profile.account,
                "",
                post.caption,
                post.seconds,
                f"{post.at:%d/%m/%Y %H:%M}",
                "N/A",
                _permalink("facebook", profile, post),
                0,
                post.format,
                "",
                "",
                "Lifetime",
                post.views,
                post.reach,
                post.likes + post.comments + post.shares,
                post.likes,
                post.comments,
                post.shares,
                post.clicks,
                post.link_clicks or "",
            ]
        )
    return out.getvalue()


def instagram(profile: Profile, posts: Iterable[Post]) -> str:
    """Return Instagram's content export as of 2026: views, columns in that year's order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [
            "Post ID",
            "Account ID",
            "Account username",
            "Account name",
            "Description",
            "Duration (sec)",
            "Publish time",
            "Permalink",
            "Post type",
            "Data comment",
            "Date",
            "Views",
            "Reach",
            "Likes",
            "Shares",
            "Follows",
            "Comments",
            "Saves",
        ]
    )
    for post in posts:
        writer.writerow(
            [
                post.post_id,
                profile.account_id,
                profile.account.lower().replace(" ", "."),
                profile.account,
                post.caption,
                post.seconds,
                f"{post.at:%m/%d/%Y %H:%M}",
                _permalink("instagram", profile, post),
                post.format,
                "",
                "Lifetime",
                post.views,
                post.reach,
                post.likes,
                post.shares,
                post.follows,
                post.comments,
                post.saves,
            ]
        )
    return out.getvalue()


def _permalink(site: str, profile: Profile, post: Post) -> str:
    return f"https://www.{site}.example/{profile.account_id}/posts/{post.post_id}"


def daily(
    blocks: Iterable[tuple[str, float, float]], separator: str, rng: np.random.Generator
) -> bytes:
    """Return a Meta daily export: UTF-16, a ``sep=`` line, one block an account."""
    lines = [f"sep={separator}"]
    for number, (title, level, yearly) in enumerate(blocks):
        if number:
            lines.append("")
        lines += [f'"{title}"', f'"Date"{separator}"Primary"']
        for day in days():
            mean = level * SEASON[day.month] * growth(day, yearly)
            hour = 1 if dt.date(2026, 3, 29) <= day < dt.date(2026, 10, 25) else 0
            value = int(rng.negative_binomial(6, 6 / (6 + mean)))
            lines.append(f'"{day.isoformat()}T{hour:02d}:00:00"{separator}"{value}"')
    return ("\n".join(lines) + "\n").encode("utf-16")


def split(posts: list[Post]) -> tuple[list[Post], list[Post]]:
    """Split publications where Facebook went from impressions to views."""
    old = [post for post in posts if post.at.date() < VIEWS_SINCE]
    return old, posts[len(old) :]
