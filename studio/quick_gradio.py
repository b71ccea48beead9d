"""Loads Gradio in half the time: without the type stubs that it works out anew at each import.

Gradio reads and parses the source of every component to keep a `.pyi` file beside it up to date,
for editors; nothing that runs looks at them. Where Gradio is built otherwise than here expected,
it loads as it does by itself.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.metadata import version
from types import ModuleType

MODULE = "gradio.component_meta"
STUBS = "create_or_modify_pyi"
KNOWN = "6."
"""Versions of Gradio that were looked at."""


class _WithoutStubs(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        if callable(getattr(module, STUBS, None)):
            setattr(module, STUBS, _write_no_stubs)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != MODULE:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and type(spec.loader) is SourceFileLoader:
            spec.loader = _WithoutStubs(spec.loader.name, spec.loader.path)
        return spec


def load_gradio() -> None:
    """Once it is loaded, in whichever way, this does nothing."""
    if "gradio" not in sys.modules and version("gradio").startswith(KNOWN):
        finder = _Finder()
        sys.meta_path.insert(0, finder)
        try:
            import_module("gradio")
        finally:
            sys.meta_path.remove(finder)


def _write_no_stubs(*_: object) -> None:
    """Stands in for the function of that name."""
