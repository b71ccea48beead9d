"""The board: 200 shots in a real Chromium, against the same wall built from keyed gr.render cards.

Both show the same film with the same pictures from the same routes, one after the other, each in a
server of its own. `load` is a warm page: from its address until every shot is there and the first
pictures are seen; `update` is one shot changed at the server, until the wall shows it; `select` is
a shot chosen, until the desk shows it. Medians of wall seconds, as a person waits for them; on a
busy machine only the ratios mean anything. `ratio` is the smaller of those of load and update.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmark._walls import SHOTS, make
from tests.browser.chromium import launch

ROUNDS = 5
WIDE = {"width": 1280, "height": 800}
PATIENCE_MS = 120_000

SEEN = """(selector) => [...document.querySelectorAll(selector)].slice(0, 8)
    .every((image) => image.complete && image.naturalWidth > 0)"""
COUNT = "([selector, wanted]) => document.querySelectorAll(selector).length >= wanted"
SAYS = "([selector, word]) => document.querySelector(selector)?.textContent.includes(word)"


class Ours:
    kind, cards, images = "ours", ".sr-board .shot", ".sr-board .shot img"
    fact = ".sr-board .shot .tag"

    def address(self, origin, project):
        return f"{origin}?project={project}&place=board"

    def change(self, page, word):
        page.evaluate(
            "(size) => storyreel.act('camera', { size, shots: "
            "[document.querySelector('.sr-board .shot').dataset.shot] })",
            word,
        )

    def select(self, page, index):
        page.locator(self.cards).nth(index).click()
        return ".sr-desk .head b", page.locator(self.cards).nth(index).locator(
            ".slate"
        ).inner_text()


class Cards:
    kind, cards, images = "cards", ".card.column", ".card img"
    fact = ".card .facts"

    def address(self, origin, _):
        return origin

    def change(self, page, _):
        page.locator(".card button.change").first.click()


@contextmanager
def serving(home, project, kind):
    command = [sys.executable, "-m", "tests.benchmark._walls", home, project, kind]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


class Wall:
    """One of the two, in a window of its own."""

    def __init__(self, browser, kind, token_address, project):
        self.kind = kind
        self.page = browser.new_context(viewport=WIDE, locale="en-US").new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.goto(token_address)
        self.address = kind.address(token_address.split("?")[0], project)
        self.seconds = {"load": [], "update": [], "select": []}
        self.size = 0
        self.load()
        self.seconds["load"].clear()

    def load(self):
        started = time.perf_counter()
        self.page.goto(self.address)
        self.page.wait_for_function(COUNT, arg=[self.kind.cards, SHOTS])
        self.page.wait_for_function(SEEN, arg=self.kind.images)
        self.seconds["load"].append(time.perf_counter() - started)
        self.size = self.page.evaluate("document.querySelectorAll('*').length")

    def update(self):
        before = self.page.locator(self.kind.fact).first.inner_text()
        word = "MS" if "CU" in before else "CU"
        started = time.perf_counter()
        self.kind.change(self.page, word)
        self.page.wait_for_function(SAYS, arg=[self.kind.fact, word])
        self.seconds["update"].append(time.perf_counter() - started)

    def select(self, index):
        started = time.perf_counter()
        selector, slate = self.kind.select(self.page, index)
        self.page.wait_for_function(SAYS, arg=[selector, slate])
        self.seconds["select"].append(time.perf_counter() - started)

    def median(self, what):
        return statistics.median(self.seconds[what])


def main():
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        project = make(Path(home))
        browser = launch(playwright)
        with (
            serving(home, project, "ours") as our_address,
            serving(home, project, "cards") as their_address,
        ):
            ours = Wall(browser, Ours(), our_address, project)
            cards = Wall(browser, Cards(), their_address, project)
            for round_number in range(ROUNDS):
                for wall in (ours, cards):
                    wall.load()
                    wall.update()
                ours.select(round_number + 1)
            browser.close()
    return _told(ours, cards)


def _told(ours, cards):
    ratios = {what: cards.median(what) / ours.median(what) for what in ("load", "update")}
    return {
        "shots": SHOTS,
        "ratio": round(min(ratios.values()), 2),
        **{f"{what}_ratio": round(ratio, 2) for what, ratio in ratios.items()},
        **{f"{what}_s": round(ours.median(what), 2) for what in ("load", "update", "select")},
        **{f"cards_{what}_s": round(cards.median(what), 2) for what in ("load", "update")},
        "dom": ours.size,
        "cards_dom": cards.size,
    }
