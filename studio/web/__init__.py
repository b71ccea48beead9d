"""The web server around the page: who may come in, media, uploads, downloads."""

from studio.web.application import Opened, application
from studio.web.door import Door
from studio.web.hosts import Hosts
from studio.web.serving import serve

__all__ = ["Door", "Hosts", "Opened", "application", "serve"]
