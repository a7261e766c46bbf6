"""Text stays text: nothing a client wrote becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from stratbook.display.html import Html, element, escape, join

HOSTILE = "<script>alert(\"x\")</script> & 'y'"


@given(st.text())
def test_escaped_text_holds_no_markup(text: str) -> None:
    shown = escape(text).markup
    assert not set("<>\"'") & set(shown)


def test_an_element_escapes_its_text_and_its_attributes() -> None:
    made = element("p", HOSTILE, title=HOSTILE).markup
    assert "<script" not in made
    assert made.count("&lt;script&gt;") == 2
    assert '"x"' not in made


def test_an_element_keeps_what_is_already_html() -> None:
    assert element("p", element("b", "a"), " < b").markup == "<p><b>a</b> &lt; b</p>"


def test_attributes_are_named_as_html_names_them() -> None:
    made = element("div", class_="a", aria_label="b", hidden="", title=None).markup
    assert made == '<div class="a" aria-label="b" hidden=""></div>'


def test_void_elements_have_no_end() -> None:
    assert element("img", alt="").markup == '<img alt="">'


def test_joined_parts_are_kept_and_the_text_between_is_escaped() -> None:
    assert join([Html("<b>1</b>"), Html("2")], " < ").markup == "<b>1</b> &lt; 2"


def test_jinja_and_jupyter_are_given_the_markup() -> None:
    made = element("p", "a")
    assert made.__html__() == made._repr_html_() == str(made) == "<p>a</p>"
    assert bool(made)
    assert not Html()
