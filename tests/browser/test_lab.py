"""JupyterLab itself, driven from the keyboard: from the start page to a decision in the report.

And the same explorers as a page without code. Neither asks anything of anyone outside.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from stratbook.core.vocabulary import Document
from stratbook.report import render
from stratbook.report.history import Keeping

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 90_000  # ms; a loaded machine starts kernels slowly
MENU = ".lm-Menu-itemLabel"
# Names every address that the server or a kernel speaks to, whatever library does it.
LISTENER = """
import os, sys

def heard(event, args):
    if event == "socket.connect" and isinstance(args[1], tuple):
        host = str(args[1][0])
    elif event == "socket.getaddrinfo":
        host = str(args[0] or "localhost")
    else:
        return
    if not (host.startswith("127.") or host in ("localhost", "::1", "0.0.0.0")):
        with open(os.environ["HEARD"], "a") as file:
            file.write(host + "\\n")

sys.addaudithook(heard)
"""


@pytest.fixture
def client(root, tmp_path) -> Path:
    """Return a copy of a demonstration client, to be written into."""
    left_out = shutil.ignore_patterns("kpi_history.csv", "history", ".*")
    place = tmp_path / "librairie_du_quai"
    return Path(shutil.copytree(root / "data" / "clients" / place.name, place, ignore=left_out))


@pytest.fixture(autouse=True)
def patient() -> Iterator[None]:
    """Wait as long as kernels take; other tests expect what is there at once."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@contextmanager
