"""Models come from a hub that is good, slow, down, gated, or lies; what comes is proved."""

import hashlib
import shutil

import httpx
import pytest

from pipeline.errors import Cancelled, EngineUnavailable, MachineTrouble, StudioError, UserMistake
from pipeline.models.fetch import Patience
from pipeline.models.hub import TIMES, Hub
from pipeline.models.install import coming, install, put_up, remove
from pipeline.models.licences import accept
from pipeline.models.lock import read_lock
from pipeline.models.shelf import files_in, folder_of, installed, weights
from pipeline.models.sources import FromHub
from pipeline.progress import unwatched
from tests.models import probe

BIG = "unet/diffusion_pytorch_model.safetensors"
HURRY = Patience(waits_s=(0.0, 0.0))
IMPATIENT = httpx.Timeout(30.0, read=0.5)


def hurried(model, home, progress=unwatched, times=TIMES):
    """An installation that tries again at once."""
    source = FromHub(model, Hub("", times))
    try:
        return put_up(model, home, source, progress, HURRY)
    finally:
        source.close()


def refusal(call, *args):
    with pytest.raises(StudioError) as refused:
        call(*args)
    return str(refused.value)


def stop_at(share):
    def progress(done):
        if done >= share:
            raise Cancelled("Stopped.")

    return progress


def test_a_model_arrives_whole_and_locked(hub, home):
    model, told = probe.model(), []
    here = install(model, home, told.append)
    assert here == installed(model, home) == weights(model, home)
    assert not here.is_own
    assert sorted(files_in(here.folder)) == sorted([*probe.TAKEN, "lock.json"])
    lock = read_lock(here.folder)
    assert lock.origins[0].commit == hub.commit(probe.REPO)
    for file in lock.files:
        data = hub.repos[probe.REPO][file.path]
        assert (file.size, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
        assert (here.folder / file.path).read_bytes() == data
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)
    assert coming(model, home) is None


def test_neither_pickles_nor_programs_are_asked_for(hub, home):
    install(probe.model(), home, unwatched)
    assert not [path for path in hub.paths() if path.endswith((".bin", ".py", ".ckpt"))]


def test_what_is_installed_is_not_asked_for_again(hub, home):
    first = install(probe.model(), home, unwatched)
    hub.asked.clear()
    assert install(probe.model(), home, unwatched) == first
    assert hub.asked == []


def test_a_variant_is_fetched_alone_and_has_the_plain_name(hub, home):
    files = hub.repos[probe.REPO]
    half = probe.tensors({"half": (16, 8)})
    files["unet/diffusion_pytorch_model.fp16.safetensors"] = half
    here = install(probe.model(variant="fp16"), home, unwatched)
    assert (here.folder / BIG).read_bytes() == half
    assert sorted(files_in(here.folder)) == sorted([*probe.TAKEN, "lock.json"])
    remove(probe.model(), home)
    whole = install(probe.model(), home, unwatched)
    assert (whole.folder / BIG).read_bytes() == files[BIG]


def test_an_extra_comes_from_its_own_repository(hub, home):
    hub.repos[probe.EXTRA] = {"c.safetensors": probe.tensors({"c": (4, 4)}), "big.safetensors": b""}
    here = install(probe.model(extras=(probe.extra(),)), home, unwatched)
    assert (here.folder / "controlnet" / "c.safetensors").is_file()
    assert not (here.folder / "controlnet" / "big.safetensors").exists()
    origins = {origin.repo: origin.commit for origin in read_lock(here.folder).origins}
    assert origins == {repo: hub.commit(repo) for repo in (probe.REPO, probe.EXTRA)}


def test_a_cut_connection_goes_on_where_it_ended(hub, home):
    whole = len(hub.repos[probe.REPO][BIG])
    hub.faults.cuts[BIG] = [1000, 2000, 0, 1]
    hurried(probe.model(), home)
    ranges = [
        headers.get("Range")
        for host, path, headers in hub.asked
        if path.endswith(BIG) and host == "far"
    ]
    assert ranges == [None, "bytes=1000-", "bytes=3000-", "bytes=3000-", "bytes=3001-"]
    assert weights(probe.model(), home).size > whole


