"""`python -m tests.benchmark._walls HOME PROJECT ours|cards`: serves a wall of shots.

`ours` is the page as it ships. `cards` is the same wall as Gradio's own means have it: components
with keys for each card in a `gr.render`, drawn again when the film changes. Prints its address.
"""

import socket
import sys
from itertools import cycle
from pathlib import Path

import uvicorn

from pipeline.film.format import Format
from pipeline.film.shot import Keyframe
from pipeline.media.pictures import encode_png
from pipeline.stages.production import orders
from studio.edits import SetCamera
from studio.quick_gradio import load_gradio
from studio.session import Studio
from studio.session.wanted import unit_of
from studio.views.board import board_view
from studio.web import Door, Hosts, Opened, application

SHOTS = 200
SCENES = 8
PICTURES = 8


def script():
    scenes = []
    for number in range(SCENES):
        scenes += [f"INT. ROOM {number + 1} - DAY", ""]
        for shot in range(SHOTS // SCENES):
            scenes += [f"ANNA reads page {shot + 1} of letter {number + 1}.", ""]
    return "\n".join(scenes)


def make(home):
    """A film of so many shots, all with pictures that are there; returns its id."""
    studio = Studio(home, is_working=False)
    draft = studio.create(script())
    film = studio.store.head(draft).project
    film = film.model_copy(update={"form": Format(width=640, height=360)})
    project = studio.store.create(_pictured(film, studio))
    studio.store.trash(draft)
    studio.ledger.cancel(draft)
    studio.close()
    return project


def _pictured(film, studio):
    unit = unit_of(film, studio.media)
    wanted = orders(film.scenes, unit)
    images = [
        studio.media.add(
            encode_png(unit.artist.draw(order.board, None, lambda _: None).image), ".png"
        )
        for order in wanted[:PICTURES]
    ]
    pictures = dict(zip((order.shot.id for order in wanted), cycle(images), strict=False))
    boards = {order.shot.id: order.board.digest() for order in wanted}
    scenes = tuple(
        scene.model_copy(
            update={
                "shots": tuple(
                    shot.model_copy(update={"keyframes": (_board(shot.id, boards, pictures),)})
                    for shot in scene.shots
                )
            }
        )
        for scene in film.scenes
    )
    return film.model_copy(update={"scenes": scenes})


def _board(shot, boards, pictures):
    return Keyframe(recipe=boards[shot], image=pictures[shot])


def cards_page(studio, project):
    import gradio as gr

    with gr.Blocks(title="Cards") as page:
        revision = gr.State(0)

        def choose(shot, now):
            base = studio.store.revision(project)
            size = studio.store.head(project).project.shot(shot).camera.size
            other = "CU" if size != "CU" else "MS"
            studio.edit(project, base, SetCamera(shots=(shot,), size=other))
            return now + 1

        @gr.render(inputs=revision)
        def wall(now):
            for scene in board_view(studio.seen(project))["scenes"]:
                gr.Markdown(f"### {scene['number']} {scene['slugline']}", key=scene["id"])
                with gr.Row(key=f"row {scene['id']}"):
                    for shot in scene["shots"]:
                        _card(shot)

        def _card(shot):
            one = shot["id"]
            with gr.Column(min_width=170, key=f"card {one}", elem_classes=["card"]):
                address = f"/media/{project}/{shot['picture']}?w=384"
                gr.HTML(f'<img src="{address}" loading="lazy" width="100%">', key=f"picture {one}")
                facts = f"{shot['slate']} {shot['size']} {shot['move']} {shot['seconds']} s"
                gr.Markdown(facts, key=f"facts {one} {shot['size']}", elem_classes=["facts"])
                gr.Markdown(shot["text"], key=f"text {one}")
                button = gr.Button("Change", key=f"button {one}", elem_classes=["change"])
                button.click(
                    lambda now, one=one: choose(one, now), revision, revision, key=f"click {one}"
                )

    return page, {}


def our_page(studio, _):
    from studio import ui

    return ui.page(studio), ui.dress()


PAGES = {"ours": our_page, "cards": cards_page}


def main(home, project, kind):
    load_gradio()
    studio = Studio(Path(home), is_working=False)
    page, look = PAGES[kind](studio, project)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        door, hosts = Door(), Hosts("127.0.0.1", listener.getsockname()[1])
        print(f"{hosts.url}?token={door.token}", flush=True)
        web = application(Opened(studio, page, look), door, hosts)
        uvicorn.Server(uvicorn.Config(web, log_level="warning", timeout_graceful_shutdown=1)).run(
            sockets=[listener]
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
