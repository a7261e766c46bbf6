"""Every recommendation has a named rule one can read, and every rule speaks."""

import pytest

from stratbook.core import reference
from stratbook.display.words import all_words

RULES = reference.rules()


def test_every_finding_comes_from_a_rule_that_is_written_down():
    assert sorted(set(all_words()) - set(RULES)) == []


def test_every_written_rule_is_a_finding_s_or_a_choice_s(root):
    stated = {id_ for id_, rule in RULES.items() if rule.kind == "finding"}
    assert sorted(stated - set(all_words())) == []
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "lib").rglob("*.py"))
    sorting = [id_ for id_, rule in RULES.items() if rule.kind == "choice"]
    assert [id_ for id_ in sorting if f'"{id_}"' not in code] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda each: each.id)
def test_a_rule_is_one_plain_sentence_in_both_languages(rule):
    assert set(rule.says) == {"en", "fr"}
    for text in rule.says.values():
        assert text.endswith(".")
        assert "{" not in text
    assert rule.says["en"] != rule.says["fr"]
    assert set(rule.thresholds) <= set(reference.thresholds())
    assert bool(rule.choices) == (rule.kind == "choice")
    assert set(rule.labels) == set(rule.choices)
    assert all(set(words) == {"en", "fr"} for words in rule.labels.values())
    assert rule.source == "stratbook" or "://" in rule.source or rule.source.startswith("Loi ")


def test_a_threshold_a_rule_names_is_read_by_the_code(root):
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "lib").rglob("*.py"))
    named = {id_ for rule in RULES.values() for id_ in rule.thresholds}
    assert [id_ for id_ in sorted(named) if f'"{id_}"' not in code] == []
