"""The wall of shots: choosing, changing, reordering; nothing that is typed or made gets lost."""

import pytest

from tests.browser.scripts import SHORT
from tests.browser.window import expect

pytestmark = pytest.mark.slow
PROJECTS = "&place=projects"


@pytest.fixture
def board(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Two cups, short")
    return one


def test_a_pasted_script_becomes_shots_that_get_drawn(board):
    assert len(board.shots()) >= 4
    board.until_drawn()
    heads = board.page.locator("#sr-board .scene b")
    expect(heads).to_have_text(["1 INT. CORNER CAFE - DAY", "2 EXT. STREET - DAY"])


def test_delete_undo_redo_by_buttons_and_keys(board):
    shots = board.shots()
    board.pick(shots[1])
    board.press("Delete")
    board.until_shots([shots[0], *shots[2:]])
    board.undo()
    board.until_shots(shots)
    board.press("Control+Shift+z")
    board.until_shots([shots[0], *shots[2:]])
    board.press("Control+z")
    board.until_shots(shots)


def test_reorder_by_drag(board):
    shots = board.shots()
    target = board.card(shots[1])
    size = target.bounding_box()
    board.card(shots[0]).drag_to(
        target, target_position={"x": size["width"] - 8, "y": size["height"] / 2}
    )
    board.until_shots([shots[1], shots[0], *shots[2:]])
    board.press("Control+z")
    board.until_shots(shots)


def test_arrows_walk_and_shift_takes_more(board):
    shots = board.shots()
    board.pick(shots[0])
    board.press("ArrowRight", "ArrowRight")
    board.until_chosen(shots[2])
    board.press("Shift+ArrowLeft")
    board.until_chosen(*shots[1:3])
    board.press("Home")
    board.until_chosen(shots[0])
    board.press("End")
    board.until_chosen(shots[-1])


def test_space_on_a_button_presses_it(board):
    shots = board.shots()
    board.pick(shots[0])
    board.press("Delete")
    board.until_shots(shots[1:])
    board.page.locator('#sr-bar button[title^="Undo"]').focus()
    board.press("Space")
    board.until_shots(shots)


def test_many_at_once(board):
    shots = board.shots()
    board.pick(shots[0])
    board.pick(shots[2], "ControlOrMeta")
    board.until_chosen(shots[0], shots[2])
    board.press("Delete")
    board.until_shots([shots[1], *shots[3:]])
    board.undo()
    board.until_shots(shots)


def test_duplicate_insert_split_merge(board):
    shots = board.shots()
    for verb, more in (("Duplicate", 1), ("Insert a shot", 1), ("Split", 1)):
        board.pick(shots[0])
        board.page.get_by_role("button", name=verb, exact=True).click()
        expect(board.cards).to_have_count(len(shots) + more)
        board.undo()
        board.until_shots(shots)
    board.pick(shots[0])
    board.pick(shots[1], "Shift")
    board.page.get_by_role("button", name="Merge", exact=True).click()
    expect(board.cards).to_have_count(len(shots) - 1)
    board.undo()
    board.until_shots(shots)


def test_filters_hide_and_bring_back(board):
    shots = board.shots()
    find = board.page.get_by_label("Find text")
    find.fill("umbrella")
    expect(board.cards).not_to_have_count(len(shots))
    for text in board.cards.all_text_contents():
        assert "umbrella" in text
    assert board.shots()
    find.fill("no such word anywhere")
    board.page.get_by_text("No shot matches").wait_for()
    find.fill("")
    board.until_shots(shots)


def test_a_script_being_typed_outlives_the_work_of_the_crew(board):
    """The page is drawn again whenever a board is done; what stands in a field has to stay."""
    board.pick(board.shots()[0])
    board.until_drawn()
    board.go("projects")
    box = board.page.locator("#sr-projects textarea")
    typed = "INT. A NEW PLACE - DAY\n\nSomebody types."
    box.fill(typed)
    before = board.where()["changes"]
    board.page.evaluate("() => storyreel.act('redraw', { shots: [storyreel.where().shots[0]] })")
    board.until("(old) => storyreel.where().changes > old", before)
    board.settle()
    expect(box).to_have_value(typed)


def test_a_change_of_the_camera_is_on_the_card_and_in_the_desk(board):
    shots = board.shots()
    board.pick(shots[0])
    board.choose("Move", "tilt-up")
    board.until("(id) => document.querySelector(`[data-shot='${id}'] .tag.move.tilt-up`)", shots[0])
    board.pick(shots[1])
    board.pick(shots[0])
    expect(board.field("Move")).to_have_value("tilt-up")


def test_a_mistake_is_said_and_the_page_goes_on(board):
    """Its answer is the same as the one before, and yet an answer."""
    board.page.evaluate("() => storyreel.act('delete', { shots: [] })")
    board.page.get_by_text("No shot is selected").wait_for()
    board.settle()
    shots = board.shots()
    board.pick(shots[0])
    board.press("Delete")
    board.until_shots(shots[1:])


def test_a_text_belongs_to_the_shot_it_was_typed_for(board):
    """It is sent when the field is left, and that may be a click on another shot."""
    board.until_drawn()
    first, second = board.shots()[:2]
    board.pick(second)
    box = board.field("What is seen")
    before = box.input_value()
    board.pick(first)
    box.fill("A cat walks over the table.")
    board.pick(second)
    expect(board.card(first)).to_contain_text("cat")
    expect(board.card(second)).not_to_contain_text("cat")
    expect(box).to_have_value(before)
    board.pick(first)
    expect(box).to_have_value("A cat walks over the table.")


def test_however_long_an_answer_takes_the_desk_shows_the_shot_that_is_chosen(board):
    """The first choice is still on its way when the choice is back where it was."""
    board.until_drawn()
    first, second = board.shots()[:2]
    box = board.field("What is seen")
    for shot, words in ((second, "A dog sleeps."), (first, "A cat walks.")):
        board.pick(shot)
        box.fill(words)
    with board.waiting_line() as held:
        board.card(second).click()
        expect(board.page.locator("#desk")).to_have_attribute("inert", "")
        board.card(first).click()
        board.until_chosen(first)
    board.settle()
    assert len(held) == 1, "one after the other"
    expect(board.page.locator("#desk:not([inert])")).to_be_visible()
    expect(box).to_have_value("A cat walks.")
    board.pick(second)
    expect(box).to_have_value("A dog sleeps.")


def test_what_is_typed_into_the_next_field_outlives_the_answer_to_the_last(board):
    board.until_drawn()
    first, second = board.shots()[:2]
    seen, said = board.field("What is seen"), board.field("What is said")
    board.pick(first)
    seen.fill("A cat walks.")
    with board.waiting_line() as held:
        said.click()
        said.fill("RUTH: Shoo, and do not")
        board.until("() => storyreel.where().asked > storyreel.where().answered")
        assert held
    board.settle()
    expect(board.card(first)).to_contain_text("cat")
    expect(said).to_have_value("RUTH: Shoo, and do not")
    board.pick(second)
    expect(said).not_to_have_value("RUTH: Shoo, and do not")
    board.pick(first)
    expect(said).to_have_value("RUTH: Shoo, and do not")


def test_enter_goes_to_the_fields_once_they_show_the_shot(board):
    board.until_drawn()
    first, second = board.shots()[:2]
    board.pick(first)
    with board.waiting_line():
        for key in ("ArrowRight", "Enter"):
            board.page.keyboard.press(key)
    board.until_chosen(second)
    expect(board.page.locator("#desk :focus")).to_be_visible()


def test_what_is_being_typed_outlives_what_others_do(board):
    board.until_drawn()
    first, second = board.shots()[:2]
    other = board.tab(board.page.url.removeprefix(board.server.origin))
    board.page.bring_to_front()
    board.pick(first)
    box = board.field("What is seen")
    box.fill("Half a sent")
    other.page.bring_to_front()
    other.pick(second)
    other.choose("Move", "pan-left")
    board.page.bring_to_front()
    board.until("(id) => document.querySelector(`[data-shot='${id}'] .tag.move.pan-left`)", second)
    board.settle()
    expect(box).to_have_value("Half a sent")


def test_the_strip_has_its_pictures_when_it_comes_back_into_sight(board):
    board.until_drawn()
    board.go("cut")
    board.until("() => /assembled/.test(document.querySelector('#sr-cut').innerText)")
    board.go("script")
    board.until(
        "() => [...document.querySelectorAll('#sr-strip .ev:not(.card)')]"
        ".every((one) => one.style.backgroundImage)"
    )


def test_a_look_and_arrows_are_chosen_for_all_boards_and_undone(board):
    board.until_drawn()
    first = board.card(board.shots()[0]).locator(".picture > img:not(.over)")
    ink = first.get_attribute("src")
    look = board.page.get_by_label("Look of the boards", exact=True)
    look.select_option("noir")
    expect(board.page.locator('#sr-bar button[title^="Undo"]')).to_be_enabled()
    board.settle()
    board.until_drawn()
    expect(first).not_to_have_attribute("src", ink)
    expect(look).to_have_value("noir")
    board.undo()
    expect(look).to_have_value("")
    expect(first).to_have_attribute("src", ink)
    arrows = board.page.get_by_title("Arrows: how camera and people move")
    arrows.click()
    expect(arrows).to_have_attribute("aria-pressed", "true")