def test_a_host_without_ranges_sends_all_again(hub, home):
    hub.faults.cuts[BIG] = [1000]
    hub.faults.no_ranges = True
    hurried(probe.model(), home)
    weights(probe.model(), home)


def test_a_host_that_sends_another_part_is_not_believed(hub, home):
    hub.faults.cuts[BIG] = [1000]
    hub.faults.shifted = 5
    assert "another part" in refusal(hurried, probe.model(), home)
    assert installed(probe.model(), home) is None


def test_a_host_that_always_cuts_ends_in_a_sentence(hub, home):
    hub.faults.cuts[BIG] = [1000, *([0] * 50)]
    said = refusal(hurried, probe.model(), home)
    assert BIG in said
    assert "goes on there" in said
    assert coming(probe.model(), home).here >= 1000
    hub.faults.cuts.clear()
    hurried(probe.model(), home)
    assert hub.looks == 1


def test_a_host_that_says_nothing_more_is_given_up(hub, home):
    hub.faults.stalls.add(BIG)
    said = refusal(hurried, probe.model(), home, unwatched, IMPATIENT)
    assert "stopped coming" in said


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_host_in_trouble_ends_in_a_sentence(status, hub, home):
    hub.faults.status[BIG] = status
    assert f"answers {status}" in refusal(hurried, probe.model(), home)


def test_a_hub_that_is_down_ends_in_a_sentence(hub, home):
    hub.close()
    said = refusal(install, probe.model(), home, unwatched)
    assert "cannot be reached" in said
    assert installed(probe.model(), home) is None


@pytest.mark.parametrize(
    "listing",
    [b"", b"<html>", b"[]", b'{"sha": "../..", "siblings": []}', b'{"sha": "abcdefabcdef"}',
     b'{"sha": "abcdefabcdef", "siblings": [{"rfilename": "a.safetensors", "size": -1}]}',
     b'{"sha": "abcdefabcdef", "siblings": [{"rfilename": "unet/a.safetensors"}]}'],
)  # fmt: skip
def test_a_hub_that_talks_nonsense_ends_in_a_sentence(listing, hub, home):
    hub.faults.listing = listing
    assert "something else" in refusal(install, probe.model(), home, unwatched)


def test_names_that_lead_elsewhere_are_never_written(hub, home, tmp_path):
    bad = ("../evil.json", "unet/../../evil.json", "/evil.json", "C:/evil.json", "unet/con.json",
           "unet\\evil.json", "unet/.hidden.json", "unet/a:b.json", "unet/é.json")  # fmt: skip
    hub.repos[probe.REPO] |= dict.fromkeys(bad, b"{}")
    here = install(probe.model(), home, unwatched)
    assert sorted(files_in(here.folder)) == sorted([*probe.TAKEN, "lock.json"])
    assert [path.name for path in tmp_path.rglob("*evil*")] == []


def test_a_repository_without_safetensors_is_refused(hub, home):
    hub.repos[probe.REPO] = {"model_index.json": b"{}", "unet/model.bin": b"\x80\x04"}
    assert "no weights as safetensors" in refusal(install, probe.model(), home, unwatched)


def test_a_repository_that_is_gone_ends_in_a_sentence(hub, home):
    assert "no maker/none" in refusal(install, probe.model(repo="maker/none"), home, unwatched)


@pytest.mark.parametrize("name", [BIG, "unet/config.json"])
def test_other_bytes_than_announced_are_thrown_away(name, hub, home):
    true = hub.repos[probe.REPO][name]
    hub.faults.lies[name] = true[:-1] + bytes([true[-1] ^ 1])
    said = refusal(hurried, probe.model(), home)
    assert f"{name} came twice with other bytes" in said
    assert installed(probe.model(), home) is None
    hub.faults.lies.clear()
    hurried(probe.model(), home)


