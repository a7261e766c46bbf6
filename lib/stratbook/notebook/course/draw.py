"""Each learner's own numbers, drawn from their name; without one, those that are published."""

import hashlib
import random
import re
import unicodedata
from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")
_TRIES: Final = 500


class Draw:
    """Numbers of one learner for one exercise.

    Parameters
    ----------
    learner : str
        Who; empty gives the numbers as the course publishes them.
    exercise : str
        Which one, so that two exercises do not share their chances.
    """

    def __init__(self, learner: str, exercise: str) -> None:
        name = key_of(learner)
        self.common = not name
        digest = hashlib.sha256(f"{exercise}\n{name}".encode()).digest()
        self._chance = random.Random(digest)  # noqa: S311 - chance, not secrecy

    def near(self, published: float, spread: float = 0.3, step: float = 1) -> float:
        """Return a number near the published one, in whole steps; that one for nobody.

        Parameters
        ----------
        published : float
            What the course prints.
        spread : float
            How far on each side, as a part of it.
        step : float
            Of what it is a multiple.
        """
        if self.common:
            return published
        low, high = published * (1 - spread), published * (1 + spread)
        least, most = max(1, -int(-low // step)), max(1, int(high // step))
        return round(self._chance.randint(least, max(least, most)) * step, 10)

    def one_of(self, published: T, others: tuple[T, ...]) -> T:
        """Return one of several; the published one for nobody."""
        return published if self.common else self._chance.choice((published, *others))

    def shuffled(self, published: tuple[T, ...]) -> tuple[T, ...]:
        """Return them in another order; as published for nobody."""
        return published if self.common else tuple(self._chance.sample(published, len(published)))

    def until(self, make: Callable[[], T], holds: Callable[[T], bool]) -> T:
        """Draw again until what the exercise teaches holds for these numbers.

        Raises
        ------
        ValueError
            When it never does: the exercise's spreads are too wide.
        """
        for _ in range(_TRIES):
            made = make()
            if holds(made):
                return made
        raise ValueError(f"no draw in {_TRIES} shows what the exercise teaches")


def key_of(learner: str) -> str:
    """Return a learner's name as a folder can be called: "Zoé  Martin" gives ``zoe-martin``.

    The same name written with other capitals, spaces or accents has the same numbers, and so
    has the folder it is handed in as. A name without a letter of ours becomes a digest.
    """
    bare = unicodedata.normalize("NFKD", learner.strip()).encode("ascii", "ignore").decode("ascii")
    key = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")[:60]
    if key or not learner.strip():
        return key
    return "l-" + hashlib.sha256(learner.strip().casefold().encode()).hexdigest()[:12]
