"""`python app.py models ...`: the catalogue in the terminal, and what comes and goes."""

import json
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.progress import Progress
from studio.streams import print_result

if TYPE_CHECKING:
    from pipeline.models.shelf import Installed
    from studio.models import Row

cli = typer.Typer(
    help="Models that can be hired: what there is, what is installed, what runs here.",
    invoke_without_command=True,
)

Home = Annotated[
    Path | None,
    typer.Option(
        envvar="STORYREEL_HOME",
        help="Folder for projects, media and models. Default: .storyreel in your home folder.",
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="As `python app.py models` lists it.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
PLAIN_STEP = 0.1
GB = 10**9
HEAD = ("id", "role", "licence", "size", "here", "on this machine")


@cli.callback()
def models(context: typer.Context, home: Home = None, as_json: Json = False) -> None:
    """Lists the catalogue: licence, size, whether it is installed, how it runs on this machine."""
    if context.invoked_subcommand:
        if home:  # written before the command, it counts for the command
            os.environ["STORYREEL_HOME"] = str(home)
        return
    from studio.machine import this_machine
    from studio.models import document, listing
    from studio.settings import home_folder

    rows = listing(home_folder(home), this_machine())
    if as_json:
        print_result(json.dumps([document(row) for row in rows], ensure_ascii=False))
    else:
        print_result(_table([HEAD, *(_cells(row) for row in rows)]))


@cli.command()
def install(
    name: Id,
    folder: Annotated[
        Path | None,
        typer.Option("--from", help="A folder with the model's files, in place of the hub."),
    ] = None,
    accept_licence: Annotated[
        bool, typer.Option("--accept-licence", help="I have read its licence and agree to it.")
    ] = False,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Fetches a model, proves every byte and locks it. Stop it at any time: it goes on there."""
    from pipeline.models.licences import accept
    from studio.installing import model_named, put_up_model
    from studio.settings import home_folder

    chosen, place = model_named(name), home_folder(home)
    if accept_licence:
        accept(chosen, place)
    with _watched(f"Installing {chosen.title}", name, place) as progress:
        here = put_up_model(chosen, place, str(folder or ""), progress)
    _say_done(f"{chosen.title} is installed", here, as_json)


@cli.command()
def verify(name: Id, home: Home = None, as_json: Json = False) -> None:
    """Reads every byte of an installed model and compares it with its lock."""
    from studio.installing import model_named
    from studio.models import verify_model
    from studio.settings import home_folder

    place = home_folder(home)
    title = model_named(name).title
    with _watched(f"Verifying {title}", name, place) as progress:
        here = verify_model(place, name, progress)
    _say_done(f"{title} is as it was installed", here, as_json)


@cli.command()
def remove(name: Id, home: Home = None) -> None:
    """Takes a model off the disk, and what has come of one that was begun."""
    from studio.console import say
    from studio.installing import model_named
    from studio.models import remove_model
    from studio.settings import home_folder

    title = model_named(name).title
    was_there = remove_model(home_folder(home), name)
    say(f"{title} is removed." if was_there else f"{title} is not here: nothing was removed.")


def _cells(row: "Row") -> tuple[str, ...]:
    model = row.model
    how = row.fit.how if row.fit else ""
    licence = f"{model.licence}, to be agreed to" if not row.is_accepted else model.licence
    return model.id, model.role.value, licence, _size(model.bytes), _state(row), how


def _state(row: "Row") -> str:
    if row.here:
        own = ", own" if row.here.is_own else ""
        return "untrained" if row.here.is_untrained else f"installed{own}"
    return f"{row.coming.here / max(1, row.coming.whole):.0%} came" if row.coming else "no"


def _size(size: int) -> str:
    if not size:
        return "not read"
    return f"{size / 1e9:.1f} GB" if size >= GB else f"{size / 1e6:.1f} MB"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _say_done(sentence: str, here: "Installed", as_json: bool) -> None:
    from studio.console import say

    say(f"{sentence}: {_size(here.size)}, revision {here.revision[:12]}, in {here.folder}.")
    if as_json:
        print_result(
            json.dumps({"folder": str(here.folder), "revision": here.revision, "bytes": here.size})
        )


@contextmanager
def _watched(text: str, name: str, home: Path) -> Generator[Progress]:
    """A bar in bytes, or a line each time a tenth more is done where there is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (TextColumn(text), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(text, total=None)
        said, whole = -1.0, 0

        def progress(done: float) -> None:
            nonlocal said, whole
            if console.is_terminal:
                whole = whole or _whole(name, home)
                bar.update(task, total=whole, completed=done * whole)
            elif done > said and done >= min(1.0, said + PLAIN_STEP):
                said = done
                console.print(f"{done:4.0%}  {text}", highlight=False)

        yield progress


def _whole(name: str, home: Path) -> int:
    """Bytes of a model, by its plan while it comes and by its lock afterwards."""
    from pipeline.models.install import coming
    from pipeline.models.shelf import installed
    from studio.installing import model_named

    begun, here = coming(model_named(name), home), installed(model_named(name), home)
    return begun.whole if begun else here.size if here else 1