def test_one_wrong_answer_is_repaired_from_the_first_byte(hub, home):
    """What was kept of an earlier try may be the wrong part."""
    hub.faults.cuts[BIG] = [1000]
    hub.faults.lies[BIG] = bytes(2000)
    with pytest.raises(Cancelled):
        hurried(probe.model(), home, stop_at(0.05))
    hub.faults.lies.clear()
    hurried(probe.model(), home)
    weights(probe.model(), home)


def test_a_renamed_pickle_is_refused_though_its_hash_is_right(hub, home):
    hub.repos[probe.REPO][BIG] = b"\x80\x04\x95" + b"cos\nsystem\n" * 100
    said = refusal(hurried, probe.model(), home)
    assert "no safetensors file" in said
    assert installed(probe.model(), home) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [("unet/config.json", b"\x80\x04."), ("unet/config.json", b'{"auto_map": {"A": "b.py"}}'),
     ("tokenizer/merges.txt", b"a\0b"), ("tokenizer/spiece.model", b"\x80\x04."),
     ("model_index.json", b"cos\nsystem\n(S'true'\ntR.")],
)  # fmt: skip
def test_other_files_are_what_their_names_say(name, data, hub, home):
    hub.repos[probe.REPO][name] = data
    assert name in refusal(hurried, probe.model(), home)


def test_a_commit_that_changes_all_the_time_is_never_mixed(hub, home):
    hub.faults.changing = True
    hub.faults.cuts[BIG] = [1000, *([0] * 50)]
    refusal(hurried, probe.model(), home)
    hub.looks += 1  # somebody pushes: the planned commit has no files any more
    assert "changed on the hub" in refusal(hurried, probe.model(), home)
    hub.faults.cuts.clear()
    hurried(probe.model(), home)
    assert read_lock(folder_of(probe.model(), home)).origins[0].commit == hub.commit(probe.REPO)


def test_a_newer_commit_does_not_disturb_what_was_begun(hub, home):
    with pytest.raises(Cancelled):
        install(probe.model(), home, stop_at(0.5))
    begun = hub.commit(probe.REPO)
    install(probe.model(), home, unwatched)
    assert hub.looks == 1
    assert read_lock(folder_of(probe.model(), home)).origins[0].commit == begun


def test_cancelled_and_taken_up_again(hub, home):
    model = probe.model()
    with pytest.raises(Cancelled):
        install(model, home, stop_at(0.1))
    kept = coming(model, home)
    assert 0 < kept.here < kept.whole
    assert installed(model, home) is None
    assert not folder_of(model, home).exists()
    hub.asked.clear()
    install(model, home, unwatched)
    assert len(hub.asked) < 2 * len(probe.TAKEN)
    assert coming(model, home) is None
    weights(model, home)


def test_removed_is_gone_and_so_is_what_was_begun(hub, home):
    model = probe.model()
    install(model, home, unwatched)
    remove(model, home)
    assert installed(model, home) is None
    with pytest.raises(Cancelled):
        install(model, home, stop_at(0.5))
    remove(model, home)
    assert coming(model, home) is None
    assert sorted(files_in(home)) == ["models/.coming/probe.lock"]
    remove(model, home)


def test_a_gated_model_is_asked_for_with_the_token(hub, home, monkeypatch):
    hub.token = "hf_secret"
    model = probe.model()
    said = refusal(install, model, home, unwatched)
    assert "HF_TOKEN" in said
    assert f"{hub.url}/{probe.REPO}" in said
    monkeypatch.setenv("HF_TOKEN", "hf_wrong")
    refusal(install, model, home, unwatched)
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    install(model, home, unwatched)


