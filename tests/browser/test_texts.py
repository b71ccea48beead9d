"""Words of people are words: whatever they hold, they are shown as they are and do nothing."""

import pytest

from tests.browser.scripts import CHINESE, HEBREW, HOSTILE, LONG_NAME, SHORT
from tests.browser.window import expect

pytestmark = pytest.mark.slow
PROJECTS = "&place=projects"
INSIDE = "() => document.documentElement.scrollWidth <= innerWidth"
PLACES = ("script", "board", "cut", "export", "projects")


def walk(one):
    """Looks at everything there is; every place must stay inside the window."""
    one.pick(one.shots()[0])
    for place in PLACES:
        one.go(place)
        one.until(INSIDE)
    one.go("board")


def test_code_in_a_script_is_text(window):
    one = window(PROJECTS)
    one.begin(HOSTILE, "<img src=x onerror=window.struck=9> {{title}} ${1} \u202efed")
    one.until_drawn()
    walk(one)
    one.go("script")
    shown = one.page.locator("#sr-script")
    expect(shown).to_contain_text("<script>window.struck = 'action'</script>")
    expect(shown).to_contain_text("${window.struck = 2}")
    expect(one.page.locator("#sr-bar .title")).to_contain_text("<img src=x")
    assert one.page.evaluate("() => window.struck") is None
    assert one.page.locator("img[src='x'], svg[onload], b[onclick]").count() == 0


def test_code_in_every_field_of_the_desk_is_text(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Fields")
    attack = "<img src=x onerror=window.struck=1>{{1}}${window.struck=2}\u202e"
    for label in ("What is seen", "What is said"):
        one.pick(one.shots()[0])
        one.field(label).fill(f"BOB: {attack}")
        one.pick(one.shots()[1])
    one.until_drawn()
    walk(one)
    assert one.page.evaluate("() => window.struck") is None
    assert one.page.locator("img[src='x']").count() == 0


def test_ten_thousand_characters_of_a_name_do_not_break_the_page(window):
    one = window(PROJECTS)
    one.begin(f"INT. {LONG_NAME} - DAY\n\n{LONG_NAME}\nI am {LONG_NAME}.\n", "T" * 200)
    one.until_drawn()
    walk(one)


@pytest.mark.parametrize(("language", "script"), [("zh-CN", CHINESE), ("he-IL", HEBREW)])
def test_the_page_speaks_the_language_of_the_browser(window, language, script):
    one = window(PROJECTS, locale=language)
    name = language[:2]
    spoken = one.page.evaluate(
        "() => [document.documentElement.lang, document.documentElement.dir]"
    )
    assert spoken == [name, "rtl" if name == "he" else "ltr"]
    one.page.locator("#sr-projects textarea").fill(script)
    one.page.locator("#sr-projects button.primary").click()
    one.cards.first.wait_for()
    one.settle()
    one.until_drawn()
    walk(one)
    one.pick(one.shots()[0])
    one.press("ArrowLeft" if name == "he" else "ArrowRight")
    one.until_chosen(one.shots()[1])  # the arrow goes on in reading direction
    known = one.page.evaluate("() => Object.values(window.storyreelWords.en)")
    for place in PLACES:
        one.go(place)
        english = [
            text
            for text in one.page.locator("#studio button:visible").all_inner_texts()
            if text.strip() in known and text.strip() != "Storyreel"
        ]
        assert not english, place
