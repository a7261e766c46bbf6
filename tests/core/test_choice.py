"""A person's word against a rule's: the most precise one stands, with its reason."""

from stratbook.core.choice import Override, choose, override_of

GENERAL = Override(rule="three_c.account", choice="keep", reason="A merger is under way.")
PRECISE = Override(
    rule="three_c.account", subject="Chaîne  YouTube", choice="fix", reason="A series starts."
)


def test_what_a_rule_gives_stands_where_nobody_spoke():
    made = choose((), "three_c.account", "Page Facebook", "close")
    assert (made.computed, made.chosen, made.override) == ("close", "close", None)


def test_a_person_s_choice_stands_and_keeps_what_the_rule_said():
    made = choose((GENERAL, PRECISE), "three_c.account", "chaîne youtube", "close")
    assert (made.computed, made.chosen) == ("close", "fix")
    assert made.override == PRECISE


def test_a_word_on_the_whole_rule_counts_for_every_other_subject():
    assert override_of((PRECISE, GENERAL), "three_c.account", "Page Facebook") == GENERAL
    assert override_of((PRECISE, GENERAL), "poem.class", "Page Facebook") is None


def test_an_empty_choice_sets_nothing_else_in_its_place():
    silent = Override(rule="poem.class", reason="To be looked at again.")
    made = choose((silent,), "poem.class", "Blog", "owned")
    assert (made.chosen, made.override) == ("owned", silent)
