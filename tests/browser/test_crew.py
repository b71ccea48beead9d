"""The crew page: models come and go, a crew is hired, and what it makes is labelled."""

import os
import re

import pytest

from pipeline.models.catalogue import CATALOGUE
from tests.browser.server import running
from tests.browser.test_looks import CONTRAST, READABLE
from tests.browser.test_texts import INSIDE
from tests.browser.window import expect
from tests.models import probe
from tests.models.hub_server import HubServer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # of the model libraries
]
PROJECTS = "&place=projects"
FETCHED = "flux2-klein-4b"
HELD = "unet/diffusion_pytorch_model.safetensors"
UNTRAINED = ("tiny-image", "tiny-video")
SCRIPT = "INT. CORNER CAFE - DAY\n\nTwo cups on a round table.\n"


@pytest.fixture(scope="module")
def hub():
    """A hub that sends half of the weights, and the rest when it is told to."""
    one = HubServer()
    one.repos[CATALOGUE[FETCHED].repo] = probe.files()
    one.faults.stalls.add(HELD)
    yield one
    one.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory, hub):
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HF_HUB_OFFLINE", "STORYREEL_OFFLINE", "HF_TOKEN", "HTTP_PROXY", "http_proxy"):
            patch.delenv(name, raising=False)
        for name in [name for name in os.environ if name.startswith("STORYREEL_LLM_")]:
            patch.delenv(name)
        patch.setenv("HF_ENDPOINT", hub.url)
        patch.setenv("OMP_NUM_THREADS", "1")
        with running(tmp_path_factory.mktemp("home")) as one:
            yield one


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Folders with random weights from the real classes, by model."""
    from pipeline.engines.tiny import build

    folder = tmp_path_factory.mktemp("own")
    for name in UNTRAINED:
        build(CATALOGUE[name], folder / name)
    return folder


def at_crew(window, **options):
    one = window(PROJECTS, **options)
    one.begin(SCRIPT, "Cups")
    one.go("crew")
    one.page.locator(".hire-one").first.wait_for()
    return one


def row(one, member):
    return one.page.locator(f'#sr-crew [data-member="{member}"]')


def until_state(one, member, state):
    row(one, member).and_(one.page.locator(f'[data-state="{state}"]')).wait_for()


def reloaded(one):
    one.page.reload()
    one.settle()
    one.page.locator(".hire-one").first.wait_for()


def install_from(one, member, folder):
    if not row(one, member).get_by_label("Folder on this machine").count():
        row(one, member).get_by_role("button", name="Details").click()
    row(one, member).get_by_label("Folder on this machine").fill(str(folder))
    row(one, member).get_by_role("button", name="Install from it").click()


def pick(one, member):
    row(one, member).get_by_role("radio").click()
    one.page.locator(f'#sr-crew .on[data-member="{member}"]').wait_for()


def test_an_installation_shows_how_far_it_is_stops_and_goes_on(window, hub):
    one = at_crew(window)
    row(one, FETCHED).get_by_role("button", name="Install").click()
    until_state(one, FETCHED, "installing")
    far = "(id) => /[1-9]\\d? %/.test(document.querySelector(`[data-member='${id}']`).innerText)"
    one.until(far, FETCHED)
    reloaded(one)
    one.until(far, FETCHED)
    row(one, FETCHED).get_by_role("button", name="Cancel").click()
    until_state(one, FETCHED, "begun")
    row(one, FETCHED).get_by_text(re.compile("are here")).wait_for()
    reloaded(one)
    hub.faults.stalls.clear()
    hub.released.set()
    row(one, FETCHED).get_by_role("button", name="Go on").click()
    until_state(one, FETCHED, "here")
    ranges = [asked["Range"] for _, path, asked in hub.asked if HELD in path and "Range" in asked]
    assert ranges[-1:] != ["bytes=0-"], "it went on where it was"
    assert ranges
    row(one, FETCHED).get_by_role("button", name="Verify").click()
    row(one, FETCHED).get_by_text("every byte is as installed").wait_for()
    row(one, FETCHED).get_by_role("button", name="Remove", exact=True).click()
    row(one, FETCHED).get_by_role("button", name="Keep it").click()
    row(one, FETCHED).get_by_role("button", name="Remove", exact=True).click()
    row(one, FETCHED).get_by_role("button", name="Remove it").click()
    until_state(one, FETCHED, "absent")


def test_a_licence_is_agreed_to_before_anything_is_fetched(window):
    one = at_crew(window)
    model = CATALOGUE["sd-turbo"]
    button = row(one, model.id).get_by_role("button", name="Install")
    assert button.is_disabled()
    link = row(one, model.id).get_by_role("link", name=model.licence)
    assert link.get_attribute("href") == model.licence_url
    row(one, model.id).get_by_role("checkbox").check()
    one.until(
        "() => !document.querySelector('[data-member=\"sd-turbo\"] .hire-do button').disabled"
    )


def test_a_folder_that_cannot_be_used_is_said(window, tmp_path):
    one = at_crew(window)
    install_from(one, "tiny-image", tmp_path / "nowhere")
    row(one, "tiny-image").get_by_text("There is no folder").wait_for()
    until_state(one, "tiny-image", "failed")


def hire_untrained(one, own):
    """The crew of random weights works on the film; returns what the page says of it."""
    for name in UNTRAINED:
        if row(one, name).get_attribute("data-state") != "here":
            install_from(one, name, own / name)
            until_state(one, name, "here")
        pick(one, name)
    chosen = one.page.locator("#sr-crew .hire-chosen")
    chosen.get_by_text("shots to make").wait_for()
    assert chosen.get_by_text("untrained").count() == len(UNTRAINED)
    one.page.get_by_role("button", name="Hire this crew").click()
    chosen.get_by_text("This crew works on the film.").wait_for()
    return chosen


def until_drawn_untrained(one):
    one.go("board")
    one.until_drawn()
    one.card(one.shots()[0]).get_by_text("untrained").wait_for()


def test_a_crew_from_own_folders_is_hired_and_its_pictures_say_what_they_are(window, own):
    one = at_crew(window)
    chosen = hire_untrained(one, own)
    reloaded(one)
    chosen.get_by_text("This crew works on the film.").wait_for()
    titles = [CATALOGUE[name].title for name in UNTRAINED]
    assert chosen.locator("b").all_inner_texts()[1:] == titles
    expect(one.page.locator("#sr-bar .crew")).to_have_attribute("data-note", "untrained")
    until_drawn_untrained(one)


def test_a_film_whose_model_is_gone_stays_open_and_is_drawn_once_it_is_back(window, own):
    one = at_crew(window)
    chosen = hire_untrained(one, own)
    row(one, "tiny-image").get_by_role("button", name="Remove", exact=True).click()
    row(one, "tiny-image").get_by_role("button", name="Remove it").click()
    chosen.get_by_text("Install first").wait_for()
    reloaded(one)
    chosen.get_by_text("Install first").wait_for()
    install_from(one, "tiny-image", own / "tiny-image")
    chosen.get_by_text("This crew works on the film.").wait_for()
    until_drawn_untrained(one)


def test_a_take_that_disobeyed_is_left_to_parallax(window, own):
    one = at_crew(window)
    hire_untrained(one, own)
    one.go("board")
    shots = one.shots()[:1]
    one.pick(shots[0])
    one.choose("Move", "dolly-in")
    one.page.evaluate("(shots) => storyreel.act('shoot', { shots })", shots)
    verdict = one.page.locator("#sr-versions .verdict")
    verdict.get_by_text("not obeyed").wait_for()
    verdict.get_by_role("button", name="Use parallax").wait_for()
    tile = one.card(shots[0]).locator(".astray")
    tile.get_by_role("button", name="Shoot again").wait_for()
    tile.get_by_role("button", name="Use parallax").click()
    verdict.get_by_text("shot by parallax").wait_for()
    one.until("() => document.querySelectorAll('#sr-versions video').length === 2")
    verdict.get_by_text("not obeyed").wait_for(state="detached")
    tile.wait_for(state="detached")


def test_a_take_is_seen_while_it_is_made_and_no_longer_than_that(window, own):
    one = at_crew(window)
    hire_untrained(one, own)
    one.go("board")
    one.until_drawn()
    shots = one.shots()[:1]
    one.pick(shots[0])
    length = one.field("Length, s")
    length.fill("900")
    length.press("Enter")
    one.card(shots[0]).get_by_text("15 min").wait_for()
    one.page.evaluate("(shots) => storyreel.act('shoot', { shots })", shots)
    for place in (one.page.locator("#sr-desk .stage"), one.card(shots[0])):
        glimpse = place.locator(".glimpse")
        glimpse.wait_for()
        one.until("(image) => image.naturalWidth > 0", glimpse.element_handle())
    one.page.evaluate("() => document.body.classList.add('tray')")
    one.page.locator("#sr-jobs .room").get_by_text("All that waits").wait_for()
    one.page.get_by_role("button", name="Cancel all").click()
    for place in (one.page.locator("#sr-desk .stage"), one.card(shots[0])):
        place.locator(".glimpse").wait_for(state="detached")


def test_the_key_of_the_language_server_is_never_told(window, server):
    one = at_crew(window)
    form = row(one, "llm")
    form.get_by_label("Address of the language server").fill("http://127.0.0.1:9/v1")
    form.get_by_label("Model on the language server").fill("some-model")
    form.get_by_label("Key of the language server").fill("sesame-open")
    form.get_by_role("button", name="Save").click()
    form.get_by_text("some-model at http://127.0.0.1:9/v1").wait_for()
    form.get_by_text("with a key").wait_for()
    reloaded(one)
    form.get_by_text("with a key").wait_for()
    assert form.get_by_label("Key of the language server").input_value() == ""
    assert "sesame-open" not in one.page.content()
    kept = server.home / "settings.toml"
    assert "sesame-open" in kept.read_text("utf-8")
    if os.name != "nt":
        assert kept.stat().st_mode & 0o077 == 0
    form.get_by_label("Address of the language server").fill("http://127.0.0.1:10/v1")
    form.get_by_role("button", name="Save").click()
    form.get_by_text("some-model at http://127.0.0.1:10/v1").wait_for()
    one.until("() => !document.querySelector('[data-member=llm]').innerText.includes('with a key')")


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
@pytest.mark.parametrize("language", ["en-US", "zh-CN", "he-IL"])
def test_the_page_fits_every_window_and_language(window, language, size):
    one = window("&place=crew", viewport=size, locale=language)
    one.page.locator(".hire-one").first.wait_for()
    one.until(INSIDE)
    inner = one.page.evaluate(
        "() => [...document.querySelectorAll('.hire-one')]"
        ".filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.dataset.member)"
    )
    assert not inner
    assert "hire." not in one.page.locator("#sr-crew").inner_text()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_everything_is_readable_and_has_a_name(window, theme):
    one = window("&place=crew")
    one.page.evaluate("(name) => storyreel.theme(name)", theme)
    row(one, "sd-turbo").get_by_role("button", name="Details").click()
    row(one, "sd-turbo").get_by_label("Folder on this machine").wait_for()
    one.until("() => document.getAnimations().length === 0")
    assert not one.page.evaluate(CONTRAST % READABLE)
    nameless = one.page.evaluate(
        "() => [...document.querySelectorAll('#sr-crew :is(button, a[href], input)')]"
        ".filter((one) => one.checkVisibility() && !one.innerText.trim() && !one.title"
        " && !one.getAttribute('aria-label') && !one.labels?.length)"
        ".map((one) => one.outerHTML.slice(0, 120))"
    )
    assert not nameless
