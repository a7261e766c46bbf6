"""Writes the exports of the demonstration clients, as the platforms would have.

Both clients are invented, and so is every figure, text and person. The formats are the
platforms' own, oddities included: French and English interfaces, UTF-16 daily series
with ``sep=`` lines and stacked blocks, an Ads Manager workbook with an unlabelled total,
a comment block over Google Analytics' rows, error rows without a post id, a change from
impressions to views. The same script gives the same bytes each time::

    python data/clients/demo_exports.py

Fourteen months, September 2025 to October 2026, exported on 3 November 2026.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xlsxwriter

HERE = Path(__file__).parent
FIRST, LAST, EXPORTED = dt.date(2025, 9, 1), dt.date(2026, 10, 31), dt.date(2026, 11, 3)
VIEWS_SINCE = dt.date(2025, 11, 1)
SEASON = {
    1: 0.9,
    2: 0.92,
    3: 0.97,
    4: 1.0,
    5: 1.02,
    6: 0.98,
    7: 0.82,
    8: 0.78,
    9: 1.0,
    10: 1.08,
    11: 1.25,
    12: 1.4,
}
Row = Sequence[object]


@dataclass(frozen=True)
class Profile:
    """How one account publishes and is received."""

    account_id: str
    account: str
    posts_a_month: float
    reach: float  # median reach of a photo
    rate: float  # interactions by reach of a photo
    formats: dict[str, tuple[float, float, float]]  # share, reach factor, rate factor
    captions: tuple[str, ...]
    first_id: int


@dataclass(frozen=True)
class Post:
    """One publication and its lifetime figures at the day of export."""

    at: dt.datetime
    post_id: str
    format: str
    caption: str
    reach: int
    views: int
    likes: int
    comments: int
    shares: int
    saves: int
    clicks: int
    link_clicks: int
    seconds: int
    follows: int


def days() -> list[dt.date]:
    """Return every day of the fourteen months."""
    return [FIRST + dt.timedelta(n) for n in range((LAST - FIRST).days + 1)]


def months() -> list[dt.date]:
    """Return the first day of every month."""
    return [day for day in days() if day.day == 1]


def month_end(first: dt.date) -> dt.date:
    """Return the last day of a month."""
    return (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)


def growth(day: dt.date, yearly: float) -> float:
    """Return a steady growth factor since the first day, 1 at the start."""
    return (1 + yearly) ** ((day - FIRST).days / 365)


# -- publications ------------------------------------------------------------------


def publications(profile: Profile, rng: np.random.Generator) -> list[Post]:
    """Draw the publications of one account."""
    posts = []
    weekday = np.array([0.9, 1.3, 1.0, 1.3, 1.0, 0.6, 0.5])
    for first in months():
        last = month_end(first)
        span = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
        weights = np.array([weekday[day.weekday()] for day in span])
        count = max(6, round(profile.posts_a_month * float(rng.normal(1, 0.08))))
        chosen = np.sort(rng.choice(len(span), size=count, p=weights / weights.sum()))
        posts += [
            _publication(profile, span[index], len(posts) + n, rng)
            for n, index in enumerate(chosen)
        ]
    return posts


def _publication(profile: Profile, day: dt.date, number: int, rng: np.random.Generator) -> Post:
    kinds = list(profile.formats)
    kind = kinds[int(rng.choice(len(kinds), p=[profile.formats[each][0] for each in kinds]))]
    _, reach_factor, rate_factor = profile.formats[kind]
    hour = int(rng.choice([8, 12, 18, 19, 20], p=[0.12, 0.23, 0.2, 0.3, 0.15]))
    evening = 1.2 if hour == 19 and day.weekday() in {1, 3} else 1.0
    reach = profile.reach * reach_factor * SEASON[day.month] * growth(day, 0.14) * evening
    reach = int(max(40, reach * rng.lognormal(0, 0.45)))
    interactions = int(rng.poisson(reach * profile.rate * rate_factor * rng.lognormal(0, 0.28)))
    likes, comments, shares, saves = rng.multinomial(interactions, [0.76, 0.09, 0.07, 0.08])
    clicks = int(rng.poisson(reach * 0.012 * rng.lognormal(0, 0.3)))
    moving = kind in {"Reel", "Vidéo", "IG reel"}
    return Post(
        at=dt.datetime.combine(day, dt.time(hour, int(rng.integers(0, 60)))),
        post_id=str(profile.first_id + number * 8_191 + int(rng.integers(0, 4_000))),
        format=kind,
        caption=profile.captions[int(rng.integers(0, len(profile.captions)))],
        reach=reach,
        views=int(reach * rng.uniform(1.25, 1.5)),
        likes=int(likes),
        comments=int(comments),
        shares=int(shares),
        saves=int(saves),
        clicks=clicks,
        link_clicks=int(clicks * rng.uniform(0.25, 0.5)),
        seconds=int(rng.integers(12, 60)) if moving else 0,
        follows=int(rng.poisson(reach * 0.0012)),
    )


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


# -- daily series ------------------------------------------------------------------


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


# -- advertising -------------------------------------------------------------------

ADS_FRENCH = (
    "Début des rapports",
    "Fin des rapports",
    "Nom de la campagne",
    "Nom de l’ensemble de publicités",
    "Nom de la publicité",
    "Identifiant de la publicité",
    "Paramètre d’attribution",
    "Résultats",
    "Indicateur de résultats",
    "Couverture",
    "Impressions",
    "Montant dépensé (EUR)",
    "Clics (tous)",
    "Clics sur un lien",
    "Achats",
    "Valeur de conversion des achats",
)


@dataclass(frozen=True)
class Ad:
    """One ad and what a thousand euros of it give."""

    campaign: str
    ad_set: str
    name: str
    ad_id: str
    indicator: str
    monthly: float
    cpm: float
    ctr: float
    per_click: float  # results a click, 0 when the result is the click or the reach itself
    basket: float


def ad_rows(ads: Iterable[Ad], rng: np.random.Generator) -> list[list[object]]:
    """Draw one row an ad and month, as a monthly breakdown gives them."""
    rows: list[list[object]] = []
    for first in months():
        rows += [_ad_row(ad, first, rng) for ad in ads]
    return rows


def _ad_row(ad: Ad, first: dt.date, rng: np.random.Generator) -> list[object]:
    spend = round(ad.monthly * SEASON[first.month] * float(rng.normal(1, 0.06)), 2)
    impressions = int(spend / (ad.cpm * SEASON[first.month] ** 0.7) * 1000 * rng.normal(1, 0.05))
    reach = int(impressions / rng.uniform(1.6, 2.3))
    link = int(rng.binomial(impressions, ad.ctr))
    done = int(rng.binomial(link, ad.per_click)) if ad.per_click else 0
    result = {"reach": reach, "actions:link_click": link}.get(ad.indicator, done)
    purchases: object = done if ad.basket else None
    revenue: object = round(done * ad.basket * float(rng.normal(1, 0.05)), 2) if ad.basket else None
    return [
        first.isoformat(),
        month_end(first).isoformat(),
        ad.campaign,
        ad.ad_set,
        ad.name,
        ad.ad_id,
        "7 jours après un clic ou 1 jour après une vue",
        result,
        ad.indicator,
        reach,
        impressions,
        spend,
        int(link * 1.4),
        link,
        purchases,
        revenue,
    ]


def ads_workbook(path: Path, rows: list[list[object]]) -> None:
    """Write an Ads Manager workbook: French headers, an unlabelled total as second row."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": dt.datetime(2026, 11, 3, tzinfo=dt.UTC)})
    sheet = book.add_worksheet("Worksheet")
    sheet.write_row(0, 0, [header.replace(" ", "\u00a0") for header in ADS_FRENCH])
    total: list[object] = [FIRST.isoformat(), LAST.isoformat(), *[""] * (len(ADS_FRENCH) - 2)]
    for column in range(10, 16):
        values = [float(str(row[column])) for row in rows if row[column] is not None]
        total[column] = round(sum(values), 2) if values else ""
    total[9] = int(sum(float(str(row[9])) for row in rows) * 0.31)  # people seen more than once
    for number, row in enumerate([total, *rows], start=1):
        sheet.write_row(number, 0, ["" if value is None else value for value in row])
    book.close()


