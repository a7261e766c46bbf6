"""A report takes its place whole, inside its root, and leaves nothing beside it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from stratbook.core.errors import ParameterError
from stratbook.core.period import month
from stratbook.report.output import client_id, mend, replacing, report_folder, working


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def half_written(new):
    (new / "report.html").write_text("half", "utf-8")
    raise OSError("disk full")


def test_the_new_report_replaces_the_old_one(tmp_path):
    place = tmp_path / "fr"
    for text in ("one", "two"):
        with replacing(place) as new:
            (new / "report.html").write_text(text, "utf-8")
    assert (place / "report.html").read_text("utf-8") == "two"
    assert names(tmp_path) == ["fr"]


def test_a_failure_leaves_the_old_report_untouched(tmp_path):
    place = tmp_path / "fr"
    with replacing(place) as new:
        (new / "report.html").write_text("one", "utf-8")
    with pytest.raises(OSError, match="full"), replacing(place) as new:
        half_written(new)
    assert (place / "report.html").read_text("utf-8") == "one"
    assert names(tmp_path) == ["fr"]


def test_a_failure_without_an_old_report_leaves_none(tmp_path):
    with pytest.raises(OSError, match="full"), replacing(tmp_path / "fr"):
        raise OSError("disk full")
    assert names(tmp_path) == []


def test_a_report_moved_aside_by_a_killed_render_comes_back(tmp_path):
    aside = tmp_path / ".fr-old-abc"
    aside.mkdir()
    (aside / "report.html").write_text("one", "utf-8")
    mend(tmp_path / "fr")
    assert (tmp_path / "fr" / "report.html").read_text("utf-8") == "one"
    assert names(tmp_path) == ["fr"]


def test_what_a_killed_render_left_beside_a_whole_report_goes(tmp_path):
    (tmp_path / "fr").mkdir()
    (tmp_path / ".fr-old-abc").mkdir()
    mend(tmp_path / "fr")
    assert names(tmp_path) == ["fr"]


def test_a_work_folder_is_gone_afterwards_even_after_a_failure(tmp_path):
    with working(tmp_path, "acme") as work:
        assert work.is_dir()
        assert work.parent == (tmp_path / ".work").resolve()
    with pytest.raises(OSError, match="full"), working(tmp_path, "acme"):
        raise OSError("disk full")
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["acme", "acme-2", "ville_de_x", "0"])
def test_names_that_can_be_a_client_s(tmp_path, name):
    assert client_id(tmp_path / name) == name


NAMES = (
    "Acme", "a b", "é", "con", "lpt1", "nul", "aux", "-a", "a{0}", "{}", "a.b", "a:b", "c:", "a\\b",
    "~", "$home", "a%2fb", "a\n", "acme\u202e", "x" * 64,
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_that_cannot(tmp_path, name):
    with pytest.raises(ParameterError):
        client_id(tmp_path / name)


def test_a_report_lies_inside_its_root(tmp_path):
    out = tmp_path / "reports"
    place = report_folder(out, "acme", month(2026, 10), "fr")
    assert place == out / "acme" / "2026-10" / "fr"


@pytest.mark.parametrize("client", ["../acme", "/etc", "../reports-of-others", "a/../../.."])
def test_a_name_that_leads_out_is_refused_even_if_it_came_so_far(tmp_path, client):
    with pytest.raises(ParameterError, match="leads out"):
        report_folder(tmp_path / "reports", client, month(2026, 10), "fr")


def test_a_link_that_leads_out_is_refused(tmp_path):
    out, elsewhere = tmp_path / "reports", tmp_path / "reports-of-others"
    out.mkdir()
    elsewhere.mkdir()
    (out / "acme").symlink_to(elsewhere)
    with pytest.raises(ParameterError, match="leads out"):
        report_folder(out, "acme", month(2026, 10), "fr")


def test_nobody_else_can_open_the_folder_a_render_works_in(tmp_path):
    with working(tmp_path, "petits_pots.2026-10.") as work:
        assert work.stat().st_mode & 0o077 == 0


def test_who_removes_the_empty_work_folder_stops_nobody_who_just_made_it(tmp_path):
    def lend(name):
        for _ in range(300):
            with working(tmp_path, name) as work:
                assert work.is_dir()

    with ThreadPoolExecutor(4) as clients:
        list(clients.map(lend, ("one", "two", "three", "four")))
    assert not any(tmp_path.iterdir())
