"""What a hired crew is given on the desk: pictures, LoRAs and takes, brought or taken from the
film, each only where the crew can use it."""

import io
import re

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import save

from studio.edits import SetCrew
from studio.store import Store
from tests.browser.test_looks import CONTRAST, READABLE
from tests.browser.test_texts import INSIDE

pytestmark = pytest.mark.slow

SCRIPT = """INT. CORNER CAFE - DAY

Two cups on a round table. DANIEL (40s) turns his by the handle.

RUTH comes in from the rain and stops.

RUTH
You came.
"""
HIRED = "rules+sdxl-turbo+ltx-video-2b@draft"
"""Not installed here: what they can be given is known from the catalogue."""


def film(server, project):
    store = Store(server.home)
    try:
        return store.head(project).project
    finally:
        store.close()


def hire(one, crew):
    """As if its models had been installed once."""
    store, project = Store(one.server.home), one.where()["project"]
    store.commit(project, store.revision(project), SetCrew(crew=crew).edit, "test")
    store.close()
    one.until("(crew) => document.querySelector('#sr-bar .crew')?.innerText.includes(crew)", "sdxl")
    one.settle()


def begun(window, **options):
    """A drawn film, its second shot on the desk, and then another crew."""
    one = window("&place=projects", **options)
    one.page.locator("#sr-projects textarea").wait_for()
    one.begin(SCRIPT, "Cups")
    one.page.evaluate("() => storyreel.act('hire', { crew: 'rules+slate+parallax' })")
    one.settle()
    one.until_drawn()
    return one


def fold(one, panel, at=0):
    found = one.page.locator(f"#sr-{panel} details").nth(at)
    found.evaluate("(fold) => { fold.open = true; }")
    return found


def picture():
    file = io.BytesIO()
    Image.fromarray(np.full((36, 64, 3), 90, np.uint8)).save(file, "PNG")
    return {"name": "mine.png", "mimeType": "image/png", "buffer": file.getvalue()}


def lora(name="unet.lora_A.weight"):
    data = save({name: np.zeros((2, 4), np.float32)}, {"ss_output_name": "warm light"})
    return {"name": "style.safetensors", "mimeType": "application/octet-stream", "buffer": data}


def bring(group, file):
    group.locator("input[type=file]").set_input_files(file)


def test_nothing_is_offered_that_nobody_can_use(window):
    one = begun(window)
    one.pick(one.shots()[1])
    for panel in ("guide", "shooting"):
        assert not one.page.locator(f"#sr-{panel} details:visible").count()
    hire(one, HIRED)
    guide, shooting = fold(one, "guide"), fold(one, "shooting")
    for name in ("Start from a picture", "Depth picture", "Line picture", "Pose picture", "LoRAs"):
        guide.get_by_role("group", name=name, exact=True).wait_for()
    assert not guide.get_by_role("group", name="References").count(), "it has no such ability"
    for name in ("Last picture", "Go on from a take", "Make a take over", "LoRAs"):
        shooting.get_by_role("group", name=name, exact=True).wait_for()
    fold(one, "guide", 1).get_by_role("group", name="LoRAs of RUTH").wait_for()
    cost = one.page.locator("#sr-desk .cost")
    cost.get_by_text(re.compile("To make this shot: about .* of memory .* of disk")).wait_for()
    cost.get_by_text(re.compile("To make the film")).wait_for()


def test_a_guide_is_given_seen_taken_away_and_undone(window, server):
    one = begun(window)
    project, (first, second) = one.where()["project"], one.shots()[:2]
    hire(one, HIRED)
    one.pick(second)
    guide = fold(one, "guide")

    def given():
        return film(server, project).shot(second).guide

    start = guide.get_by_role("group", name="Start from a picture")
    start.get_by_role("combobox").select_option(index=1)
    start.locator("img").wait_for()
    one.settle()
    assert given().source == film(server, project).shot(first).keyframes[-1].image
    slider = guide.get_by_label("How far it may go", exact=True)
    slider.focus()
    one.press("ArrowLeft", "ArrowLeft")
    assert given().strength == pytest.approx(0.5)
    assert slider.evaluate("(one) => one === document.activeElement"), "the hand stays on it"
    start.get_by_role("button", name="Start from a picture: Take away").click()
    start.locator("img").wait_for(state="detached")
    one.settle()
    assert given().source is None
    one.undo()
    start.locator("img").wait_for()

    depth = guide.get_by_role("group", name="Depth picture")
    bring(depth, picture())
    depth.locator("img").wait_for()
    guide.get_by_text("cannot use the depth picture for this board").wait_for()
    guide.get_by_label("Keep to the 3D artist's composition").uncheck()
    one.settle()
    assert not given().keeps_composition