# -- web ---------------------------------------------------------------------------

CHANNELS = (
    # source / medium, channel group, sessions a day, engaged, key events, carts, buy, basket
    ("google / organic", "Organic Search", 95, 0.62, 0.020, 0.060, 0.016, 62.0),
    ("(direct) / (none)", "Direct", 60, 0.55, 0.018, 0.055, 0.015, 66.0),
    ("newsletter / email", "Email", 22, 0.70, 0.034, 0.095, 0.027, 71.0),
    ("instagram / social", "Organic Social", 58, 0.52, 0.016, 0.050, 0.010, 58.0),
    ("facebook / social", "Organic Social", 24, 0.49, 0.014, 0.042, 0.008, 57.0),
    ("facebook / paid_social", "Paid Social", 44, 0.44, 0.022, 0.058, 0.013, 60.0),
    ("pinterest / social", "Organic Social", 11, 0.47, 0.009, 0.036, 0.006, 55.0),
    ("youtube / referral", "Organic Video", 4, 0.50, 0.008, 0.030, 0.004, 54.0),
)


def ga4(account: str, site: str, scale: float, *, shop: bool, rng: np.random.Generator) -> str:
    """Return a GA4 export by day and source: comment block, days written as YYYYMMDD."""
    lines = [
        "# ----------------------------------------",
        "# Traffic acquisition",
        f"# Account: {account}",
        f"# Property: {site}",
        "# ----------------------------------------",
        "#",
        "# All Users",
        f"# Start date: {FIRST:%Y%m%d}",
        f"# End date: {LAST:%Y%m%d}",
    ]
    headers = [
        "Date",
        "Session source / medium",
        "Session primary channel group (Default Channel Group)",
        "Total users",
        "Sessions",
        "Engaged sessions",
        "Key events",
    ]
    lines.append(
        ",".join(
            [
                *headers,
                *(
                    ["Add to carts", "Checkouts", "Ecommerce purchases", "Total revenue"]
                    if shop
                    else []
                ),
            ]
        )
    )
    rows = [_session_row(channel, day, scale, shop, rng) for day in days() for channel in CHANNELS]
    order = rng.permutation(len(rows))
    lines += [",".join(map(str, rows[index])) for index in order]
    return "\n".join(lines) + "\n"


