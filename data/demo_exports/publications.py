"""What an account publishes, and how each publication is received."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from .span import SEASON, growth, month_end, months


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
    least: int = 6  # publications a month, at least


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


def publications(profile: Profile, rng: np.random.Generator) -> list[Post]:
    """Draw the publications of one account."""
    posts = []
    weekday = np.array([0.9, 1.3, 1.0, 1.3, 1.0, 0.6, 0.5])
    for first in months():
        last = month_end(first)
        span = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
        weights = np.array([weekday[day.weekday()] for day in span])
        count = max(profile.least, round(profile.posts_a_month * float(rng.normal(1, 0.08))))
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
