"""Brand consistency on the page: the score, the checklist of each account, the oldest visuals."""

from collections.abc import Mapping
from typing import Final

from stratbook.core.message import Fact, Listing, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.brand_consistency.checks import (
    AccountBrand,
    BrandCheck,
    CheckId,
    Consistency,
)
from stratbook.strategy.kpis.measure import platform_name

_CHECKS: Final[Mapping[CheckId, Fact]] = {
    "logo": term("Logo"),
    "tagline": term("Tagline"),
    "wording": term("Words"),
    "link": term("Link"),
    "bio_age": term("Biography"),
    "cover_age": term("Cover"),
}
_WRONG: Final[Mapping[CheckId, Fact]] = {
    "logo": term("logo"),
    "tagline": term("tagline"),
    "wording": term("words"),
    "link": term("link to the site"),
    "bio_age": term("biography"),
    "cover_age": term("cover"),
}
_RENEWED: Final[Mapping[CheckId, Fact]] = {
    "cover_age": term("renew the cover"),
    "bio_age": term("review the biography"),
}
_VERDICTS: Final = {
    "correct": term("correct"),
    "refresh": term("refresh"),
    "complete": term("complete the check"),
    "keep": term("nothing to do"),
}
_EMPTY: Final = say(
    "The inventory of accounts is empty: fill in its sheet to check the brand’s consistency."
)


def consistency(look: Look, brand: Consistency) -> Html:
    """Say the overall score and what it is made of."""
    if not brand.accounts:
        return prose.note(look, _EMPTY)
    message = say(
        "Consistency score: {score} ({passed} checks passed ÷ {made} made, over {accounts}). "
        "{coverage} of the checks could be made; a missing answer counts neither way.",
        score=_ratio(brand.score),
        passed=sum(each.passed for each in brand.accounts),
        made=sum(each.checked for each in brand.accounts),
        accounts=say_n("{count} account", "{count} accounts", len(brand.accounts)),
        coverage=_ratio(brand.coverage),
    )
    good = (brand.score or 0.0) >= threshold("brand_consistency")
    return prose.note(look, message, "good" if good else "watch")


def checklist(look: Look, brand: Consistency) -> Html:
    """Show each account's checks, its score and what is to be done there."""
    if not brand.accounts:
        return Html()
    headings = [term("Account"), *_CHECKS.values(), term("Score"), term("To do")]
    note = say(
        "✔ passed, ✖ failed, – not checked. Score: checks passed ÷ checks made. A biography is "
        "due for review after {bio} days, a cover after {cover}. {files}",
        bio=int(threshold("brand_bio_days")),
        cover=int(threshold("brand_cover_days")),
        files=files_named(tuple(sorted({e.source.partition(":")[0] for e in brand.accounts}))),
    )
    rows = [_line(look, each) for each in brand.accounts]
    return table(look, headings, rows, say("Brand checklist, account by account"), note=note)


def oldest_visuals(look: Look, brand: Consistency) -> Html:
    """Show covers and biographies by age, the oldest cover first."""
    if not brand.oldest:
        return Html()
    rows: list[list[Cell]] = [
        [
            _name(each),
            _age(each.check("cover_age")),
            _age(each.check("bio_age")),
            look.sentence(_renew(each)),
        ]
        for each in brand.oldest
    ]
    undated = len(brand.accounts) - len(brand.oldest)
    note = say_n(
        "{count} account gives no date for its cover.",
        "{count} accounts give no date for their cover.",
        undated,
    )
    headings = [
        term("Account"), term("Age of the cover"), term("Age of the biography"), term("To do"),
    ]  # fmt: skip
    caption = say("Visuals by age, on {day}", day=brand.on)
    return table(look, headings, rows, caption, note=note if undated else None)


def _line(look: Look, account: AccountBrand) -> list[Cell]:
    marks: list[Cell] = [_mark(account.check(id_)) for id_ in _CHECKS]
    return [_name(account), *marks, _ratio(account.score), _todo(look, account)]


def _name(account: AccountBrand) -> Fact:
    platform = platform_name(account.platform)
    if platform.text.casefold() in account.name.casefold():
        return Name(text=account.name)
    return say("{account} ({platform})", account=account.name, platform=platform)


def _mark(check: BrandCheck) -> Name:
    return Name(text={True: "✔", False: "✖", None: "–"}[check.passed])


def _todo(look: Look, account: AccountBrand) -> str:
    """Return the verdict, then what each failed check found."""
    verdict = _VERDICTS.get(account.choice.chosen, Name(text=account.choice.chosen))
    failed = [_fault(each) for each in account.checks if each.passed is False]
    if not failed or account.choice.chosen in {"keep", "complete"}:
        return look.sentence(verdict)
    what = Listing(items=tuple(failed))
    return look.sentence(say("{verdict}: {what}", verdict=verdict, what=what))


def _fault(check: BrandCheck) -> Fact:
    """Name what is wrong, with what was read there."""
    shown = check.found or ((check.seen,) if check.seen else ())
    if check.id in {"logo", "tagline", "wording"} and shown:
        return say("{what} “{shown}”", what=_WRONG[check.id], shown=shown[0])
    return _WRONG[check.id]


def _renew(account: AccountBrand) -> Fact:
    late = [_RENEWED[id_] for id_ in ("cover_age", "bio_age") if account.check(id_).passed is False]
    return Listing(items=tuple(late)) if late else term("fresh enough")


def _age(check: BrandCheck) -> Fact:
    if check.days is None:
        return Name(text="–")
    return say_n("{count} day", "{count} days", check.days)


def _ratio(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