def _session_row(
    channel: tuple[str, str, float, float, float, float, float, float],
    day: dt.date,
    scale: float,
    shop: bool,
    rng: np.random.Generator,
) -> list[object]:
    source, group, level, engaged, key, cart, buy, basket = channel
    mean = level * scale * SEASON[day.month] * growth(day, 0.12)
    sessions = int(rng.negative_binomial(20, 20 / (20 + mean)))
    users = int(sessions * rng.uniform(0.82, 0.95))
    row: list[object] = [
        f"{day:%Y%m%d}",
        source,
        group,
        users,
        sessions,
        int(rng.binomial(sessions, engaged)),
        int(rng.binomial(sessions, key)),
    ]
    if shop:
        carts = int(rng.binomial(sessions, cart))
        checkouts = int(rng.binomial(carts, 0.55))
        sales = int(rng.binomial(checkouts, min(1.0, buy / cart / 0.55)))
        row += [carts, checkouts, sales, round(sales * basket * float(rng.normal(1, 0.08)), 2)]
    return row


# -- what other tools give, in the workbook's plain format ---------------------------


def table(headers: str, rows: Iterable[Row], delimiter: str = ";") -> str:
    """Return a plain CSV table."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(headers.split())
    writer.writerows(rows)
    return out.getvalue()


def followers(levels: Iterable[tuple[str, str, int, float]], rng: np.random.Generator) -> str:
    """Return follower counts on the first day of each month and on the last day of all."""
    rows = []
    for platform, account, start, yearly in levels:
        for day in [*months(), LAST]:
            value = int(start * growth(day, yearly) * rng.normal(1, 0.002))
            rows.append((day.isoformat(), platform, account, "followers", value))
    return table("date platform account metric value", rows)


def mentions(
    brands: dict[str, tuple[float, tuple[float, float, float]]],
    said: dict[str, tuple[str, ...]],
    rng: np.random.Generator,
) -> str:
    """Return a listening tool's mentions; authors are hashes, never names."""
    rows = []
    for day in days():
        for brand, (a_day, tones) in brands.items():
            late = 1.3 if day.month == 10 and day.year == 2026 else 1.0
            for _ in range(int(rng.poisson(a_day * SEASON[day.month]))):
                tone = ("positive", "neutral", "negative")[
                    int(rng.choice(3, p=_tilt(tones, late if brand == next(iter(brands)) else 1.0)))
                ]
                texts = said[tone]
                at = dt.datetime.combine(
                    day, dt.time(int(rng.integers(7, 23)), int(rng.integers(0, 60)))
                )
                reach = int(rng.lognormal(6, 1.1))
                rows.append(
                    (
                        at.isoformat(),
                        ("instagram", "facebook", "x")[int(rng.choice(3, p=[0.5, 0.3, 0.2]))],
                        f"a{int(rng.integers(0, 900)):05d}",
                        reach,
                        brand,
                        "fr",
                        texts[int(rng.integers(0, len(texts)))].format(brand=brand),
                        "false",
                        tone,
                        reach,
                        int(reach * 0.02),
                    )
                )
    return table(
        "published_at platform author_hash author_followers brand language text is_repost "
        "sentiment reach engagement",
        rows,
    )


