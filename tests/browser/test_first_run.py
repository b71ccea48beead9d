"""A person who starts Storyreel for the first time."""

import re

import httpx
import pytest

from tests.browser.server import running
from tests.browser.window import WAIT_MS, expect

pytestmark = pytest.mark.slow
MOST_NODES = 3000


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One that nobody has seen yet."""
    with running(tmp_path_factory.mktemp("home")) as one:
        yield one


def test_the_example_is_there_and_is_drawn(window):
    one = window()
    one.until("() => storyreel.where().place === 'board'")
    expect(one.cards.nth(10)).to_be_attached()
    one.page.locator("#sr-board .shot img").first.wait_for()
    one.until(
        "() => { const image = document.querySelector('#sr-board .shot img');"
        " return image && image.complete && image.naturalWidth > 100; }"
    )
    expect(one.page).to_have_title(re.compile("Storyreel$"))
    assert one.page.evaluate("() => document.querySelectorAll('*').length") < MOST_NODES


def test_the_token_leaves_the_address(window):
    one = window()
    expect(one.page).not_to_have_url(re.compile("token"))
    assert one.page.evaluate("() => document.cookie") == ""


def test_without_the_token_a_sentence_and_no_page(server):
    answer = httpx.get(
        server.origin, headers={"Accept": "text/html"}, trust_env=False, timeout=WAIT_MS / 1000
    )
    assert answer.status_code == 403
    assert "Storyreel is open at" not in answer.text
    assert "gradio" not in answer.text.lower()
    assert "terminal" in answer.text


def test_two_windows_at_once_make_one_example(chromium, tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    from tests.benchmark._page import Visitor

    with running(tmp_path / "home") as server, ThreadPoolExecutor(4) as room:
        visitors = list(room.map(lambda _: Visitor(server.address), range(4)))
        assert len({visitor.where["project"] for visitor in visitors}) == 1


def test_all_places_open_without_an_error(window):
    one = window()
    for place in ("script", "cut", "export", "projects", "board"):
        one.go(place)
        expect(one.page.locator("body")).to_have_attribute("data-place", place)


def test_an_empty_home_says_what_to_do(window):
    one = window("&place=projects")
    expect(one.page.get_by_role("button", name="Open the example")).to_be_visible()
    expect(one.page.locator("#sr-projects textarea")).to_have_attribute(
        "placeholder", re.compile(".")
    )
