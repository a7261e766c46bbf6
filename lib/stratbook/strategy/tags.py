"""Tags of publications: what the rules propose, what people corrected, how much is tagged."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.options import TagConditions, TagRule
from stratbook.brief.tags_sheet import KEY, NONE, PROPOSED, TAGS
from stratbook.core.tables import Tables, conform
from stratbook.strategy.kpis.scope import fold

PERSON: Final = "person"
RULE: Final = "rule"
_HASHTAG: Final = re.compile(r"#(\w+)")
_KEY: Final = list(KEY)
_WORDS: Final = 90


@dataclass(frozen=True)
class Proposals:
    """What the rules say.

    Parameters
    ----------
    frame : DataFrame
        Aligned on the publications: a column a tag, and ``rule``, the number (from 1) of
        the first rule that set one; missing where none did.
    matched : tuple of int
        By rule, how many publications its conditions hold for.
    clashes : int
        Publications for which two rules propose different values of one tag; the first
        rule is followed.
    """

    frame: pd.DataFrame
    matched: tuple[int, ...] = ()
    clashes: int = 0

    @property
    def idle(self) -> tuple[int, ...]:
        """The numbers of the rules that hold for no publication."""
        return tuple(number for number, count in enumerate(self.matched, start=1) if not count)


def proposals(posts: pd.DataFrame, rules: Sequence[TagRule]) -> Proposals:
    """Apply the rules: tag by tag, the first rule that holds and sets it is followed.

    Parameters
    ----------
    posts : DataFrame
        The table of publications.
    rules : sequence of TagRule
        In the brief's order.
    """
    frame = pd.DataFrame(index=posts.index, columns=[*TAGS, "rule"], dtype="object")
    texts = posts["text"].fillna("").map(_plain)
    hashtags = texts.map(lambda text: frozenset(_HASHTAG.findall(text)))
    clash = pd.Series(data=False, index=posts.index)
    matched = []
    for number, rule in enumerate(rules, start=1):
        holds = _holds(rule.when, posts, texts, hashtags)
        matched.append(int(holds.sum()))
        for name, value in _values(rule).items():
            free = frame[name].isna()
            clash |= holds & ~free & (frame[name] != value)
            frame.loc[holds & free, name] = value
            frame.loc[holds & free & frame["rule"].isna(), "rule"] = number
    return Proposals(frame, tuple(matched), int(clash.sum()))


def _values(rule: TagRule) -> dict[str, str]:
    return {name: str(value) for name, value in rule.set.model_dump().items() if value}


def _holds(
    when: TagConditions, posts: pd.DataFrame, texts: pd.Series, hashtags: pd.Series
) -> pd.Series:
    """Say for each publication whether all conditions hold."""
    holds = pd.Series(data=True, index=posts.index)
    if when.contains:
        phrases = "|".join(re.escape(_plain(each)) for each in when.contains)
        holds &= texts.str.contains(rf"(?<!\w)(?:{phrases})(?!\w)", regex=True)
    if when.hashtags:
        wanted = {_plain(each).lstrip("#") for each in when.hashtags}
        holds &= hashtags.map(lambda found: not wanted.isdisjoint(found)).astype(bool)
    if when.format:
        holds &= posts["format"].fillna("").map(fold) == fold(when.format)
    if when.platform:
        holds &= (posts["platform"] == when.platform).fillna(value=False).astype(bool)
    return holds


def _plain(text: str) -> str:
    return fold(text).replace("’", "'")


def tags_table(
    tables: Tables, rules: Sequence[TagRule], corrections: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the table of tags: people before files, files before rules, tag by tag.

    Parameters
    ----------
    tables : Tables
        What the exports gave: publications, and tags of a file in the plain format.
    rules : sequence of TagRule
        In the brief's order.
    corrections : DataFrame or None
        As :func:`stratbook.brief.tags_read.read_corrections` returns it; those of
        publications that are not in today's exports are kept.

    Returns
    -------
    DataFrame
        The table ``tags``: a row a publication that has a tag; ``tagged_by`` is "person"
        as soon as one of its tags is a person's, "rule" otherwise.
    """
    posts = tables["posts"]
    found = proposals(posts, rules).frame
    ruled = pd.concat([posts[_KEY], found[list(TAGS)]], axis=1)
    ruled["source"] = "client.yml!tags:" + found["rule"].map(str)
    layers = [ruled[found["rule"].notna()].assign(tagged_by=RULE)]
    given = tables["tags"]
    layers.append(given.assign(tagged_by=given["tagged_by"].fillna(PERSON)))
    if corrections is not None:
        layers.append(corrections[[*KEY, *TAGS, "source"]].assign(tagged_by=PERSON))
    whole = _layered(layers)
    tagged = whole[whole[list(TAGS)].notna().any(axis=1)]
    return conform("tags", tagged.sort_values(_KEY, kind="stable"), tables.timezone)