def test_the_token_is_shown_to_the_hub_alone(hub, home, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    hub.token = "hf_secret"
    install(probe.model(), home, unwatched)
    shown = {host: "Authorization" in headers for host, _, headers in hub.asked}
    assert shown == {"hub": True, "far": False}


def test_what_is_open_is_fetched_without_the_token(hub, home, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    install(probe.model(), home, unwatched)
    assert not any("Authorization" in headers for _, _, headers in hub.asked)


@pytest.mark.parametrize("to", ["file:///etc/passwd?", "ftp://example.org", "gopher://example.org"])
def test_redirections_lead_to_no_other_protocol(to, hub, home):
    hub.faults.redirect = to
    assert "redirects to" in refusal(hurried, probe.model(), home)


def test_a_redirection_without_end_is_given_up(hub, home):
    hub.faults.redirect = hub.url
    assert "for ever" in refusal(hurried, probe.model(), home)


@pytest.mark.parametrize("variable", ["STORYREEL_OFFLINE", "HF_HUB_OFFLINE"])
def test_offline_sends_nothing(variable, hub, home, monkeypatch):
    monkeypatch.setenv(variable, "1")
    with pytest.raises(EngineUnavailable, match=variable):
        install(probe.model(), home, unwatched)
    assert hub.asked == []
    monkeypatch.setenv(variable, "0")
    install(probe.model(), home, unwatched)


def test_offline_what_is_installed_works(hub, home, monkeypatch):
    install(probe.model(), home, unwatched)
    monkeypatch.setenv("STORYREEL_OFFLINE", "1")
    assert install(probe.model(), home, unwatched) == weights(probe.model(), home)


def test_the_licence_is_agreed_to_first(hub, home):
    model = probe.model(must_accept=True)
    with pytest.raises(UserMistake, match="Own Licence") as asked:
        install(model, home, unwatched)
    assert model.licence_url in str(asked.value)
    assert hub.asked == []
    accept(model, home)
    install(model, home, unwatched)
    other = probe.model(must_accept=True, id="other", licence_url="https://example.org/new")
    with pytest.raises(UserMistake):
        install(other, home, unwatched)


def test_a_full_disk_is_seen_before_the_first_byte(hub, home, monkeypatch):
    """A model of 10**18 bytes has no room anywhere."""
    name = "unet/config.json"
    hub.faults.listing = (
        b'{"sha": "abcdefabcdef", "siblings": [{"rfilename": "unet/a.safetensors", "size": %d, '
        b'"blobId": "00"}, {"rfilename": "%s", "size": 1, "blobId": "00"}]}'
        % (10**18, name.encode())
    )
    said = refusal(hurried, probe.model(), home)
    assert "not enough room" in said
    assert "1000000000.3 GB" in said
    assert not [path for path in hub.paths() if "/resolve/" in path]


def test_two_at_once_are_told_apart(hub, home):
    def and_another(_):
        with pytest.raises(UserMistake, match="just now"):
            remove(probe.model(), home)

    install(probe.model(), home, and_another)


def test_nothing_is_written_outside_of_the_home(hub, home, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    for name in ("HOME", "HF_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(elsewhere))
    elsewhere.mkdir()
    install(probe.model(), home, unwatched)
    assert list(elsewhere.iterdir()) == []


def test_the_model_that_was_there_stays_until_the_new_one_is_whole(hub, home):
    model = probe.model()
    first = install(model, home, unwatched)
    hub.repos[probe.REPO]["LICENSE.md"] = b"Do as we like.\n"
    with pytest.raises(Cancelled):
        hurried(model, home, stop_at(0.5))
    assert weights(model, home) == first
    assert hurried(model, home).revision != first.revision


def test_a_disk_that_fails_ends_in_a_sentence(hub, home):
    shutil.rmtree(home, ignore_errors=True)
    (home / "models").mkdir(parents=True)
    (home / "models" / ".coming").write_text("a file in the way")
    with pytest.raises(MachineTrouble, match="Cannot write"):
        install(probe.model(), home, unwatched)