def test_loras_are_brought_for_a_shot_and_for_somebody(window, server):
    one = begun(window)
    project, shot = one.where()["project"], one.shots()[1]
    hire(one, HIRED)
    one.pick(shot)
    one.forgive(r"400 .*\S+/upload/")
    guide = fold(one, "guide")
    loras = guide.get_by_role("group", name="LoRAs")
    bring(loras, lora("unet.to_q.weight"))
    guide.get_by_text("holds no LoRA").wait_for()
    bring(loras, lora())
    strong = loras.get_by_label("warm light", exact=True)
    strong.focus()
    one.press("ArrowRight")
    (kept,) = film(server, project).shot(shot).guide.loras
    assert kept.name == "warm light"
    assert kept.strength == pytest.approx(1.05)
    assert kept.file.endswith(".lora")

    cast = fold(one, "guide", 1)
    bring(cast.get_by_role("group", name="LoRAs of DANIEL"), lora())
    cast.get_by_label("warm light", exact=True).wait_for()
    one.settle()
    people = {person.name: person for person in film(server, project).cast}
    assert people["DANIEL"].loras[0].file == kept.file


def test_a_camera_ends_on_the_frame_of_another_shot_and_goes_on_from_takes(window, server):
    one = begun(window)
    project, (first, second) = one.where()["project"], one.shots()[:2]
    one.page.evaluate("(shots) => storyreel.act('shoot', { shots })", [first])
    one.pick(first)
    one.page.locator("#sr-versions video").wait_for()
    one.settle()
    hire(one, HIRED)
    one.pick(second)
    shooting = fold(one, "shooting")

    def given():
        return film(server, project).shot(second).shooting

    last = shooting.get_by_role("group", name="Last picture")
    last.get_by_role("combobox").select_option(index=1)
    last.locator("img").wait_for()
    one.settle()
    kept = film(server, project)
    with Image.open(server.home / "media" / given().last[:2] / given().last) as image:
        assert image.size == kept.form.size, "the frame alone, without what lies around it"
    on = shooting.get_by_role("group", name="Go on from a take")
    on.get_by_role("combobox").select_option(label="1A-1")
    on.locator("img").wait_for()
    one.settle()
    assert given().extends == kept.shot(first).takes[-1].media
    over = shooting.get_by_role("group", name="Make a take over")
    over.get_by_role("combobox").select_option(label="1A-1")
    shooting.get_by_label("How far it may go").wait_for()
    shooting.get_by_role("button", name="Shoot this one in final quality").wait_for()


SMALL, LARGE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.mark.parametrize(
    ("language", "size"), [("en-US", SMALL), ("he-IL", SMALL), ("zh-CN", LARGE), ("he-IL", LARGE)]
)
def test_the_folds_fit_every_window_and_language(window, language, size):
    one = window("", viewport=size, locale=language)
    one.until("() => document.querySelectorAll('#sr-board .shot img').length > 1")
    hire(one, HIRED)
    one.pick(one.shots()[1])
    one.page.evaluate("() => document.body.classList.add('desk')")
    for panel, at in (("guide", 0), ("guide", 1), ("shooting", 0)):
        fold(one, panel, at).wait_for()
    one.until(INSIDE)
    one.until(
        "() => [...document.querySelectorAll('.giving')]"
        ".every((fold) => fold.scrollWidth <= fold.clientWidth + 1)"
    )
    text = one.page.locator("#desk").inner_text()
    assert not re.search(r"\b(guide|cast|shooting|give|cost)\.[a-z]", text)
    one.until("() => document.getAnimations().length === 0")
    assert not one.page.evaluate(CONTRAST % READABLE)
    nameless = one.page.evaluate(
        "() => [...document.querySelectorAll('.giving :is(button, input, select, textarea)')]"
        ".filter((one) => one.checkVisibility() && !one.innerText.trim() && !one.title"
        " && !one.getAttribute('aria-label') && !one.labels?.length)"
        ".map((one) => one.outerHTML.slice(0, 120))"
    )
    assert not nameless
