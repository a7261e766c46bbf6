"""Parameters that do not exist or do not fit are refused, all at once."""

import pytest

from stratbook.core.errors import ParameterError
from stratbook.core.period import month
from stratbook.core.vocabulary import Document
from stratbook.notebook.parameters import checked, read_parameters, refuse_unknown


def faults(values: dict[str, object]) -> list[str]:
    with pytest.raises(ParameterError) as error:
        checked(values)
    return str(error.value).splitlines()


def test_values_are_normalised():
    parameters = checked({"client": "acme", "period": " 2026-10 ", "document": "audit"})
    assert parameters.period == "2026-10"
    assert parameters.document is Document.AUDIT
    assert parameters.span(month(2020, 1)) == month(2026, 10)
    assert checked({"client": "acme"}).span(month(2020, 1)) == month(2020, 1)


def test_a_misspelt_parameter_is_refused_with_the_right_one():
    assert faults({"client": "acme", "langage": "fr"}) == [
        "langage: There is no parameter langage. Did you mean language?"
    ]


def test_every_fault_is_said_at_once():
    said = faults({"period": "2026-13", "language": "de", "document": "audits", "zz": "1"})
    assert len(said) == 5
    assert said[0].startswith("client: The parameter client is missing.")
    assert "2026-13 is not a value of period." in said[1]


@pytest.mark.parametrize("value", [1, None, ["fr"], {"x": 1}, "__import__('os')"])
def test_a_language_is_a_code_and_nothing_else(value):
    assert len(faults({"client": "acme", "language": value})) == 1


@pytest.mark.parametrize("text", ["[1]", "client = 1", "", '{"client": "a", "client2": "b"}'])
def test_a_file_that_is_no_parameter_file_is_refused(tmp_path, text):
    file = tmp_path / "parameters.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError, match=r"parameters\.json"):
        read_parameters(file)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ParameterError, match="not a parameter file"):
        read_parameters(tmp_path / "none.json")


def test_names_are_held_to_what_the_notebook_has():
    refuse_unknown({"client": ""}, {"client": "", "period": ""}, "x.ipynb")
    with pytest.raises(ParameterError, match=r"no parameter perod\. Did you mean period"):
        refuse_unknown({"perod": ""}, {"client": "", "period": ""}, "x.ipynb")