def served(place: Path, *arguments: object) -> Iterator[str]:
    """Run ``stratbook lab`` as a person would, lend its address, end it with Ctrl-C."""
    (place / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    heard = place / "heard.txt"
    environment = {
        **os.environ, "STRATBOOK_LANG": "en", "PYTHONPATH": str(place), "HEARD": str(heard),
        "HOME": str(place / "home"), "JUPYTER_RUNTIME_DIR": str(place / "runtime"),
    }  # fmt: skip
    command = [sys.executable, "-m", "stratbook", "lab", *map(str, arguments), "--no-browser"]
    command += ["--out", str(place / "reports")]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    said = []
    try:
        for line in server.stderr:
            said.append(line)
            if line.startswith("http://127.0.0.1:"):
                break
        else:
            pytest.fail("".join(said))
        yield line.strip()
    finally:
        server.send_signal(signal.SIGINT)
        try:
            _, after = server.communicate(timeout=60)
        finally:
            server.kill()
    assert server.returncode == 0, after
    assert "Traceback" not in after
    assert "has ended" in after
    assert not heard.exists(), heard.read_text(encoding="utf-8")


@contextmanager
def window(browser: Browser, address: str) -> Iterator[Page]:
    """Lend a window on the address; nothing else may be asked of, and nothing break."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    outside, broken = [], []
    host = urlsplit(address).netloc
    page.on("request", lambda asked: outside.append(asked.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    for _ in range(200):
        try:
            page.goto(address, wait_until="commit")
            break
        except Exception:  # noqa: BLE001 - until the server listens
            page.wait_for_timeout(200)
    yield page
    context.close()
    assert [each for each in outside if not _local(each, host)] == []
    assert broken == []


def _local(url: str, host: str) -> bool:
    return urlsplit(url).netloc == host or url.startswith(("data:", "blob:", "about:"))


def violations(page: Page, axe: str, inside: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("where => axe.run(where, {resultTypes: ['violations']})", inside)
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


def reached(page: Page, target: Locator, key: str = "Tab", most: int = 40) -> None:
    """Press a key until the target has the focus, as one does without a mouse."""
    for _ in range(most):
        page.keyboard.press(key)
        if target.evaluate("each => each === document.activeElement"):
            return
    pytest.fail(f"not reached with {key}: {target}")


def moved_by_keyboard(page: Page, name: str, presses: int) -> str:
    """Go from the list before a slider to the slider with Tab, and move it; return its number."""
    slider = page.locator(".widget-slider", has_text=name).first
    handle = slider.locator("[role=slider]").first
    page.locator(".widget-dropdown select:visible").first.focus()
    reached(page, handle)
    expect(handle).to_have_attribute("aria-label", re.compile(name))
    assert page.locator(".widget-dropdown select:visible").first.get_attribute(
        "data-lm-suppress-shortcuts"
    )
    before = slider.locator(".widget-readout").inner_text()
    for _ in range(presses):
        page.keyboard.press("ArrowRight")
    expect(slider.locator(".widget-readout")).not_to_have_text(before)
    number = slider.locator(".widget-readout").inner_text()
    expect(handle).to_have_attribute("aria-valuetext", number)  # not all its decimals
    return number


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_from_a_slider_in_jupyterlab_to_the_report(browser, axe, client, tmp_path, monkeypatch):
    with served(tmp_path, client) as address, window(browser, address) as page:
        start = page.locator(".sb-lab")
        expect(start).to_contain_text("Librairie du Quai")
        assert page.locator(".jp-Notebook .jp-InputArea-editor:visible").count() == 0
        assert violations(page, axe, ".sb-lab") == []

        start.get_by_role("link", name="Plan média").click()
        expect(page.locator(".jp-NotebookPanel:visible .jp-CodeCell").first).to_be_visible()
        _run_all(page)
        number = moved_by_keyboard(page, "Achat d’espace", 10)
        shown = page.locator(".sb-moved .sb-figure-subtitle").first
        expect(shown).to_contain_text(re.compile(_spaced(digits(number))))

        page.get_by_label("Raison").focus()
        page.keyboard.type("Décidé au comptoir <b>mardi</b>")
        page.keyboard.press("Tab")
        page.keyboard.type("Gérance")
        reached(page, page.get_by_role("button", name="Garder cette décision"))
        page.keyboard.press("Space")
        expect(page.locator(".sb-moved [role=status]").last).to_contain_text("Décision gardée")

    brief = (client / "client.yml").read_text(encoding="utf-8")
    assert f"ad_space: {digits(number)}" in brief
    report = _rendered(client, tmp_path, monkeypatch)
    assert "Décidé au comptoir &lt;b&gt;mardi&lt;/b&gt;" in report
    assert re.search(_spaced(digits(number)), report)
    # The sources of the notebooks stayed clean; the lab is beside the reports.
    assert (tmp_path / "reports" / client.name / "lab" / "fr" / "06_media_plan.ipynb").is_file()


def _run_all(page: Page) -> None:
    """Run ▸ Run All Cells, again where the kernel was not there yet to hear it."""
    expect(page.locator(".jp-StatusBar-Widget")).to_contain_text("(ipykernel) | Idle")
    # A slow machine is asked which kernel; the one proposed is right.
    asked = page.locator(".jp-Dialog", has_text="Kernel")
    page.add_locator_handler(asked, lambda: asked.locator(".jp-mod-accept").click())
    begun = page.locator(".jp-InputPrompt", has_text=re.compile(r"\[(\*|\d+)\]")).first
    for _ in range(6):
        page.locator(".lm-MenuBar-itemLabel:text-is('Run')").click()
        page.locator(f"{MENU}:text-is('Run All Cells')").click()
        try:
            begun.wait_for(state="attached", timeout=10_000)
            break
        except TimeoutError:
            continue
    expect(page.locator(".jp-OutputArea-output .widget-slider").first).to_be_visible()
    expect(page.locator(".jp-StatusBar-Widget")).to_contain_text("Idle")
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def _spaced(number: str) -> str:
    """Return a number as any language writes it: thousands apart by a space or a comma."""
    return r"[\s\u202f\u00a0,]?".join((number[:-3], number[-3:]))


def _rendered(client: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(render, "CHAPTERS", dict.fromkeys(Document, ("06_media_plan",)))
    (path,) = render.render_client(
        client, languages=("fr",), out=place / "reports", keeping=Keeping(wanted=False)
    )
    return path.read_text(encoding="utf-8")


def test_the_explorers_as_a_page_without_code(browser, client, tmp_path):
    with (
        served(tmp_path, client, "--page", "--lang", "en") as address,
        window(browser, address) as page,
    ):
        expect(page.locator("#loading")).to_contain_text("being prepared")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Librairie du Quai")
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator(".jp-InputArea:visible, .jp-CodeMirrorEditor:visible").count() == 0
        assert "import " not in page.inner_text("body")
        assert "parameters cell" not in page.inner_text("body")

        ad_space = page.get_by_role("button", name="Ad space")
        page.locator(".sb-page-choice button").first.focus()
        reached(page, ad_space)
        page.keyboard.press("Space")
        number = moved_by_keyboard(page, "Ad space", 5)
        shown = page.locator(".sb-figure-subtitle").first
        expect(shown).to_contain_text(re.compile(_spaced(digits(number))))
        page.set_viewport_size({"width": 800, "height": 1000})
        assert page.evaluate("document.documentElement.scrollWidth") <= 800
        _refused(browser, address)


def _refused(browser: Browser, address: str) -> None:
    """Without its key, or elsewhere: a sentence, no traceback, no path."""
    page = browser.new_context().new_page()
    base, key = address.split("?")
    page.goto(base)
    expect(page.locator("h1")).to_have_text("This page cannot be shown.")
    expect(page.locator("p")).to_contain_text("lacks its key")
    for other in ("voila/files/explore.ipynb", "voila/files/words.j2", "nowhere"):
        answer = page.goto(f"{base}{other}?{key}")
        assert answer.status >= 400
        assert "Traceback" not in page.content()
        assert key.removeprefix("token=") not in page.inner_text("body")
    page.context.close()
