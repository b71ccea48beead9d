"""A person who starts Storyreel for the first time."""

import httpx
import pytest

from tests.browser.server import running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
MOST_NODES = 3000


def test_the_example_is_there_and_is_drawn(window):
    one = window()
    assert one.where()["place"] == "board"
    assert len(one.shots()) > 10
    one.page.locator("#sr-board .shot img").first.wait_for()
    one.until(
        "() => { const image = document.querySelector('#sr-board .shot img');"
        " return image && image.complete && image.naturalWidth > 100; }"
    )
    assert one.page.title().endswith("Storyreel")
    assert one.page.evaluate("() => document.querySelectorAll('*').length") < MOST_NODES


def test_the_token_leaves_the_address(window):
    one = window()
    assert "token" not in one.page.url
    assert one.page.evaluate("() => document.cookie") == ""


def test_without_the_token_a_sentence_and_no_page(server):
    answer = httpx.get(server.origin, headers={"Accept": "text/html"}, trust_env=False)
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
        assert one.page.evaluate("() => document.body.dataset.place") == place


def test_an_empty_home_says_what_to_do(window):
    one = window("&place=projects")
    assert one.page.get_by_role("button", name="Open the example").is_visible()
    assert one.page.locator("#sr-projects textarea").get_attribute("placeholder")
