"""What client.yml may not say: each fault with its line, its key and what to write instead."""

import re

import pytest

from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError
from stratbook.core.language import language
from stratbook.core.vocabulary import OrganisationType

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40

SINGLE = [
    ("timezone: Europe/Pariss", "line 3, timezone", "Pariss.*Write Europe/Paris"),
    ("timezone: ''", "line 3, timezone", "no time zone"),
    ("currency: euro", "line 3, currency", "“euro”.*Write EUR"),
    ("currency: XQZ", "line 3, currency", "no currency “XQZ”"),
    ("language: de", "line 3, language", "“de” is not one of the choices.*fr and en"),
    ("week_start: tuesday", "line 3, week_start", "monday and sunday"),
    ("tax: HT", "line 3, tax", "“HT”.*excluded and included"),
    ("curency: EUR", "line 3, curency", "no key curency.*Write currency"),
    ("zzzz: 1", "line 3, zzzz", "no key zzzz.*organisation, language"),
    ("compare_with: last", "line 3, compare_with", "“last” is not a period.*year_before"),
    ("compare_with: 5", "line 3, compare_with", "“5” is not a period"),
    ("brand: {color: '#000000'}", "line 3, brand.color", "Write colour"),
    ("brand: {colour: red}", "line 3, brand.colour", 'red.*"#0b5394"'),
    ("brand:\n  colour: #0b5394", "line 4, brand.colour", "without quotes, # begins a comment"),
    ("brand: blue", "line 3, brand", "“blue” stands where keys are expected"),
    ("agency: {name: 12}", "line 3, agency.name", '12 is read as a number.*"12"'),
    ("agency: {name: [a]}", "line 3, agency.name", "A text is expected"),
    ("budget: {total: -1}", "line 3, budget.total", "-1 is too small.*0 or more"),
    ("budget: {total: '12 000,50'}", "line 3, budget.total", "not a number.*Write 12000.5,"),
    ("budget: {total: true}", "line 3, budget.total", "not a number"),
    ("budget: {total: .inf}", "line 3, budget.total", "not a number"),
    ("budget: {period: 2026-13}", "line 3, budget.period", "“2026-13” is not a period"),
    ("budget: {total: 5, ad_space: 6}", "line 3, budget.ad_space", "6, is more than the whole.*5"),
    ("budget: {ad_space: 6, ad_space_cap: 5}", "line 3, budget.ad_space", "more than its cap, 5"),
    ("budget: {thirds: {ad_space: 0, strategy: 0, production: 0}}", "line 3, budget.thirds",
     "weigh nothing"),
    ("exports: {date_order: dym}", "line 3, exports.date_order", "dmy, mdy and ymd"),
    ("exports: {extracted_on: 2026-31-10}", "line 3, exports.extracted_on",
     "“2026-31-10”.*2026-10-31"),
    ("exports: {extracted_on: 20261031}", "line 3, exports.extracted_on", "not a date"),
    ("objectives: growth", "line 3, objectives", "“growth” stands where a list is expected"),
    ("objectives: [growth]", "line 3, objectives[0]", "“growth” stands where keys are expected"),
    ("brand: {logo: ../secret.png}", "line 3, brand.logo", "outside the client's folder"),
    ("brand: {logo: /etc/hostname}", "line 3, brand.logo", "outside the client's folder"),
    ("brand: {logo: none.png}", "line 3, brand.logo", "no file “none.png”"),
    ("brand: {logo: client.yml}", "line 3, brand.logo", "neither a PNG nor a JPEG"),
    ("brand: {logo: .}", "line 3, brand.logo", "no file"),
    ('brand: {logo: "a\\0b"}', "line 3, brand.logo", "cannot be opened"),
]  # fmt: skip

OBJECTIVE = [
    ("target: 4, indicator: er_reach", "target", "4 is no rate.*For 4%, write 0.04"),
    ("baseline: 2.5, indicator: ctr", "baseline", "For 2.5%, write 0.025"),
    ("target: -0.1, indicator: er_reach", "target", "no rate"),
    ("target: 4 %", "target", "“4 %” is not a number. Write 0.04,"),
    ("target: lots", "target", "“lots” is not a number. Write digits only"),
    ("indicator: reech", "indicator", "no KPI “reech”. Write reach"),
    ("indicator: Portee", "indicator", "Write reach"),
    ("indicator: qqqqqq", "indicator", "Leave the key out"),
    ("goal: sell", "goal", "no goal “sell”. Write sell_online"),
    ("platform: Instagram", "platform", "no platform “Instagram”. Write instagram"),
    ("per: day", "per", "week, month, quarter, year and once"),
    ("level: top", "level", "business, marketing and social"),
    ("due: 31/10/2026", "due", "“31/10/2026” is not a date.*2026-10-31"),
    ("serves: nobody", "serves", "no objective “nobody” to serve"),
    ("serves: one", "serves", "in a circle: one → one"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "place", "words"), SINGLE)
def test_a_fault_has_its_place_and_its_remedy(write, faults, more, place, words):
    (found,) = faults(write(more)).items()
    assert found[0] == f"client.yml, {place}"
    assert re.search(words, found[1])


@pytest.mark.parametrize(("more", "key", "words"), OBJECTIVE)
def test_an_objective_s_fault_has_its_place_and_its_remedy(write, faults, more, key, words):
    folder = write(f"objectives:\n  - {{id: one, statement: Grow, {more}}}\n")
    (found,) = faults(folder).items()
    assert found[0] == f"client.yml, line 4, objectives[0].{key}"
    assert re.search(words, found[1])


