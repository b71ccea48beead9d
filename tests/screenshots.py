"""Makes the README's screenshots from the real page: `python -m tests.screenshots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.server import ROOT, running
from tests.browser.window import Window

PICTURES = ROOT / "assets" / "readme"
EXAMPLE = ROOT / "assets" / "examples" / "the-long-stairs.fountain"
SIZE = {"width": 1440, "height": 900}
LOOK = {"type": "jpeg", "quality": 86}
LONGEST_MS = 900_000
SHOWN = 47
"""The shot of the film that the cut shows."""
AWAY = (2, 500)
"""Where the pointer is over nothing."""
PICTURES_THERE = """async () => {
    const seen = [...document.querySelectorAll('#studio *')].filter((one) => one.checkVisibility());
    const behind = seen.map((one) => getComputedStyle(one).backgroundImage)
        .flatMap((look) => [...look.matchAll(/url\\("(.*?)"\\)/g)].map((found) => found[1]));
    const before = seen.filter((one) => one.src && one.tagName === 'IMG').map((one) => one.src);
    await Promise.all([...behind, ...before].map((source) => {
        const image = new Image();
        image.src = source;
        return image.decode().catch(() => {});
    }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def main():
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder, "home")) as server,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        window = Window(browser, server, "&place=projects", viewport=SIZE, device_scale_factor=1.5)
        window.page.set_default_timeout(LONGEST_MS)
        window.begin(EXAMPLE.read_text("utf-8"), "The Long Stairs")
        window.until_drawn()
        PICTURES.mkdir(exist_ok=True)
        board(window)
        cut(window)
        script(window)
        troubles = window.close()
        browser.close()
        assert not troubles, troubles


def board(window):
    """The wall, with a shot that moves on the desk; then the desk by itself."""
    page = window.page
    moving = page.locator("#sr-board .shot:has(.tag.move:not(.static))").nth(1)
    moving.click()
    window.settle()
    quiet(window)
    page.screenshot(path=PICTURES / "board.jpg", **LOOK)
    page.locator("#desk").screenshot(path=PICTURES / "desk.jpg", **LOOK)


def cut(window):
    """The assembled film, with the playhead inside of it."""
    window.go("cut")
    window.until("() => /assembled/.test(document.querySelector('#sr-cut').innerText)")
    middle = window.page.locator("#sr-cut .tl-event:not(.card)").nth(SHOWN)
    middle.click()
    window.until(
        "() => [...document.querySelectorAll('#sr-cut video')].some((one) =>"
        " one.checkVisibility() && one.currentTime > 1 && !one.seeking && one.readyState > 1)"
    )
    quiet(window)
    window.page.screenshot(path=PICTURES / "cut.jpg", **LOOK)


def script(window):
    window.go("script")
    quiet(window)
    window.page.screenshot(path=PICTURES / "script.jpg", **LOOK)


def quiet(window):
    """Until nothing is made any more and every picture is there, those in backgrounds too."""
    window.until("() => document.querySelector('#sr-bar .work').textContent.includes('nothing')")
    window.page.evaluate(PICTURES_THERE)
    window.page.mouse.move(*AWAY)


if __name__ == "__main__":
    main()
