"""What the artist promises, on the tiny image model."""

import json

import numpy as np
import pytest
from safetensors.numpy import save_file

from pipeline.engines.image_diffusers import DiffusersArtist
from pipeline.errors import Cancelled, EngineUnavailable, UserMistake
from pipeline.film.format import plate_size
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import TierName
from pipeline.recipe import Lora
from tests.engines.image_diffusers.shelf import SIZE, recipe, shelf

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


@pytest.fixture(scope="module")
def artist(hired):
    model, home = hired("tiny-image")
    return DiffusersArtist(model, TierName.FINAL, home)


def drawn(artist, library=None, **asked):
    return artist.draw(recipe(artist, **asked), library or shelf(), lambda _: None)


def test_what_is_not_painted_over_keeps_its_pixels(artist):
    library = shelf()
    image = drawn(artist, library, source="source", mask="mask", strength=0.9).image
    source = library.pictures["source"]
    # The mask is of the frame, which is the middle of the plate: 16 and 9 pixels in.
    inside = np.zeros(source.shape[:2], bool)
    inside[9 + 30 : 9 + 60, 16 + 40 : 16 + 100] = True
    assert np.array_equal(image[~inside], source[~inside])
    assert (image[inside] != source[inside]).mean() > 0.9


@pytest.mark.parametrize("size", [(64, 64), (66, 150), (1024, 64), (4096, 1716)])
def test_any_size_comes_out_exactly(artist, size):
    drawing = drawn(artist, size=size, overscan=1.13)
    assert drawing.image.shape[1::-1] == plate_size(size, 1.13)
    assert drawing.burn_in.shape[1::-1] == size


def test_an_untrained_model_says_so_on_its_picture(artist):
    layer = drawn(artist).burn_in
    assert layer.shape == (*SIZE[::-1], 4)
    assert (layer[..., 3] == 255).mean() > 0.01


def test_it_stops_in_the_middle_and_draws_the_same_afterwards(artist):
    before = drawn(artist).image
    seen = []

    def stop(done):
        seen.append(done)
        if 0.3 < done < 0.9:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        artist.draw(recipe(artist), shelf(), stop)
    assert max(seen) < 0.9
    assert np.array_equal(drawn(artist).image, before)


def test_words_and_what_is_not_to_be_seen_change_the_picture(hired):
    model, home = hired("tiny-image")
    tiers = {name: tier.model_copy(update={"guidance": 5.0}) for name, tier in model.tiers.items()}
    guided = DiffusersArtist(model.model_copy(update={"tiers": tiers}), TierName.FINAL, home)
    pictures = [
        drawn(guided, prompt=prompt, negative=negative).image.tobytes()
        for prompt, negative in (("A cup.", ""), ("A dog.", ""), ("A cup.", "letters"))
    ]
    assert len(set(pictures)) == 3


def test_variations_of_a_board_have_their_words_encoded_once(artist, hired):
    _, home = hired("tiny-image")
    words = "A lamp that nobody else asks for."
    kept = home / "embeddings"
    drawn(artist, prompt=words)
    before = set(kept.iterdir())
    for seed in (11, 12, 13):
        drawn(artist, prompt=words, seed=seed)
    assert set(kept.iterdir()) == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x80\x04\x95" + b"\0" * 40, "is no safetensors file"),
        (json.dumps({"a": 1}).encode(), "is no safetensors file"),
    ],
)
def test_a_lora_that_is_no_safetensors_file_is_refused_whatever_its_name(
    artist, tmp_path, content, why
):
    library = shelf()
    library.files["style"] = tmp_path / "style.safetensors"
    library.files["style"].write_bytes(content)
    asked = recipe(artist, loras=(Lora(file="style"),))
    with pytest.raises(UserMistake, match=why):
        _able(artist).draw(asked, library, lambda _: None)


def test_a_lora_changes_the_picture_by_its_strength_and_comes_off_again(artist, tmp_path):
    library, able = shelf(), _able(artist)
    library.files["style"] = tmp_path / "style.safetensors"
    rng = np.random.default_rng(1)
    name = "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q"
    save_file(
        {
            f"{name}.lora_A.weight": rng.normal(size=(2, 16)).astype(np.float32),
            f"{name}.lora_B.weight": rng.normal(size=(16, 2)).astype(np.float32),
        },
        library.files["style"],
    )
    plain = drawn(able, library).image
    pictures = [
        drawn(able, library, loras=(Lora(file="style", strength=strength),)).image
        for strength in (1.0, 3.0)
    ]
    assert not np.array_equal(plain, pictures[0])
    assert not np.array_equal(pictures[0], pictures[1])
    assert np.array_equal(drawn(able, library).image, plain)


def test_what_it_cannot_use_is_said(artist):
    with pytest.raises(UserMistake, match="cannot use the depth picture"):
        drawn(artist, depth="depth")


def test_a_mask_without_a_picture_under_it_is_said(artist):
    with pytest.raises(UserMistake, match="cannot use the painted mask"):
        drawn(artist, mask="mask")


def test_other_weights_than_those_it_was_asked_of_draw_nothing(artist):
    with pytest.raises(EngineUnavailable, match="other weights"):
        drawn(artist, revision="0" * 64)


def test_a_model_that_is_not_here_is_named_with_the_way_to_install_it(tmp_path):
    with pytest.raises(EngineUnavailable, match="models install tiny-image"):
        DiffusersArtist(CATALOGUE["tiny-image"], TierName.FINAL, tmp_path)


def test_weights_whose_numbers_run_out_of_range_end_in_a_sentence(hired, tmp_path):
    """As decoders do in half precision."""
    from safetensors.numpy import load_file

    from pipeline.engines.tiny import build
    from pipeline.models.install import install_from
    from pipeline.progress import unwatched

    model, _ = hired("tiny-image")
    build(model, tmp_path / "hub")
    file = tmp_path / "hub" / "vae" / "diffusion_pytorch_model.safetensors"
    broken = {name: weight * np.float32("nan") for name, weight in load_file(file).items()}
    save_file(broken, file, metadata={"format": "pt"})
    install_from(model, tmp_path, tmp_path / "hub", unwatched)
    with pytest.raises(EngineUnavailable, match="black picture"):
        drawn(DiffusersArtist(model, TierName.FINAL, tmp_path))


def _able(artist):
    """The tiny model takes LoRAs as its large kin does; its catalogue entry does not say so."""
    from pipeline.models.model import Ability

    model = artist._model
    abilities = {"abilities": model.abilities | {Ability.LORA}}
    return DiffusersArtist(model.model_copy(update=abilities), TierName.FINAL, artist._home)
