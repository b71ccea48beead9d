"""The hub of the tests speaks as the real one does: the hub's own client understands it."""

import json
import subprocess
import sys

from tests.models import probe

ASK = """
import json, sys
from huggingface_hub import HfApi
endpoint, repo = sys.argv[1:]
info = HfApi(endpoint=endpoint, token=False).model_info(repo, files_metadata=True)
files = {s.rfilename: (s.size, s.blob_id, s.lfs and s.lfs.sha256) for s in info.siblings}
print(json.dumps({"sha": info.sha, "files": files}))
"""


def test_the_hubs_own_client_reads_the_same(hub, tmp_path, monkeypatch):
    from pipeline.models.hub import Hub

    monkeypatch.setenv("HF_HOME", str(tmp_path))
    said = subprocess.run(
        [sys.executable, "-c", ASK, hub.url, probe.REPO],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = json.loads(said.stdout)
    ours = Hub()
    read = ours.repository(probe.REPO)
    ours.close()
    assert read.commit == theirs["sha"]
    assert {f.name: f.size for f in read.files} == {n: f[0] for n, f in theirs["files"].items()}
    for file in read.files:
        _, blob, sha256 = theirs["files"][file.name]
        assert (file.sha256 or file.blob) == (sha256 or blob)