def _tilt(tones: tuple[float, float, float], towards_good: float) -> list[float]:
    good, neutral, bad = tones[0] * towards_good, tones[1], tones[2] / towards_good
    whole = good + neutral + bad
    return [good / whole, neutral / whole, bad / whole]


def messages(a_day: float, themes: tuple[str, ...], rng: np.random.Generator) -> str:
    """Return an inbox: when each conversation was opened, answered, settled."""
    rows = []
    for day in days():
        for _ in range(int(rng.poisson(a_day * SEASON[day.month]))):
            opened = dt.datetime.combine(
                day, dt.time(int(rng.integers(8, 22)), int(rng.integers(0, 60)))
            )
            needs, settle = rng.random() < 0.85, rng.random() < 0.5
            answered = needs and rng.random() < 0.87
            first = opened + dt.timedelta(minutes=float(rng.lognormal(4.0, 1.2)))
            done = first + dt.timedelta(hours=float(rng.lognormal(1.6, 0.9)))
            rows.append(
                (
                    opened.isoformat(),
                    first.isoformat(timespec="minutes") if answered else "",
                    done.isoformat(timespec="minutes")
                    if answered and settle and rng.random() < 0.86
                    else "",
                    ("instagram", "facebook")[int(rng.random() < 0.35)],
                    str(needs).lower(),
                    str(bool(settle)).lower(),
                    themes[int(rng.integers(0, len(themes)))],
                    ("positive", "neutral", "negative")[int(rng.choice(3, p=[0.3, 0.5, 0.2]))],
                )
            )
    return table(
        "opened_at first_reply_at resolved_at platform needs_answer needs_resolution theme "
        "sentiment",
        rows,
    )


