"""The house rules: who may import whom, and what a command may cost before it works."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "diffusers", "transformers", "moviepy", "gradio", "av", "cv2", "PIL", "numpy")


def loaded_after(code):
    """Which heavy libraries a fresh interpreter has loaded after running `code`."""
    code += f"\nimport sys, json; print(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return json.loads(run.stdout)


def test_imports_follow_the_architecture():
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "module", ["app", "pipeline.engines", "pipeline.readers", "studio.settings", "studio.scripts"]
)
def test_opening_loads_no_heavy_library(module):
    assert loaded_after(f"import {module}") == []


def test_breaking_down_needs_no_picture_or_model_library():
    code = (
        "from pathlib import Path; from studio.scripts import open_script;"
        "from studio.settings import settings;"
        "open_script(Path('assets/examples/two-cups.fountain'), settings())"
    )
    assert loaded_after(code) == []


def test_no_mocks_and_no_sleeps():
    found = []
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in getattr(node, "names", []) if isinstance(a, ast.alias)]
            if "mock" in names or any(name.startswith("unittest.mock") for name in names):
                found.append(f"{path}: mock")
            if isinstance(node, ast.Attribute) and ast.unparse(node) == "time.sleep":
                found.append(f"{path}: sleep")
    assert not found


def test_every_file_of_the_tree_that_is_named_in_the_documents_exists():
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text("utf-8")
        for name in re.findall(r"(?:pipeline|studio|assets|tests)/[\w./-]*\w", text):
            assert (ROOT / name).exists(), f"{document} names {name}"
