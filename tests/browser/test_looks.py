"""Light and dark, a desk and a telephone: everything in reach, everything readable."""

import pytest

from tests.browser.scripts import SHORT
from tests.browser.test_texts import walk

pytestmark = pytest.mark.slow
PROJECTS = "&place=projects"
PHONE = {"width": 390, "height": 844}
READABLE = 4.5
"""Contrast of text, WCAG 2.2 level AA."""

STILL = "() => !document.getAnimations().some((one) => one instanceof CSSTransition)"
"""A colour on its way to another is neither of them."""

CONTRAST = """() => {
    const numbers = (colour) => {
        const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data];
    };
    const light = (rgb) => {
        const [r, g, b] = rgb.slice(0, 3).map((n) => n / 255)
            .map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (style.backgroundImage !== 'none') return null;
            const colour = numbers(style.backgroundColor);
            if (colour[3] > 250) return colour;
        }
        return numbers(getComputedStyle(document.body).backgroundColor);
    };
    const poor = [];
    for (const element of document.querySelectorAll('#studio *')) {
        const text = [...element.childNodes].filter((n) => n.nodeType === 3 && n.data.trim());
        if (!text.length || !element.checkVisibility({ opacityProperty: true })) continue;
        const apart = 'svg, :disabled, [aria-disabled=true], .picture, .ev, .card, video';
        if (element.closest(apart)) continue;
        const behind = ground(element);
        if (!behind) continue;
        const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind)];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const said = text[0].data.trim().slice(0, 30);
        if (ratio < %s) poor.push(`${ratio.toFixed(1)} ${element.className} ${said}`);
    }
    return [...new Set(poor)];
}"""


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_text_is_readable(window, theme):
    one = window(PROJECTS)
    one.page.evaluate("(name) => storyreel.theme(name)", theme)
    one.begin(SHORT, "Readable")
    one.until_drawn()
    one.pick(one.shots()[0])
    poor = {}
    for place in ("board", "script", "cut", "export", "projects"):
        one.go(place)
        one.until(STILL)
        if found := one.page.evaluate(CONTRAST % READABLE):
            poor[place] = found
    assert not poor


def test_the_theme_is_kept(window):
    one = window(PROJECTS)
    before = one.page.evaluate("() => storyreel.isDark()")
    one.page.get_by_title("Light or dark").click()
    is_other = "(before) => document.body.classList.contains('dark') !== before"
    one.until(is_other, before)
    one.page.reload()
    one.settle()
    one.until(is_other, before)


def test_on_a_telephone_everything_is_in_reach(window):
    one = window(PROJECTS, viewport=PHONE, has_touch=True, is_mobile=True)
    one.begin(SHORT, "On the way")
    one.until_drawn()
    walk(one)
    one.card(one.shots()[0]).dblclick()
    one.field("Move").wait_for()
    one.choose("Move", "pan-left")
    one.page.get_by_title("Close the desk").click()
    one.until("() => document.querySelector('.tag.move.pan-left')")


def test_everything_on_the_bar_has_a_name(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Named")
    for place in ("board", "script", "cut", "export", "projects"):
        one.go(place)
        nameless = one.page.evaluate(
            "() => [...document.querySelectorAll('#studio :is(button, a[href], select)')]"
            ".filter((one) => one.checkVisibility() && !one.innerText.trim() && !one.title"
            " && !one.getAttribute('aria-label') && !one.labels?.length)"
            ".map((one) => one.outerHTML.slice(0, 120))"
        )
        assert not nameless, place
