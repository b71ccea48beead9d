"""50 people at one server: each in a window of its own, looking, editing, undoing, uploading.

There is no baseline. They come within 20 s. Everyone begins a project of their own, whose boards
are drawn meanwhile, and then does the same steps in another order, thinking 1 to 3 s before each,
while the window asks every second whether something happened. `p95_s` is over all actions of all,
from the click to the whole answer, on a machine that has nothing else to do; `errors` what the
server answered as it should not; `leaks` what one saw of another once the own project was open.
"""

import io
import random
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from PIL import Image

from tests.benchmark._page import Trouble, Visitor
from tests.browser.server import running

PEOPLE = 50
STEPS = 12
ARRIVING_S = 20.0
THINKING_S = (1.0, 3.0)
PULSE_S = 1.0
LONGEST_S = 600
"""Nobody begins another step after this."""
SCRIPT = """INT. ROOM OF {name} - DAY

{name} opens the drawer and takes the letter out of it.

{name}
Nobody but {name} may read this.

EXT. GARDEN OF {name} - NIGHT

{name} buries the letter under the tree. The dog looks on.
"""
MOVES = ("pan-left", "tilt-up", "dolly-in", "truck-right", "static")
LENSES = (24, 35, 50, 85)


class Person:
    """One of them. `name` stands in their script and in nobody else's."""

    def __init__(self, number, address, deadline_s):
        self.number, self.name = number, f"WALTRAUD{number:03d}ENDE"
        self._dice = random.Random(number)
        self._deadline_s = deadline_s
        self._address = address
        self.troubles, self.visitor, self.key = [], None, ""

    def live(self):
        try:
            threading.Event().wait(self._dice.uniform(0, ARRIVING_S))
            self.visitor = Visitor(self._address)
            self.visitor.act("begin", script=SCRIPT.format(name=self.name), title=self.name)
            self.visitor.heard.clear()
            self.shots = sorted(self._shots())
            steps = [self.look, self.edit, self.undo] * (STEPS // 3)
            self._dice.shuffle(steps)
            for step in (self.look, *steps, self.bring, self.edit):
                self.think()
                if time.monotonic() > self._deadline_s:
                    raise Trouble("the server is too slow to come to an end")
                step()
            self.check()
        except (Trouble, httpx.HTTPError, AssertionError, KeyError) as error:
            self.troubles.append(f"{self.name}: {type(error).__name__} {error}")

    def _shots(self):
        board = self.told("scenes")
        return [shot["id"] for scene in board["scenes"] for shot in scene["shots"]]

    def told(self, key):
        """The newest of the answered values that has this key."""
        return next(
            found
            for outputs in reversed(self.visitor.answers)
            for found in outputs
            if isinstance(found, dict) and key in found
        )

    def think(self):
        end = time.monotonic() + self._dice.uniform(*THINKING_S)
        while (left := end - time.monotonic()) > 0:
            threading.Event().wait(min(left, PULSE_S))
            revision, changes = self.visitor.pulse()
            where = self.visitor.where
            if (revision, changes) != (where["revision"], where["changes"]):
                self.visitor.act("refresh")

    def look(self):
        self.visitor.choose(self._dice.choice(self.shots))

    def edit(self):
        wanted = {"move": self._dice.choice(MOVES), "lens_mm": self._dice.choice(LENSES)}
        self.visitor.act("camera", shots=self.visitor.where["shots"], **wanted)

    def undo(self):
        if self.told("undo")["undo"]:
            self.visitor.act("undo")
            self.visitor.act("redo")

    def bring(self):
        """An own picture, for the shot that is looked at."""
        picture = io.BytesIO()
        Image.new("RGB", (320, 180), (self.number, 255 - self.number, 90)).save(picture, "PNG")
        came = self.visitor.post(
            f"/upload/{self.visitor.where['project']}?as=picture", picture.getvalue()
        )
        assert came.status_code == 200, came.text
        self.key = came.json()["key"]
        self.visitor.act("own-picture", key=self.key)

    def check(self):
        """What was done last is what is kept, and one's own is there."""
        mine = self.visitor.get(f"/media/{self.visitor.where['project']}/{self.key}")
        assert mine.status_code == 200, f"own picture: {mine.status_code}"
        title = self.told("title")["title"]
        assert title == self.name, f"another title: {title}"


def leaks(people):
    """What reached one of another: words, and pictures by their address."""
    found = []
    for person, other in zip(people, [*people[1:], people[0]], strict=True):
        heard = "\n".join(person.visitor.heard)
        found += [
            f"{person.name} heard of {one.name}"
            for one in people
            if one is not person and one.name in heard
        ]
        asked = person.visitor.get(f"/media/{person.visitor.where['project']}/{other.key}")
        if asked.status_code != 404:
            found.append(f"{person.name} sees a picture of {other.name}: {asked.status_code}")
    return found


def main():
    with tempfile.TemporaryDirectory() as folder, running(Path(folder, "home")) as server:
        deadline_s = time.monotonic() + LONGEST_S
        people = [Person(number, server.address, deadline_s) for number in range(PEOPLE)]
        with ThreadPoolExecutor(PEOPLE) as room:
            list(room.map(Person.live, people))
        troubles = [trouble for person in people for trouble in person.troubles]
        seen = [] if troubles else leaks(people)
        cpu_s = server.cpu_s()
        for person in people:
            if person.visitor:
                person.visitor.close()
    for sentence, times in Counter(troubles + seen).items():
        print(f"{times}x {sentence}")
    took = sorted(s for person in people if person.visitor for s in person.visitor.seconds)
    assert took, "nobody came in"
    return {
        "p95_s": round(took[int(len(took) * 0.95)], 3),
        "median_s": round(took[len(took) // 2], 3),
        "longest_s": round(took[-1], 3),
        "people": PEOPLE,
        "actions": len(took),
        "errors": len(troubles),
        "leaks": len(seen),
        "server_cpu_s": round(cpu_s, 1),
    }
