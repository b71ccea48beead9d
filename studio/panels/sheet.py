"""Blocks for a page of many panels of which few change at a time."""

from copy import copy
from typing import Any

import gradio as gr

SKIPPED = gr.skip()


class Sheet(gr.Blocks):
    """Leaves alone what is skipped: Gradio would build every skipped component anew to compare,
    a quarter of the time of an answer with fifty outputs."""

    async def postprocess_data(self, block_fn: Any, predictions: Any, state: Any) -> list[Any]:
        if not isinstance(predictions, list) or len(predictions) != len(block_fn.outputs):
            return await super().postprocess_data(block_fn, predictions, state)
        shown = [index for index, value in enumerate(predictions) if value != SKIPPED]
        answer: list[Any] = [SKIPPED] * len(predictions)
        if shown:
            part = copy(block_fn)
            part.outputs = [block_fn.outputs[index] for index in shown]
            values = [predictions[index] for index in shown]
            told = values if len(values) > 1 else values[0]
            done = await super().postprocess_data(part, told, state)
            for index, value in zip(shown, done, strict=True):
                answer[index] = value
        return answer
