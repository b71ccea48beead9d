"""What is loaded is, byte for byte, what was installed; a folder of one's own too."""

import os
import random
import time

import pytest

from pipeline.errors import Cancelled, EngineUnavailable, MachineTrouble, UserMistake
from pipeline.models.install import coming, install_from
from pipeline.models.lock import read_lock
from pipeline.models.shelf import files_in, folder_of, installed, verify, weights
from pipeline.progress import unwatched
from tests.models import probe
from tests.models.test_install import stop_at
from tests.models.test_tensors import mutated

BIG = "unet/diffusion_pytorch_model.safetensors"
MUTATIONS = 1000


@pytest.fixture
def own(tmp_path):
    return probe.lay(tmp_path / "own", probe.files())


@pytest.fixture
def here(own, home):
    return install_from(probe.model(), home, own, unwatched)


def aged(path):
    """As if it had been written an hour ago."""
    hour_ago = time.time() - 3600
    os.utime(path, (hour_ago, hour_ago))


def is_refused(home):
    try:
        weights(probe.model(), home)
    except EngineUnavailable as error:
        return "not as it was installed" in str(error)
    return False


def test_a_folder_of_ones_own_is_copied_and_locked(here, own, home):
    assert here.is_own
    assert not here.is_untrained
    assert sorted(files_in(here.folder)) == sorted([*probe.TAKEN, "lock.json"])
    (origin,) = read_lock(here.folder).origins
    assert origin.repo == ""
    assert origin.commit.startswith("local:")
    assert len(origin.commit) == len("local:") + 64
    for name in probe.TAKEN:
        assert (here.folder / name).read_bytes() == (own / name).read_bytes()


def test_the_same_files_have_the_same_revision(here, own, home, tmp_path):
    again = install_from(probe.model(), tmp_path / "other", own, unwatched)
    assert again.revision == here.revision
    (own / "LICENSE.md").write_bytes(b"Do as we like.\n")
    assert install_from(probe.model(), home, own, unwatched).revision != here.revision


def test_random_weights_say_so(own, home):
    (own / "storyreel.json").write_bytes(b'{"untrained": true}')
    assert install_from(probe.model(), home, own, unwatched).is_untrained
    assert weights(probe.model(), home).is_untrained


def test_links_to_files_are_followed(own, home, tmp_path):
    """The hub's own client keeps its files so."""
    blob = tmp_path / "blob"
    (own / BIG).rename(blob)
    try:
        (own / BIG).symlink_to(blob)
    except OSError:
        pytest.skip("this system makes no links")
    here = install_from(probe.model(), home, own, unwatched)
    assert not (here.folder / BIG).is_symlink()


def test_a_copy_is_stopped_and_goes_on(own, home):
    (own / BIG).write_bytes(probe.tensors({"a": (1024, 1024)}))
    with pytest.raises(Cancelled):
        install_from(probe.model(), home, own, stop_at(0.5))
    kept = coming(probe.model(), home)
    assert 0 < kept.here < kept.whole
    install_from(probe.model(), home, own, unwatched)
    weights(probe.model(), home)


def test_a_folder_that_changed_is_copied_anew(own, home):
    (own / BIG).write_bytes(probe.tensors({"a": (1024, 1024)}))
    with pytest.raises(Cancelled):
        install_from(probe.model(), home, own, stop_at(0.5))
    changed = probe.tensors({"a": (1024, 1024)}, seed=5)
    (own / BIG).write_bytes(changed)
    here = install_from(probe.model(), home, own, unwatched)
    assert (here.folder / BIG).read_bytes() == changed


@pytest.mark.parametrize("name", [BIG, "text_encoder/model.safetensors"])
def test_a_renamed_pickle_is_refused(name, own, home):
    (own / name).write_bytes(b"\x80\x04\x95" + b"cos\nsystem\n" * 100)
    with pytest.raises(MachineTrouble, match="no safetensors file"):
        install_from(probe.model(), home, own, unwatched)
    assert installed(probe.model(), home) is None


def test_a_folder_of_pickles_is_refused(home, tmp_path):
    own = probe.lay(tmp_path / "own", {"model_index.json": b"{}", "unet/model.bin": b"\x80"})
    with pytest.raises(UserMistake, match="no weights as safetensors"):
        install_from(probe.model(), home, own, unwatched)


def test_a_folder_that_is_not_there_is_said(home, tmp_path):
    with pytest.raises(UserMistake, match="no folder"):
        install_from(probe.model(), home, tmp_path / "none", unwatched)


def test_not_installed_is_said_with_the_way_on(home):
    with pytest.raises(EngineUnavailable, match="models install probe"):
        weights(probe.model(), home)


def test_a_thousand_mutations_of_a_weight_file_are_all_refused(here, home):
    path, rng = here.folder / BIG, random.Random(1)
    sound = path.read_bytes()
    for number in range(MUTATIONS):
        changed = mutated(sound, rng)
        if changed == sound:
            changed = sound[:-1] + bytes([sound[-1] ^ 1])
        path.write_bytes(changed)
        assert is_refused(home), number
    path.write_bytes(sound)
    assert not is_refused(home)


@pytest.mark.parametrize("name", probe.TAKEN)
def test_every_file_counts(name, here, home):
    path = here.folder / name
    path.write_bytes(path.read_bytes()[::-1] + b" ")
    assert is_refused(home)
    path.unlink()
    assert is_refused(home)


@pytest.mark.parametrize("name", ["unet/model.bin", "extra.py", "unet/more.safetensors"])
def test_a_file_more_is_refused(name, here, home):
    (here.folder / name).write_bytes(b"")
    assert is_refused(home)


def test_what_file_managers_leave_is_not_minded(here, home):
    (here.folder / ".DS_Store").write_bytes(b"")
    (here.folder / "unet" / "Thumbs.db").write_bytes(b"")
    assert not is_refused(home)


def test_what_was_checked_is_not_read_again(here, home, monkeypatch):
    for name in probe.TAKEN:
        aged(here.folder / name)
    weights(probe.model(), home)
    path = here.folder / BIG
    before = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    weights(probe.model(), home)  # its size, its time and its place say that nobody touched it
    with pytest.raises(EngineUnavailable, match="other bytes"):
        verify(probe.model(), home, unwatched)


def test_a_file_that_was_just_written_is_read_again(here, home):
    """Within one tick of the clock two writes have the same time."""
    weights(probe.model(), home)
    path = here.folder / BIG
    before = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert is_refused(home)


def test_verifying_tells_how_far_it_is_and_can_be_stopped(here, home):
    told = []
    assert verify(probe.model(), home, told.append) == here
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(Cancelled):
        verify(probe.model(), home, stop_at(0.5))


@pytest.mark.parametrize("lock", [b"", b"{}", b"\xff", b'{"model": "other"}'])
def test_without_a_lock_that_can_be_read_it_is_not_installed(lock, here, home):
    (folder_of(probe.model(), home) / "lock.json").write_bytes(lock)
    assert installed(probe.model(), home) is None


def test_another_lock_gives_another_revision(here, home):
    path = here.folder / "lock.json"
    path.write_text(path.read_text("utf-8").replace("local:", "local:0"), "utf-8")
    assert installed(probe.model(), home).revision != here.revision
