"""The page: the shell around its panels, its look and its scripts."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.themes import Base

from studio.panels import (
    Page,
    bar,
    board,
    company,
    crew,
    cut,
    desk,
    export,
    guide,
    history,
    jobs,
    projects,
    script,
    shooting,
    staging,
    strip,
)
from studio.panels.sheet import Sheet
from studio.panels.where import PLACES
from studio.panels.words import translations, words
from studio.session import Studio

PAGE = Path(__file__).parents[1] / "assets" / "page"
FIRST = ("turns.js", "icons.js", "storyreel.js", "tokens.css", "shell.css")
"""Read before the other files of assets/page, which come in the order of their names."""

STANDING: dict[str, tuple[Any, ...]] = {
    "script": (company, script),
    "board": (board, desk, staging, guide, shooting),
    "cut": (cut,),
    "export": (export,),
    "crew": (crew,),
    "projects": (projects,),
}
"""Place -> the panels that stand in it, in this order."""

FONT = ("Inter", "system-ui", "Segoe UI", "Noto Sans", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Consolas", "Noto Sans Mono", "monospace")


def page(studio: Studio) -> gr.Blocks:
    """The page of a studio; the server mounts it with `mount_gradio_app(..., **dress())`."""
    with Sheet(title="Storyreel", analytics_enabled=False) as blocks:
        the = Page(studio)
        with gr.Column(elem_id="studio"):
            the.stand()
            the.add(bar.build(the))
            for place in PLACES:
                with gr.Column(elem_id=f"place-{place}", elem_classes=["place"]):
                    for module in STANDING.get(place, ()):
                        the.add(module.build(the))
            the.add(jobs.build(the))
            the.add(history.build(the))
            the.add(strip.build(the))
        the.bind(blocks)
    return blocks


def dress() -> dict[str, Any]:
    """Look, scripts and texts, as arguments of `mount_gradio_app`."""
    return {
        "theme": Base(font=list(FONT), font_mono=list(MONO)),
        "head": _head(),
        "i18n": translations(),
        "show_error": False,
    }


@cache
def _texts(suffix: str) -> tuple[str, ...]:
    names = sorted(path.name for path in PAGE.glob(f"*{suffix}"))
    ordered = [*(n for n in FIRST if n in names), *(n for n in names if n not in FIRST)]
    return tuple((PAGE / name).read_text("utf-8") for name in ordered)


def _head() -> str:
    """Styles and scripts stand in the page itself: the server marks the scripts as its own, and no
    others run. As `css`, the library would write every rule twice and break those on the body."""
    told = json.dumps(words(), ensure_ascii=False).replace("<", "\\u003c")
    styles, scripts = "\n".join(_texts(".css")), "\n".join(_texts(".js"))
    return (
        f"<style>{styles}</style>\n<script>window.storyreelWords = {told};</script>\n"
        f"<script>{scripts}</script>"
    )