def test_missing_keys_are_named(write, faults):
    found = faults(write(whole="organisation:\n  name: Acme\nobjectives:\n  - statement: Grow\n"))
    assert found == {
        "client.yml, line 1, organisation.type":
            "The key type is missing. Add it, followed by a colon, a space and its value.",
        "client.yml, line 1, period": "The key period is missing. "
            "Write 2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15.",
        "client.yml, line 4, objectives[0].id":
            "The key id is missing. "
            "Write lower-case letters without accents, digits, - and _ only.",
    }  # fmt: skip


def test_all_faults_of_all_files_come_together_in_the_order_of_the_file(write, faults):
    folder = write(
        "currency: euro\nobjectives:\n  - {id: a, statement: Grow, per: day, target: 7,"
        " indicator: er_reach}\n  - {id: a, statement: x}\nextra: 1\nextra: 2\n"
    )
    (folder / "inputs").mkdir()
    (folder / "inputs" / "budget_lines.csv").write_text("Line,Part,Planned\nAds,ads,much\n")
    assert [place.split(", ", 1)[1] for place in faults(folder)] == [
        "line 3, currency",
        "line 5, objectives[0].per",
        "line 5, objectives[0].target",
        "line 6, objectives[1].statement",
        "line 6, objectives[1].id",
        "line 7, extra",
        "line 8",
        "row 2, column Part",
        "row 2, column Planned",
    ]


def test_the_tree_holds(write, faults):
    rows = """
      - {id: top, level: business, statement: Sell more}
      - {id: mid, level: marketing, statement: Be known, serves: top}
      - {id: low, statement: Be seen, serves: mid}
      - {id: short, statement: Be seen too, serves: top}
    """
    assert len(read_brief(write(f"objectives:{rows}")).file.objectives) == 4
    found = faults(write(f"objectives:{rows.replace('serves: top', 'serves: low', 1)}"))
    assert set(found) == {
        "client.yml, line 5, objectives[1].serves", "client.yml, line 6, objectives[2].serves"
    }  # fmt: skip
    assert "in a circle: mid → low → mid" in found["client.yml, line 5, objectives[1].serves"]
    flat = faults(write(f"objectives:{rows.replace('level: marketing', 'level: social')}"))
    (sentence,) = flat.values()
    assert "“mid” is on the level social, which is not above" in sentence


def test_a_change_and_a_return_may_pass_one(write):
    more = "objectives:\n  - {id: a, statement: Grow, indicator: roi, target: 1.5}\n"
    assert read_brief(write(more)).file.objectives[0].target == 1.5


def test_a_logo_is_judged_by_its_content(write, faults):
    folder = write("brand: {logo: logo.png}\n")
    (folder / "logo.png").write_bytes(PNG)
    assert read_brief(folder).file.brand.logo == "logo.png"
    (folder / "logo.png").write_bytes(b"<svg onload=alert(1)>")
    assert "neither a PNG nor a JPEG" in str(faults(folder))
    (folder / "logo.png").write_bytes(PNG + b"\0" * 1_000_000)
    assert "larger than 1 MB" in str(faults(folder))


def test_a_logo_that_is_a_link_out_of_the_folder_is_refused(write, faults):
    folder = write("brand: {logo: logo.png}\n")
    (folder.parent / "secret.png").write_bytes(PNG)
    (folder / "logo.png").symlink_to(folder.parent / "secret.png")
    assert "outside the client's folder" in str(faults(folder))


@pytest.mark.parametrize(
    "site", ["javascript:alert(1)", "www.example.org", "https://a b", "ftp://x"]
)
def test_only_the_address_of_a_site_is_one(write, faults, site):
    whole = f"organisation: {{name: A, type: btob, website: '{site}'}}\nperiod: 2026\n"
    (found,) = faults(write(whole=whole)).items()
    assert found[0] == "client.yml, line 1, organisation.website"
    assert "https://www.example.org" in found[1]


@pytest.mark.parametrize("name", ["Été", "a b", "_x", "A", "x" * 64])
def test_the_folder_s_name_is_the_client_s_id(tmp_path, faults, name):
    folder = tmp_path / name
    folder.mkdir()
    (folder / "client.yml").write_text("organisation: {name: A, type: btob}\nperiod: 2026\n")
    (sentence,) = faults(folder).values()
    assert "cannot name a client" in sentence


def test_an_empty_key_is_as_good_as_absent(write):
    file = read_brief(write("currency:\nbudget:\n  total:\nobjectives:\nagency:\n")).file
    assert (file.currency, file.budget.total, file.objectives) == ("EUR", None, ())
    assert file.organisation.type is OrganisationType.BTOC


def test_every_fault_is_said_in_french_too(write):
    folder = write("currency: euro\nzz: 1\nobjectives: [{id: a, statement: x, due: 5}]\n")
    with pytest.raises(BriefError) as caught:
        read_brief(folder)
    french = language("fr")
    for fault in caught.value.faults:
        for message in (fault.problem, fault.remedy):
            assert french.render(message) != message.plain()


def test_the_basis_of_the_engagement_rate_is_one_of_four(write):
    file = read_brief(write("report:\n  engagement_basis: followers\n")).file
    assert file.report.engagement_basis == "followers"
    with pytest.raises(BriefError, match="engagement_basis"):
        read_brief(write("report:\n  engagement_basis: likes\n"))