def reviews(
    places: tuple[str, ...], a_day: float, marks: tuple[float, ...], rng: np.random.Generator
) -> str:
    """Return reviews, one a row: day, place, stars, whether they were answered."""
    rows = []
    for day in days():
        for _ in range(int(rng.poisson(a_day))):
            rating = int(rng.choice([1, 2, 3, 4, 5], p=marks))
            rows.append(
                (
                    day.isoformat(),
                    places[int(rng.integers(0, len(places)))],
                    rating,
                    1,
                    str(bool(rng.random() < 0.6)).lower(),
                )
            )
    return table("date place rating count answered", rows)


def leads(a_day: float, rng: np.random.Generator) -> str:
    """Return a CRM's leads and sales: the channel is what the CRM recorded."""
    channels = ("Organic Social", "Paid Social", "Organic Search", "Email", "Direct")
    rows = []
    for day in days():
        for _ in range(int(rng.poisson(a_day * SEASON[day.month] * growth(day, 0.2)))):
            channel = channels[int(rng.choice(5, p=[0.27, 0.25, 0.24, 0.12, 0.12]))]
            sold = rng.random() < 0.2
            amount = round(float(rng.lognormal(5.0, 0.35)), 2) if sold else ""
            rows.append(
                (
                    day.isoformat(),
                    f"R{len(rows) + 10_001}",
                    channel,
                    "vaisselle-hiver" if channel == "Paid Social" else "",
                    "sale" if sold else "lead",
                    amount,
                    round(float(amount) * 0.45, 2) if sold else "",
                    str(bool(sold or rng.random() < 0.75)).lower(),
                )
            )
    return table("date lead_id channel campaign stage amount margin is_qualified", rows)


# -- the two clients -----------------------------------------------------------------

RIVAGE_CAPTIONS = (
    "Dans l’atelier ce matin : tournage de la série Écume. #céramique #faitmain #atelier",
    "Nouvelle collection Estran : huit pièces, deux émaux, un four plein. #céramique #nouveauté",
    "Comment entretenir un plat en grès ? Trois gestes simples. #conseil #céramique",
    "Vous avez choisi : le bol à thé revient en bleu marée. #communauté #céramique",
    "Défournement en direct, avec ses surprises et ses ratés. #coulisses #céramique",
    "Une table pour six, assiettes dépareillées et lin lavé. #inspiration #artdelatable",
    "Portrait d’argile : d’où vient le grès que nous travaillons ? #coulisses #savoirfaire",
    "Derniers jours pour commander avant la pause du four. #boutique #céramique",
    "Idée cadeau : la tasse et sa soucoupe, emballées à la main. #cadeau #faitmain",
    "Atelier d’initiation au tour : encore quatre places samedi. #atelier #initiation",
)
TOWN_CAPTIONS = (
    "Travaux rue du Port : la circulation est alternée jusqu’à vendredi. #travaux",
    "Conseil municipal jeudi à 19 h, ouvert à toutes et tous. #viemunicipale",
    "La médiathèque prolonge ses horaires pendant les vacances. #culture",
    "Marché de producteurs samedi matin place de l’Église. #marché #agenda",
    "Collecte des déchets : le calendrier de la saison est en ligne. #pratique",
    "Alerte météo : les accès à la digue sont fermés ce soir. #sécurité",
    "Inscriptions scolaires : les dates et les pièces à fournir. #école",
    "Retour en images sur la fête de la mer. #agenda #patrimoine",
    "Enquête : quels aménagements pour le parc des Tamaris ? #participation",
    "Les associations de Port-Alban vous attendent au forum. #associations",
)
SAID = {
    "positive": (
        "Très belles pièces chez {brand}, reçues bien emballées.",
        "Encore une réussite de {brand}, merci !",
        "Coup de cœur pour {brand}.",
    ),
    "neutral": (
        "Vu chez {brand} ce week-end.",
        "Quelqu’un connaît {brand} ?",
        "{brand} ouvre ses ateliers samedi.",
    ),
    "negative": (
        "Délai de livraison trop long chez {brand}.",
        "Assiette ébréchée reçue de {brand}.",
        "Toujours pas de réponse de {brand}.",
    ),
}


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write a client's exports; text goes out with the byte order mark Meta puts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        marked = content if isinstance(content, bytes) else content.encode("utf-8-sig")
        (folder / name).write_bytes(marked)


