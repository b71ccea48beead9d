"""A Chromium for all tests of this folder, a server and a window for each.

Where no Chromium can be had the tests skip and say why; with CI set that is a failure.
"""

import os

import pytest

from tests.browser.chromium import NoChromium, launch
from tests.browser.server import running
from tests.browser.window import Window


@pytest.fixture(scope="package")
def chromium():
    # Of this package only: while Playwright runs, its event loop would be in the way of others.
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        _without(str(error))
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoChromium as error:
            _without(str(error))
        yield browser
        browser.close()


def _without(reason):
    sentence = f"No Chromium could be had. {reason}"
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """One for all tests: every one makes a project of its own."""
    with running(tmp_path_factory.mktemp("home")) as one:
        yield one


@pytest.fixture
def window(chromium, server):
    """Opens windows, each of a person of its own: `window()`, or with options of a Playwright
    context. Fails where the page met an error or asked anybody but its server."""
    opened = []

    def open_one(path="", **options):
        opened.append(Window(chromium, server, path, **options))
        return opened[-1]

    yield open_one
    troubles = [trouble for one in opened for trouble in one.close()]
    assert not troubles, troubles
