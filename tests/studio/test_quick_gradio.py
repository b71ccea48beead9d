"""Gradio is loaded without the stubs it writes for editors, and works as before."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def loaded(code):
    """What a fresh interpreter prints."""
    words = [sys.executable, "-c", code]
    return subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=True).stdout


def test_no_stub_is_worked_out_and_events_are_there():
    out = loaded(
        "import ast; parsed = []; parse = ast.parse\n"
        "ast.parse = lambda code, *a, **k: parsed.append(code) or parse(code, *a, **k)\n"
        "from studio.quick_gradio import load_gradio; load_gradio()\n"
        "import gradio, sys\n"
        "with gradio.Blocks() as page:\n"
        "    box = gradio.Textbox(); box.change(lambda text: text, box, box)\n"
        "read = sum('class Textbox' in str(code) for code in parsed)\n"
        "print(read, len(page.fns), sys.meta_path[0])"
    )
    assert out.startswith("0 1 ")
    assert "quick_gradio" not in out


def test_another_version_loads_as_it_does_by_itself():
    out = loaded(
        "from studio import quick_gradio; quick_gradio.KNOWN = '5.'; quick_gradio.load_gradio()\n"
        "import gradio.component_meta as meta; print(meta.create_or_modify_pyi.__module__)"
    )
    assert out.strip() == "gradio.component_meta"


def test_without_the_function_it_loads_all_the_same():
    out = loaded(
        "from studio import quick_gradio; quick_gradio.STUBS = 'gone'; quick_gradio.load_gradio()\n"
        "import gradio; print(gradio.Textbox.__name__)"
    )
    assert out.strip() == "Textbox"
