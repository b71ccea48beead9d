"""The page in the browser. In this version it shows the way to the command line."""

import os
import socket

import gradio as gr

from pipeline.errors import MachineTrouble

WELCOME = """# Storyreel

**Script in, film out.** The studio page comes next; this version works on the command line:

    python app.py render assets/examples/two-cups.fountain -o two-cups.mp4
    python app.py breakdown assets/examples/two-cups.fountain
    python app.py export assets/examples/two-cups.fountain --to hand-off --formats srt,csv,boards
    python app.py check

`python app.py --help` says the rest.
"""


def serve(host: str, port: int) -> None:
    """Serves the page until the process is stopped. Raises MachineTrouble for a taken port."""
    _check_free(host, port)
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # nothing leaves this machine
    with gr.Blocks(title="Storyreel") as page:
        gr.Markdown(WELCOME)
    page.launch(server_name=host, server_port=port, footer_links=[])


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise MachineTrouble(
            f"Cannot listen on {host}:{port}: {error.strerror or error}. "
            "Choose another --port, or close what uses this one."
        ) from error
