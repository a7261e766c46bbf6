"""Picture marketing: how each kind of visual is received, platform by platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.tag_results import TagResult, TagResults, leading, results_by_tag

RULE: Final = "content_mix.visual"
PICTURES: Final = ("instagram", "pinterest", "snapchat")  # where the picture is the message


@dataclass(frozen=True)
class Visuals:
    """The kinds of visual on one platform.

    Parameters
    ----------
    platform : str
        Its id.
    results : TagResults
        Each kind with its engagement rate by reach, its interval and its number of posts.
    choice : Choice
        The kind to prefer, where its interval stays above that of another; "none" where
        intervals touch or posts are too few; or what a person decided.
    """

    platform: str
    results: TagResults
    choice: Choice

    @property
    def apart(self) -> tuple[TagResult, TagResult] | None:
        """The kinds received best and least well, if their intervals do not touch."""
        return leading(self.results)


@dataclass(frozen=True)
class Pictures:
    """Every platform with tagged visuals.

    Parameters
    ----------
    platforms : tuple of Visuals
        Those of pictures first, then by name.
    unseen : tuple of str
        Platforms of pictures with posts none of which says its visual.
    """

    platforms: tuple[Visuals, ...]
    unseen: tuple[str, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands on each platform, and what the rule said."""
        return tuple(each.choice for each in self.platforms)


@remembered
def picture_marketing(scope: Scope, overrides: Sequence[Override] = ()) -> Pictures:
    """Compare the kinds of visual within each platform, never across.

    Parameters
    ----------
    scope : Scope
        Tables and period; rates are of the settled posts of the year that ends with it.
    overrides : sequence of Override
        What a person decided against the rule ``content_mix.visual``, by platform.
    """
    posted = sorted({str(each) for each in scope.history("posts")["platform"].dropna()})
    shown = []
    for platform in sorted(posted, key=lambda each: (each not in PICTURES, each)):
        results = results_by_tag(scope.on(platform), "visual_type")
        if results.reason is None:
            apart = leading(results)
            best = "none" if apart is None else apart[0].value
            shown.append(Visuals(platform, results, choose(overrides, RULE, platform, best)))
    told = {each.platform for each in shown}
    return Pictures(tuple(shown), tuple(p for p in PICTURES if p in posted and p not in told))