def split(posts: list[Post]) -> tuple[list[Post], list[Post]]:
    """Split publications where Facebook went from impressions to views."""
    old = [post for post in posts if post.at.date() < VIEWS_SINCE]
    return old, posts[len(old) :]


def ateliers_du_rivage(folder: Path) -> None:
    """Write the exports of the ceramics e-shop."""
    rng = np.random.default_rng(20260901)
    page = Profile(
        "104417755012233",
        "Les Ateliers du Rivage",
        12,
        880,
        0.016,
        {"Photo": (0.62, 1.0, 1.0), "Vidéo": (0.23, 1.5, 1.7), "Lien": (0.15, 0.7, 0.5)},
        RIVAGE_CAPTIONS,
        1_320_000_000_000_000,
    )
    gram = Profile(
        "17841405500112233",
        "ateliers.du.rivage",
        18,
        1_750,
        0.024,
        {
            "IG image": (0.52, 1.0, 1.0),
            "IG reel": (0.28, 1.9, 2.0),
            "IG carousel": (0.20, 1.1, 1.5),
        },
        RIVAGE_CAPTIONS,
        17_900_000_000_000_000,
    )
    old, new = split(publications(page, rng))
    ads = (
        Ad(
            "Vaisselle d’hiver | conversions",
            "Femmes 30-55 | France",
            "Carrousel Écume",
            "120210000000000101",
            "actions:offsite_conversion.fb_pixel_purchase",
            620,
            8.2,
            0.013,
            0.021,
            64,
        ),
        Ad(
            "Vaisselle d’hiver | conversions",
            "Reciblage 30 jours",
            "Vidéo défournement",
            "120210000000000102",
            "actions:offsite_conversion.fb_pixel_purchase",
            410,
            9.4,
            0.017,
            0.030,
            68,
        ),
        Ad(
            "Ateliers d’initiation | prospects",
            "Rayon 60 km",
            "Formulaire samedi",
            "120210000000000103",
            "actions:onsite_conversion.lead_grouped",
            360,
            7.1,
            0.012,
            0.052,
            0,
        ),
        Ad(
            "Notoriété | Atlantique",
            "Large 25-60",
            "Film atelier 20 s",
            "120210000000000104",
            "reach",
            300,
            3.6,
            0.004,
            0.0,
            0,
        ),
    )
    brands = {
        "Les Ateliers du Rivage": (1.35, (0.42, 0.46, 0.12)),
        "Terre & Sel": (2.4, (0.34, 0.52, 0.14)),
        "Maison Argoat": (2.0, (0.30, 0.50, 0.20)),
    }
    write(
        folder,
        {
            "facebook_contenu_sept-oct_2025.csv": facebook_english(page, old),
            "facebook_contenu_nov_2025-oct_2026.csv": facebook_french(page, new),
            "instagram_content.csv": instagram(gram, publications(gram, rng)),
            "Follows.csv": daily(
                (("Follows", 2.3, 0.1), ("Instagram follows", 8.4, 0.2)), ",", rng
            ),
            "Reach.csv": daily(
                (("Facebook reach", 520, 0.1), ("Instagram reach", 1_640, 0.15)), "\t", rng
            ),
            "Visits.csv": daily(
                (("Facebook visits", 31, 0.1), ("Instagram profile visits", 64, 0.15)), ",", rng
            ),
            "ga4_acquisition.csv": ga4(
                "Les Ateliers du Rivage", "ateliersdurivage.example - GA4", 1.0, shop=True, rng=rng
            ),
            "abonnes.csv": followers(
                (
                    ("facebook", "Les Ateliers du Rivage", 2_480, 0.06),
                    ("instagram", "ateliers.du.rivage", 5_450, 0.19),
                ),
                rng,
            ),
            "mentions.csv": mentions(brands, SAID, rng),
            "messagerie.csv": messages(
                7.2, ("livraison", "produit", "atelier", "retour", "professionnels"), rng
            ),
            "avis.csv": reviews(("Google", "Trustpilot"), 0.5, (0.05, 0.05, 0.1, 0.25, 0.55), rng),
            "crm.csv": leads(8.2, rng),
        },
    )
    ads_workbook(folder / "Gestionnaire-de-publicites.xlsx", ad_rows(ads, rng))