def _layered(layers: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Lay tables of tags one over another: of one tag the last layer that has it is kept."""
    columns = [*KEY, *TAGS, "tagged_by", "source"]
    texts = [each[columns].astype("object") for each in layers if not each.empty]
    if not texts:
        return pd.DataFrame(columns=columns)
    whole = pd.concat(texts).groupby(_KEY, sort=False, as_index=False).last()
    tags = list(TAGS)
    whole[tags] = whole[tags].where(whole[tags] != NONE)
    return whole[columns]


@dataclass(frozen=True)
class Coverage:
    """How many publications carry a tag.

    Parameters
    ----------
    tag : str
        Which: ``pillar``, ``origin``…
    total, tagged : int
        Publications, and those that carry it.
    by_person : int
        Those of them whose tags a person looked at.
    """

    tag: str
    total: int
    tagged: int
    by_person: int

    @property
    def share(self) -> float | None:
        """Tagged ÷ total; None without publications."""
        return self.tagged / self.total if self.total else None


def tags_of(posts: pd.DataFrame, tags: pd.DataFrame) -> pd.DataFrame:
    """Return each publication's tags and ``tagged_by``, aligned on the publications."""
    known = tags.drop_duplicates(_KEY, keep="last").set_index(_KEY)[[*TAGS, "tagged_by"]]
    found = known.reindex(pd.MultiIndex.from_frame(posts[_KEY]))
    return found.set_axis(posts.index)


def coverage(posts: pd.DataFrame, tags: pd.DataFrame) -> tuple[Coverage, ...]:
    """Return how many of some publications carry each tag.

    Parameters
    ----------
    posts : DataFrame
        The publications asked about.
    tags : DataFrame
        The table of tags.
    """
    found = tags_of(posts, tags)
    looked_at = found["tagged_by"] == PERSON
    return tuple(
        Coverage(
            name,
            len(posts),
            int(found[name].notna().sum()),
            int((found[name].notna() & looked_at).sum()),
        )
        for name in TAGS
    )


def known_values(tags: pd.DataFrame, rules: Sequence[TagRule]) -> Mapping[str, tuple[str, ...]]:
    """Return the values in use by tag, those of the rules among them, in order of the alphabet."""
    written = [_values(rule) for rule in rules]
    return {
        name: tuple(sorted({*tags[name].dropna(), *(v[name] for v in written if name in v)}))
        for name in TAGS
    }


def tags_listing(
    posts: pd.DataFrame, found: Proposals, corrections: pd.DataFrame | None
) -> pd.DataFrame:
    """Return the rows of the workbook: publications newest first, then those remembered.

    Parameters
    ----------
    posts : DataFrame
        The publications to list.
    found : Proposals
        What the rules say of them (and perhaps of others).
    corrections : DataFrame or None
        What people corrected, listed or not: none of it is left out.

    Returns
    -------
    DataFrame
        ``platform, post_id, day, format, words, permalink``, corrections by tag, and
        ``proposed_`` columns of the tags that the rules set.
    """
    ordered = posts.sort_values(["published_at", "post_id"], ascending=[False, True])
    rows = pd.DataFrame({
        "platform": ordered["platform"],
        "post_id": ordered["post_id"],
        "day": ordered["published_at"].dt.tz_localize(None).dt.normalize(),
        "format": ordered["format"],
        "words": ordered["text"].map(_first_words),
        "permalink": ordered["permalink"],
    })  # fmt: skip
    proposed = found.frame.loc[rows.index, list(TAGS)].dropna(axis="columns", how="all")
    rows = pd.concat([rows, proposed.add_prefix(PROPOSED)], axis=1)
    if corrections is None or corrections.empty:
        return rows.assign(**dict.fromkeys(TAGS))
    kept = corrections.drop(columns="source").astype("object")
    both = rows.merge(kept[[*KEY, *TAGS]], on=_KEY, how="left")
    listed = pd.MultiIndex.from_frame(rows[_KEY])
    remembered = kept[~pd.MultiIndex.from_frame(kept[_KEY]).isin(listed)]
    return pd.concat([both.astype("object"), remembered], ignore_index=True)


def _first_words(text: object) -> str:
    words = " ".join(text.split()) if isinstance(text, str) else ""
    return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
