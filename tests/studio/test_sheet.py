"""What is skipped is left alone; what is shown arrives as Gradio itself would send it.

In an interpreter of its own: Gradio leaves event loops open, and every test here would hear of it.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio, copy, json
import gradio as gr
from studio.panels.sheet import Sheet

built = []

class Box(gr.Textbox):
    def __init__(self, *args, **kwargs):
        built.append(kwargs.get("label"))
        super().__init__(*args, **kwargs)

def answered(kind, predictions):
    with kind() as page:
        boxes = [Box(label=name) for name in "abc"]
        boxes[0].change(lambda *_: None, boxes, boxes)
    built.clear()
    (event,) = page.fns.values()
    told = asyncio.run(page.postprocess_data(event, copy.deepcopy(predictions), None))
    return told, list(built)

cases = [
    ["one", "two", "three"],
    ["one", gr.skip(), gr.skip()],
    [gr.skip(), gr.update(value="two", label="two!"), "three"],
    [gr.skip(), gr.skip(), gr.skip()],
]
print(json.dumps([[answered(Sheet, case), answered(gr.Blocks, case)] for case in cases]))
"""


@pytest.fixture(scope="module")
def answers():
    """(ours, Gradio's) for each case; of each what is sent, and the boxes that were built anew."""
    words = [sys.executable, "-c", PROGRAM]
    run = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=True)
    return json.loads(run.stdout)


def test_the_browser_is_sent_the_same(answers):
    assert len(answers) == 4
    for (ours, _), (theirs, _) in answers:
        assert ours == theirs


def test_skipped_components_are_not_built_anew(answers):
    (_, ours), (_, theirs) = answers[1]
    assert ours == []
    assert theirs == ["b", "c"]
