"""The wall of shots: choosing, changing, reordering; nothing that is typed or made gets lost."""

import pytest

from tests.browser.scripts import SHORT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
PROJECTS = "&place=projects"


@pytest.fixture
def board(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Two cups, short")
    return one


def test_a_pasted_script_becomes_shots_that_get_drawn(board):
    assert len(board.shots()) >= 4
    board.until_drawn()
    heads = board.page.locator("#sr-board .scene b").all_inner_texts()
    assert heads == ["1 INT. CORNER CAFE - DAY", "2 EXT. STREET - DAY"]


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
    assert board.where()["shots"] == [shots[2]]
    board.press("Shift+ArrowLeft")
    assert sorted(board.where()["shots"]) == sorted(shots[1:3])
    board.press("Home")
    assert board.where()["shots"] == [shots[0]]
    board.press("End")
    assert board.where()["shots"] == [shots[-1]]


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
    assert sorted(board.where()["shots"]) == sorted([shots[0], shots[2]])
    board.press("Delete")
    board.until_shots([shots[1], *shots[3:]])
    board.undo()
    board.until_shots(shots)


def test_duplicate_insert_split_merge(board):
    shots = board.shots()
    with board.expecting("404 (Not Found)"):  # the picture of a shot that is undone meanwhile
        _each_and_back(board, shots)


def _each_and_back(board, shots):
    for verb, more in (("Duplicate", 1), ("Insert a shot", 1), ("Split", 1)):
        board.pick(shots[0])
        board.page.get_by_role("button", name=verb, exact=True).click()
        board.until(
            "(n) => document.querySelectorAll('#sr-board .shot').length === n", len(shots) + more
        )
        board.undo()
        board.until_shots(shots)
    board.pick(shots[0])
    board.pick(shots[1], "Shift")
    board.page.get_by_role("button", name="Merge", exact=True).click()
    board.until("(n) => document.querySelectorAll('#sr-board .shot').length === n", len(shots) - 1)
    board.undo()
    board.until_shots(shots)


def test_filters_hide_and_bring_back(board):
    shots = board.shots()
    find = board.page.get_by_label("Find text")
    find.fill("umbrella")
    board.until("(n) => document.querySelectorAll('#sr-board .shot').length < n", len(shots))
    assert 0 < len(board.shots()) < len(shots)
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
    box.fill("INT. A NEW PLACE - DAY\n\nSomebody types.")
    before = board.where()["changes"]
    board.page.evaluate("() => storyreel.act('redraw', { shots: [storyreel.where().shots[0]] })")
    board.until("(old) => storyreel.where().changes > old", before)
    board.settle()
    assert box.input_value().startswith("INT. A NEW PLACE")


def test_a_change_of_the_camera_is_on_the_card_and_in_the_desk(board):
    shots = board.shots()
    board.pick(shots[0])
    board.choose("Move", "tilt-up")
    board.until("(id) => document.querySelector(`[data-shot='${id}'] .tag.move.tilt-up`)", shots[0])
    board.pick(shots[1])
    board.pick(shots[0])
    assert board.field("Move").input_value() == "tilt-up"


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
    before = board.field("What is seen").input_value()
    board.pick(first)
    board.field("What is seen").fill("A cat walks over the table.")
    board.pick(second)
    words = "(id) => document.querySelector(`[data-shot='${id}'] p`).textContent"
    board.until(f"{words}.includes('cat')", first)
    assert board.field("What is seen").input_value() == before
    board.pick(first)
    assert board.field("What is seen").input_value() == "A cat walks over the table."


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
    assert box.input_value() == "Half a sent"


def test_the_strip_has_its_pictures_when_it_comes_back_into_sight(board):
    board.until_drawn()
    board.go("cut")
    board.until("() => /assembled/.test(document.querySelector('#sr-cut').innerText)")
    board.go("script")
    board.until(
        "() => [...document.querySelectorAll('#sr-strip .ev:not(.card)')]"
        ".every((one) => one.style.backgroundImage)"
    )
