"""What a newcomer does without being told: leaves a painting, turns a phone, takes a pause."""

import re

import pytest

from tests.browser.scripts import SHORT
from tests.browser.window import expect

pytestmark = pytest.mark.slow
PHONE = {"width": 390, "height": 844}


def painted(one):
    """A stroke over the picture of the shot on the desk."""
    one.page.get_by_role("button", name="Paint mask").click()
    box = one.page.locator("#sr-desk canvas.mask").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    one.page.mouse.move(x, y)
    one.page.mouse.down()
    one.page.mouse.move(x + 30, y + 10, steps=3)
    one.page.mouse.up()


def test_a_painting_is_kept_when_another_shot_is_chosen(window):
    one = window()
    one.begin(SHORT)
    first, second = one.shots()[:2]
    one.until_drawn()
    one.pick(first)
    painted(one)
    one.pick(second)
    expect(one.page.locator("#sr-desk canvas.mask")).to_have_count(0)
    expect(one.page.locator('#sr-bar button[title^="Undo: mask on"]')).to_be_enabled()
    one.pick(first)
    expect(one.page.locator("#sr-desk .note")).to_contain_text("This shot has a mask.")


def test_shots_are_filtered_on_a_phone(window):
    one = window(viewport=PHONE)
    one.begin(SHORT)
    scenes = one.page.get_by_label("All scenes")
    scenes.scroll_into_view_if_needed()
    scenes.select_option(index=1)
    expect(one.page.locator("#sr-board .scene")).to_have_count(1)
    one.until("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_pause_in_the_cut_lasts(window):
    one = window()
    one.begin(SHORT)
    one.go("cut")
    state = one.page.locator("#sr-cut .ct-film")
    state.get_by_role("button", name="Pause").click()
    expect(state).to_contain_text("Paused")
    one.settle()
    one.page.reload()
    one.settle()
    expect(state).to_contain_text("Paused")
    state.get_by_role("button", name="Make the film").click()
    expect(state).to_contain_text("the assembled film")


def test_the_player_obeys_its_keys(window):
    one = window()
    one.begin(SHORT)
    one.go("cut")
    expect(one.page.locator("#sr-cut .ct-screen")).to_be_focused()
    code, play = one.page.locator("#sr-cut .ct-code"), one.page.locator("#sr-cut .ct-play")
    for key, at in (
        ("Home", "00:00:00:00"),
        ("ArrowRight", "00:00:00:01"),
        ("Shift+ArrowRight", "00:00:00:11"),
        ("ArrowLeft", "00:00:00:10"),
        ("ArrowUp", "00:00:00:00"),
    ):
        one.press(key)
        expect(code).to_have_text(re.compile(f"^{at}"))
    one.press("End", "ArrowRight")
    first, last = code.inner_text().split(" / ")
    assert first < last
    for key, title in (("Space", "Pause"), ("k", "Play"), ("l", "Pause"), ("Space", "Play")):
        one.press(key)
        expect(play).to_have_attribute("title", re.compile(f"^{title}"))


def test_menus_speak_the_language_of_the_page_and_send_the_same(window):
    one = window(locale="zh-CN")
    one.page.locator('#sr-bar .rail [data-place="projects"]').click()
    before = one.where()["project"]
    one.page.locator("#sr-projects textarea").fill(SHORT)
    one.page.locator("#sr-projects .primary").click()
    one.until("(old) => storyreel.where().project !== old", before)
    one.settle()
    one.pick(one.shots()[0])
    one.choose("运动", "推近")
    expect(one.card(one.shots()[0]).locator(".tag.move")).to_have_class("tag move dolly-in")
    expect(one.card(one.shots()[0]).locator(".tag.move")).to_have_text("推近")


def test_a_place_that_is_chosen_before_the_first_answer_is_where_one_arrives(window):
    one = window()
    one.begin(SHORT)
    project = one.where()["project"]
    with one.waiting_line() as held:
        with one.page.expect_request("**/queue/join*"):
            one.page.reload()
        one.page.locator('#sr-bar .rail [data-place="script"]').click()
        assert held, "the page waits for its first answer"
    one.until("() => storyreel.where().drawn.endsWith('/script')")
    one.settle()
    assert (one.where()["project"], one.where()["place"]) == (project, "script")


def test_what_nothing_brings_back_is_asked_twice(window):
    one = window()
    one.begin(SHORT, "Not wanted any more")
    one.until_drawn()
    one.go("projects")
    card = one.page.locator("#sr-projects .project", has_text="Not wanted any more")
    expect(card).to_contain_text("2 scenes")
    card.get_by_role("button", name="Trash").click()
    one.settle()
    thrown = one.page.locator("#sr-projects .trash .job", has_text="Not wanted any more")
    thrown.get_by_role("button", name="Delete for good").click()
    expect(thrown).to_have_count(1)
    thrown.get_by_role("button", name="Nothing brings it back").click()
    expect(thrown).to_have_count(0)
