"""A real application around a small page, for the tests of the web server."""

import asyncio
from contextlib import contextmanager

import numpy as np
from starlette.testclient import TestClient

from pipeline.film.shot import Keyframe
from pipeline.media.pictures import encode_png
from studio.edits import AddKeyframe, AddTake
from studio.quick_gradio import load_gradio
from studio.session import Studio
from studio.web import Door, Hosts, Opened, application
from tests.footage import counting, take
from tests.studio.film import film

HOSTS = Hosts("127.0.0.1", 7860)
URL = "http://127.0.0.1:7860"
OWN = {"Origin": URL}
FROM_A_PAGE = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate"}
HEAD = "<script>window.fromHead = 1</script>"


@contextmanager
def studio(home):
    """A studio whose crew sleeps: nothing is drawn but what a test adds."""
    office = Studio(home, is_working=False)
    try:
        yield office
    finally:
        office.close()


@contextmanager
def server(office, door=None, hosts=HOSTS):
    """(a client that is not let in yet, the door)."""
    door = door or Door()
    web = asyncio.run(_application(office, door, hosts))
    with TestClient(web, base_url=hosts.url, follow_redirects=False) as client:
        yield client, door


async def _application(office, door, hosts):
    """In an event loop: outside of one Gradio makes its own, and leaves them open."""
    load_gradio()
    import gradio as gr

    with gr.Blocks(title="A page", analytics_enabled=False) as page:
        heard = gr.Textbox(label="Heard", interactive=True)
        button = gr.Button("Go")
        button.click(str.upper, heard, heard, api_visibility="private")
    return application(Opened(office, page, {"head": HEAD}), door, hosts)


def let_in(client, door):
    client.get("/", params={"token": door.token})
    return client


def picture(value=90, size=(96, 54)):
    pixels = np.full((size[1], size[0], 3), value, np.uint8)
    pixels[: size[1] // 2] = 255 - value
    return pixels


def drawn_film(office, value=90):
    """(project id, key of the first shot's board, key of its take)."""
    project = office.store.create(film())
    shot = next(film().shots()).id
    key = office.media.add(encode_png(picture(value)), ".png")
    made = take(office.media, list(counting(3, first=value)))
    for change in (
        AddKeyframe(shot=shot, keyframe=Keyframe(recipe=f"r{value}", image=key)),
        AddTake(shot=shot, take=made),
    ):
        office.store.commit(project, office.store.revision(project), change.edit)
    return project, key, made.media
