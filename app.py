"""Storyreel's command line and server. Every command imports what it needs when it runs."""

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from pipeline.errors import StudioError
from pipeline.film.cut import Captions
from studio.model_commands import cli as model_commands
from studio.streams import prepare_streams, print_result

if TYPE_CHECKING:
    from studio.render import Rendered
    from studio.settings import Settings
    from studio.web import Opened

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it: 128 + SIGINT."""
NOT_AS_ASKED = 1
"""Exit code of a film in which the embedded crew stands in for shots that a model failed at."""

cli = typer.Typer(
    help="Storyreel turns a screenplay into a storyboard and a film. "
    "Without a command it opens the studio in the browser.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cli.add_typer(model_commands, name="models")

Script = Annotated[
    Path, typer.Argument(help="A screenplay: Fountain or plain text. - reads standard input.")
]
Home = Annotated[
    Path | None,
    typer.Option(
        envvar="STORYREEL_HOME",
        help="Folder for projects, media and caches. Default: .storyreel in your home folder.",
    ),
]
Size = Annotated[str, typer.Option(help="Frame size in pixels, width x height, both even.")]
Fps = Annotated[str, typer.Option(help="Frames a second: 24, 25, 30, 23.976, 30000/1001 ...")]
Seed = Annotated[int, typer.Option(min=0, help="Another number draws other variations.")]
Crew = Annotated[
    str,
    typer.Option(
        help="Who directs, draws and shoots: embedded, tiny (random weights), or "
        "director+artist+camera with models of `python app.py models`, @draft for fewer steps."
    ),
]
Look = Annotated[
    str,
    typer.Option(
        help="How the boards are drawn: ink, grey-marker, colour, blueprint or noir. "
        "Default: the artist's own look."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


@cli.callback(invoke_without_command=True)
def studio(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 7860,
    password_file: Annotated[
        Path | None,
        typer.Option(
            envvar="STORYREEL_PASSWORD_FILE",
            help="A file with a password in its first line, asked of everybody who opens the "
            "page. Needed with any other --host than this machine.",
        ),
    ] = None,
    home: Home = None,
) -> None:
    """Opens the studio in the browser, unless a command is given."""
    if context.invoked_subcommand is None:
        from studio.settings import home_folder
        from studio.web import serve

        serve(home_folder(home), host, port, password_file, _open_page)
    elif home:  # written before the command, it counts for the command
        os.environ["STORYREEL_HOME"] = str(home)


def _open_page(home: Path) -> "Opened":
    """The studio of a home and its page: loaded only now, as it takes a second or two."""
    from studio.quick_gradio import load_gradio

    load_gradio()
    from studio import ui
    from studio.session import Studio
    from studio.web import Opened

    studio = Studio(home)
    try:
        return Opened(studio, ui.page(studio), ui.dress())
    except BaseException:
        studio.close()
        raise


@cli.command()
def render(
    script: Script,
    output: Annotated[Path, typer.Option("-o", "--output", help="The film to write, an .mp4.")],
    size: Size = "1280x720",
    fps: Fps = "24",
    seed: Seed = 1,
    crew: Crew = "embedded",
    look: Look = "",
    captions: Annotated[
        Captions, typer.Option(help="Dialogue as a subtitle track, drawn into the picture, or off.")
    ] = Captions.SOFT,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Script to film. What is already made is reused; stop it at any time and run it again.

    Ends with 1 where the embedded crew made shots that a hired one could not.
    """
    from studio.console import rendered_in_words, say
    from studio.render import told
    from studio.settings import settings

    choices = settings(home=home, crew=crew, size=size, fps=fps, seed=seed, look=look)
    film = _rendered(script, output, choices, captions)
    say(rendered_in_words(film))
    if as_json:
        _print_json(told(film))
    if film.spared:  # the film plays, and it is not what was asked for
        raise typer.Exit(NOT_AS_ASKED)


