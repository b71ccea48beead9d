"""One browser window of one person, and what went wrong in it."""

import json
import re
from contextlib import contextmanager
from urllib.parse import urlsplit

WAIT_MS = 240_000
"""Only a test that fails waits so long: machines that do other work besides are slow."""
SIZE = {"width": 1280, "height": 800}
FORGIVEN = (
    # Gradio reports its own answers when a window is closed or loaded again before they are whole.
    "BodyStreamBuffer was aborted",
    # Of a shot that is deleted before its picture is there.
    r"404 \(Not Found\) \S+/board/",
)


def expect(what):
    """Playwright's assertions, which wait; as long as everything else here does."""
    from playwright import sync_api

    sync_api.expect.set_options(timeout=WAIT_MS)
    return sync_api.expect(what)


class Window:
    """`page` is Playwright's. Everything that the person does waits until the studio answered."""

    def __init__(self, browser, server, path="", **options):
        self.server = server
        options = {"viewport": SIZE, "accept_downloads": True, "locale": "en-US", **options}
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(WAIT_MS)
        self.troubles = []
        self._forgiven = list(FORGIVEN)
        self.page = self._watched(self.context.new_page())
        self.page.goto(server.address + path)
        self.settle()

    def tab(self, path):
        """Another tab of the same person."""
        other = Window.__new__(Window)
        other.__dict__.update(self.__dict__)
        other.page = self._watched(self.context.new_page())
        other.page.goto(self.server.origin + path)
        other.settle()
        return other

    def _watched(self, page):
        page.on("pageerror", lambda error: self._note(f"error: {error}"))
        page.on("console", self._hear)
        page.on("request", self._look)
        page.on("response", self._answered)
        page.on("dialog", self._dismiss)
        return page

    def _note(self, trouble):
        if not any(re.search(part, trouble) for part in self._forgiven):
            self.troubles.append(trouble)

    def _dismiss(self, dialog):
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message):
        if message.type == "error":
            self._note(f"console: {message.text} {message.location.get('url', '')}")

    def _look(self, request):
        address = urlsplit(request.url)
        is_own = f"{address.scheme}://{address.netloc}" == self.server.origin
        if not is_own and address.scheme not in ("data", "blob"):
            self._note(f"asked elsewhere: {request.url}")

    def _answered(self, response):
        if response.status >= 500:
            self._note(f"{response.status}: {response.url}")

    def forgive(self, *patterns):
        """Troubles like these belong to what is done here. They may be reported late: from now on
        until the window is closed."""
        self._forgiven += patterns

    # Waiting

    def settle(self):
        """Until the studio answered everything that was asked of it. What a click or a key asks is
        counted before Playwright comes back from it."""
        self.page.wait_for_function(
            "() => { const here = window.storyreel?.where();"
            " return here?.drawn && here.asked === here.answered; }"
        )

    def until(self, condition, argument=None):
        """Until a function of the page says yes; returns what it said."""
        return self.page.wait_for_function(condition, arg=argument).json_value()

    def until_chosen(self, *shots):
        self.until(
            "(wanted) => [...storyreel.where().shots].sort().join() === wanted",
            ",".join(sorted(shots)),
        )

    def where(self):
        return self.page.evaluate("() => storyreel.where()")

    @contextmanager
    def waiting_line(self):
        """Gives a list of what is asked of the studio meanwhile; all of it arrives at the end."""
        held, is_over = [], False

        def hold(route):
            if is_over:
                route.continue_()
            else:
                held.append(route)

        self.page.route("**/queue/join*", hold)
        try:
            yield held
        finally:
            is_over = True
            for route in held:
                route.continue_()

    @contextmanager
    def hearing_nothing(self):
        """The window gets no news of what others do."""
        asks = re.compile("component_server")
        self.forgive("net::ERR_FAILED")
        self.page.route(asks, lambda route: route.abort())
        try:
            # It asks one after the other: once this one failed, none is on its way.
            with self.page.expect_event("requestfailed", lambda one: asks.search(one.url)):
                self.page.bring_to_front()
            self.settle()
            yield
        finally:
            self.page.unroute(asks)

    # Doing

    def go(self, place):
        self.page.locator(f'#sr-bar .rail [data-place="{place}"]').click()
        self.until("(place) => storyreel.where().place === place", place)
        self.settle()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def begin(self, script, title="A film"):
        """Pastes a script into the page of projects and waits for its board."""
        before = self.where()["project"]
        if self.where()["place"] != "projects":
            self.go("projects")
        self.page.locator("#sr-projects textarea").fill(script)
        self.page.locator("#sr-projects .new input:not([type=file])").fill(title)
        self.page.get_by_role("button", name="Break down the script").click()
        self.until("(old) => storyreel.where().project !== old", before)
        self.settle()
        self.cards.first.wait_for()

    # The board

    def shots(self):
        """Ids of the shots on the wall, in order."""
        return self.cards.evaluate_all("(all) => all.map((one) => one.dataset.shot)")

    @property
    def cards(self):
        return self.page.locator("#sr-board .shot")

    def card(self, shot):
        return self.page.locator(f'#sr-board .shot[data-shot="{shot}"]')

    def pick(self, shot, *modifiers):
        """Clicks a shot and waits until the desk shows it."""
        self.card(shot).click(modifiers=list(modifiers))
        self.settle()

    def until_shots(self, expected):
        self.until(
            "(wanted) => JSON.stringify([...document.querySelectorAll('#sr-board .shot')]"
            ".map((one) => one.dataset.shot)) === wanted",
            json.dumps(expected, separators=(",", ":")),
        )
        self.settle()

    def until_drawn(self):
        """Until the crew has drawn every shot."""
        self.until(
            "() => [...document.querySelectorAll('#sr-board .shot')]"
            ".every((one) => one.dataset.state === 'done')"
        )
        self.settle()

    def undo(self):
        self.page.locator('#sr-bar button[title^="Undo"]').click()
        self.settle()

    # The desk

    def field(self, label):
        return self.page.locator("#desk").get_by_label(label, exact=True)

    def choose(self, label, value):
        """An entry of one of the desk's lists."""
        self.field(label).click()
        self.page.get_by_role("option", name=value, exact=True).click()
        self.settle()

    def close(self):
        """Returns what went wrong."""
        self.context.close()
        return self.troubles
