import pytest

from tests.models import probe
from tests.models.hub_server import HubServer


@pytest.fixture
def hub(monkeypatch):
    for name in ("HF_TOKEN", "HF_HUB_OFFLINE", "STORYREEL_OFFLINE", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    server = HubServer()
    server.repos[probe.REPO] = probe.files()
    monkeypatch.setenv("HF_ENDPOINT", server.url)
    yield server
    server.close()


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"