def ville_de_port_alban(folder: Path) -> None:
    """Write the exports of the town."""
    rng = np.random.default_rng(20260902)
    page = Profile(
        "209911883344556",
        "Ville de Port-Alban",
        21,
        2_350,
        0.018,
        {"Photo": (0.58, 1.0, 1.0), "Vidéo": (0.12, 1.3, 1.3), "Lien": (0.30, 0.8, 0.6)},
        TOWN_CAPTIONS,
        1_420_000_000_000_000,
    )
    gram = Profile(
        "17841409911883344",
        "ville.portalban",
        11,
        920,
        0.031,
        {"IG image": (0.6, 1.0, 1.0), "IG reel": (0.2, 1.7, 1.5), "IG carousel": (0.2, 1.1, 1.2)},
        TOWN_CAPTIONS,
        18_100_000_000_000_000,
    )
    old, new = split(publications(page, rng))
    ads = (
        Ad(
            "Fête de la mer | couverture",
            "Habitants et voisins 30 km",
            "Affiche animée",
            "120220000000000201",
            "reach",
            90,
            2.9,
            0.006,
            0.0,
            0,
        ),
        Ad(
            "Enquête Tamaris | clics",
            "Habitants 18 ans et plus",
            "Questionnaire",
            "120220000000000202",
            "actions:link_click",
            60,
            3.8,
            0.016,
            0.0,
            0,
        ),
    )
    write(
        folder,
        {
            "facebook_contenu_sept-oct_2025.csv": facebook_english(page, old),
            "facebook_contenu_nov_2025-oct_2026.csv": facebook_french(page, new),
            "instagram_content.csv": instagram(gram, publications(gram, rng)),
            "Follows.csv": daily(
                (("Follows", 4.1, 0.08), ("Instagram follows", 3.0, 0.2)), ",", rng
            ),
            "Reach.csv": daily(
                (("Facebook reach", 1_480, 0.1), ("Instagram reach", 410, 0.2)), "\t", rng
            ),
            "Visits.csv": daily(
                (("Facebook visits", 92, 0.05), ("Instagram profile visits", 21, 0.1)), ",", rng
            ),
            "ga4_acquisition.csv": ga4(
                "Ville de Port-Alban", "portalban.example - GA4", 1.4, shop=False, rng=rng
            ),
            "abonnes.csv": followers(
                (
                    ("facebook", "Ville de Port-Alban", 8_900, 0.05),
                    ("instagram", "ville.portalban", 2_150, 0.16),
                ),
                rng,
            ),
            "messagerie.csv": messages(
                4.1, ("voirie", "déchets", "état civil", "école", "événements"), rng
            ),
            "avis.csv": reviews(("Google",), 0.2, (0.1, 0.08, 0.14, 0.28, 0.4), rng),
        },
    )
    ads_workbook(folder / "Gestionnaire-de-publicites.xlsx", ad_rows(ads, rng))


def main() -> None:
    """Write both clients' exports beside this script."""
    ateliers_du_rivage(HERE / "ateliers_du_rivage" / "exports")
    ville_de_port_alban(HERE / "ville_de_port_alban" / "exports")


if __name__ == "__main__":
    main()
