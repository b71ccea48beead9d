"""Cast and places: what a person writes of them is kept, and taken back by undo."""

import pytest

from tests.browser.scripts import SHORT
from tests.browser.window import expect

pytestmark = pytest.mark.slow


def test_words_for_a_character_and_a_place_are_kept_and_undone(window):
    one = window("&place=projects")
    one.begin(SHORT, "Looks")
    one.go("script")
    fold = one.page.locator("#sr-company")
    fold.locator("summary").click()
    for kind in ("of-character", "of-place"):
        field = fold.locator(f".{kind} textarea").first
        expect(field).to_be_visible()
        field.fill("grey <b>wool</b>")
        field.blur()
        expect(fold.locator(f".{kind} .co-told").first).to_have_text("Your words")
        one.settle()
    field = fold.locator(".of-place textarea").first
    one.page.get_by_role("button", name="Undo").first.click()
    expect(field).to_have_value("")
    person = fold.locator(".of-character textarea").first
    expect(person).to_have_value("grey <b>wool</b>")
    # What is typed is told when the field is left, and that is the press on the button itself.
    field.fill("a tin roof")
    one.undo()
    expect(field).to_have_value("")
    expect(person).to_have_value("grey <b>wool</b>")


def test_who_goes_from_field_to_field_by_keyboard_stays_in_the_next_one(window):
    one = window("&place=projects")
    one.begin(SHORT, "Keys")
    one.go("script")
    fold = one.page.locator("#sr-company")
    fold.locator("summary").click()
    fields = fold.locator("textarea")
    fields.first.fill("a red coat")
    one.press("Tab")
    expect(fold.locator(".co-told").first).to_have_text("Your words")
    one.settle()
    expect(fields.nth(1)).to_be_focused()
    one.page.keyboard.type("a grey beard")
    one.press("Tab")
    expect(fields.nth(2)).to_be_focused()
    expect(fold.locator(".co-told").nth(1)).to_have_text("Your words")
    one.settle()
    one.page.reload()
    expect(fold.locator("textarea").nth(1)).to_have_value("a grey beard")
