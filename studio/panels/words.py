"""The texts of the page in all its languages: one file each, every key in every file."""

import json
from functools import cache
from pathlib import Path

import gradio as gr
from gradio.i18n import I18nData

LOCALES = Path(__file__).parents[2] / "assets" / "locales"


@cache
def words() -> dict[str, dict[str, str]]:
    """Language -> key -> text."""
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(LOCALES.glob("*.json"))
    }


@cache
def translations() -> gr.I18n:
    """For Gradio, which picks the language in the browser."""
    return gr.I18n(**words())


def word(key: str) -> I18nData:
    """Raises KeyError for a text that nobody wrote."""
    words()["en"][key]
    return translations()(key)
