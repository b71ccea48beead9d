"""Staging on the desk: a figure is dragged, and the board is drawn anew."""

import pytest

from tests.browser.window import expect

pytestmark = pytest.mark.slow

CAFE = """INT. CORNER CAFE - DAY

DANIEL (40s) sits and turns his cup. RUTH (30s) comes in.

DANIEL
She said four.

RUTH
Ten past.
"""
SOURCE = "() => document.querySelector('.sr-desk .plate').getAttribute('src')"
IS_OTHER_BOARD = f"(old) => ({SOURCE})().startsWith('media/') && ({SOURCE})() !== old"
RUTH = '.sr-staging .one[aria-label^="RUTH"]'
LABELS = "(all) => all.map((one) => one.getAttribute('aria-label'))"
SAYS = """([figure, words]) =>
    document.querySelector(figure).getAttribute('aria-label').includes(words)"""


@pytest.fixture
def staged(window):
    """The desk with the fold open, on a shot of two."""
    one = window("&place=projects")
    one.begin(CAFE, "Staged")
    one.until_drawn()
    one.pick(next(shot for shot in one.shots() if "Ten past" in one.card(shot).inner_text()))
    one.page.locator(".sr-staging summary").click()
    return one


def told(one):
    """What a screen reader says of Daniel, Ruth and the camera."""
    return one.page.locator(".sr-staging .one").evaluate_all(LABELS)


def drag(one, figure, right, down):
    box = figure.locator(".shape").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    one.page.mouse.move(x, y)
    one.page.mouse.down()
    one.page.mouse.move(x + right / 3, y + down / 3, steps=3)
    one.page.mouse.move(x + right, y + down, steps=3)
    one.page.mouse.up()


def drafted(one):
    """Expects that a draft is drawn: the page may show the board at once where that is faster."""
    return one.page.expect_response(lambda answer: "/draft/" in answer.url and answer.ok)


def undone_by(one, words):
    return one.page.locator(f'#sr-bar button[title^="Undo: {words} in"]')


def test_a_figure_is_moved_by_hand_by_key_and_by_number(staged):
    fold, ruth = staged.page.locator(".sr-staging"), staged.page.locator(RUTH)
    ruth.wait_for()
    before, said = staged.until(SOURCE), told(staged)
    assert len(said) == 3

    with drafted(staged):
        drag(staged, ruth, 30, -20)
    staged.until(IS_OTHER_BOARD, before)
    expect(undone_by(staged, "RUTH moved")).to_be_visible()
    after = told(staged)
    assert after[0] == said[0]
    assert after[1] != said[1]

    field = fold.get_by_label("x, m", exact=True)
    at = float(field.input_value())
    ruth.focus()
    staged.page.keyboard.press("Shift+ArrowLeft")
    expect(field).to_have_value(f"{round(at - 0.5, 2):g}")
    with drafted(staged):
        field.fill("0.4")
        staged.page.evaluate("() => storyreel.act('rename', { title: 'Meanwhile' })")
        staged.settle()
        field.press("Enter")
    staged.until(SAYS, [RUTH, "x 0.4 m"])
    fold.get_by_label("Pose", exact=True).select_option("kneel")
    expect(undone_by(staged, "RUTH kneel")).to_be_visible()

    staged.page.get_by_role("button", name="Reset all").click()
    staged.until(f"(old) => ({SOURCE})() === old", before)
    staged.settle()
    assert told(staged) == said