def _rendered(script: Path, output: Path, choices: "Settings", captions: Captions) -> "Rendered":
    """The film, with what is said before and while it is made."""
    from studio.console import Progressing, say
    from studio.forecast import forecast, missing
    from studio.installing import put_up_untrained
    from studio.pacing import Timed, remember_pace
    from studio.render import check_place, notices
    from studio.render import render as make_film
    from studio.scripts import open_script

    put_up_untrained(choices.crew, choices.home, say)
    with Progressing() as watch:
        opened = open_script(script, choices, watch.directing)
    check_place(opened, output)
    for notice in notices(opened, choices):
        say(notice)
    wishes = missing(opened, choices)
    if ahead := forecast(wishes, choices):
        say(ahead)
    with Progressing() as watch:
        timed = Timed(watch)
        film = make_film(opened, output, choices, captions, timed)
    if not film.spared:
        remember_pace(wishes, timed, choices.home)
    return film


@cli.command()
def breakdown(
    script: Script,
    fps: Fps = "24",
    crew: Crew = "embedded",
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Scenes and shots of a script, as text or as JSON by assets/schema/breakdown.schema.json."""
    from pipeline.stages.breakdown import breakdown_document
    from studio.console import Progressing, say, shot_list
    from studio.scripts import open_script
    from studio.settings import settings

    choices = settings(home=home, crew=crew, fps=fps)
    with Progressing() as watch:
        found = open_script(script, choices, watch.directing).breakdown
    for notice in found.notices:
        say(notice)
    if as_json:
        _print_json(breakdown_document(found, choices.form.rate))
    else:
        print_result(shot_list(found, choices.form.rate))


@cli.command()
def export(
    script: Script,
    to: Annotated[Path, typer.Option("--to", help="Folder for the files; made if missing.")],
    formats: Annotated[str, typer.Option(help="Comma-separated: srt, csv, json, boards.")],
    size: Size = "1280x720",
    fps: Fps = "24",
    seed: Seed = 1,
    crew: Crew = "embedded",
    look: Look = "",
    arrows: Annotated[
        bool, typer.Option("--arrows", help="Draw into the boards how camera and people move.")
    ] = False,
    home: Home = None,
) -> None:
    """Hand-off files: subtitles, the shot list, the breakdown, the boards with their
    passes as a ZIP and as a folder."""
    from studio.console import Progressing, say
    from studio.export import export as write_files
    from studio.installing import put_up_untrained
    from studio.render import unmet
    from studio.scripts import open_script
    from studio.settings import settings

    choices = settings(home=home, crew=crew, size=size, fps=fps, seed=seed, look=look)
    put_up_untrained(choices.crew, choices.home, say)
    for notice in unmet(choices):
        say(notice)
    names = [name.strip() for name in formats.split(",") if name.strip()]
    with Progressing() as watch:
        opened = open_script(script, choices, watch.directing)
        written = write_files(opened, to, names, choices, watch, with_arrows=arrows)
    for path in written:
        print_result(path)


@cli.command()
def check(home: Home = None, as_json: Json = False) -> None:
    """What this machine can do: device, memory, crew, codecs, models."""
    from studio.check import check as look
    from studio.console import findings
    from studio.settings import home_folder

    found = look(home_folder(home))
    if as_json:
        _print_json(found)
    else:
        print_result(findings(found))


def _print_json(document: dict[str, Any]) -> None:
    print_result(json.dumps(document, ensure_ascii=False))


def main() -> int:
    """Runs the command line; returns the exit code. A mistake becomes one sentence."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    prepare_streams()
    try:
        code = cli(standalone_mode=False) or 0
    except StudioError as error:
        return _say(str(error), error.exit_code)
    except TyperException as error:  # an option that is unknown, missing or absurd
        said = error.format_message().rstrip(".").replace("Value error, ", "")
        return _say(f"{said}. See --help.", error.exit_code)
    if code == INTERRUPTED:
        return _say("Stopped. What is finished is kept: the same command goes on.", code)
    return code


def _say(sentence: str, code: int) -> int:
    typer.echo(f"storyreel: {sentence}", err=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
