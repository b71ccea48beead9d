"""Prompts encoded once, for every family of pipelines."""

import numpy as np
import pytest

from pipeline.gpu.embeddings import FOLDER, RETURNED, encoded, returned_by
from pipeline.gpu.resident import Resident
from pipeline.models.catalogue import CATALOGUE

pytestmark = pytest.mark.filterwarnings(
    "ignore:__array__ implementation:DeprecationWarning"  # of a scheduler of diffusers
)

FAMILIES = {
    "sd-turbo": "StableDiffusionPipeline",
    "sdxl-turbo": "StableDiffusionXLPipeline",
    "flux2-klein-4b": "Flux2KleinPipeline",
    "z-image-turbo": "ZImagePipeline",
    "ltx-video-2b": "LTXConditionPipeline",
    "ltx-2": "LTX2Pipeline",
    "wan2.2-5b": "WanPipeline",
}
PROMPT = {"prompt": "a door", "negative_prompt": "blurred", "guidance_scale": 3.0}


def test_every_pipeline_of_the_catalogue_that_takes_words_has_its_row():
    pipelines = {name for model in CATALOGUE.values() for name in model.pipelines.values()}
    without = {name for name in pipelines if not returned_by(name)}
    assert without <= {"StableVideoDiffusionPipeline"}
    assert {start for start in RETURNED if any(p.startswith(start) for p in pipelines)} == set(
        RETURNED
    )


def encodings(pipe):
    """Counts the calls of the pipeline's text encoders from now on."""
    calls = []
    for name in ("text_encoder", "text_encoder_2"):
        if encoder := getattr(pipe, name, None):
            encoder.register_forward_hook(lambda *_: calls.append(1))
    return calls


@pytest.mark.slow
@pytest.mark.parametrize("model", FAMILIES)
def test_the_same_prompt_is_encoded_once_and_gives_what_the_pipeline_itself_encodes(
    model, tmp_path
):
    import torch

    from tests.gpu.weights import want

    wanted = want(model, FAMILIES[model], tmp_path)

    def work(pipe):
        calls = encodings(pipe)
        first = encoded(pipe, wanted, **PROMPT)
        count = len(calls)
        second = encoded(pipe, wanted, **PROMPT)
        assert len(calls) == count > 0
        assert first.keys() == second.keys()
        for one, two in ((first[name], second[name]) for name in first):
            pairs = zip(one, two, strict=True) if isinstance(one, list) else [(one, two)]
            assert all(torch.equal(a, b) and a.dtype == b.dtype for a, b in pairs)
        for change in ({"prompt": "a window"}, {"prompt": ""}):
            before = len(calls)
            encoded(pipe, wanted, **PROMPT | change)
            assert len(calls) > before, "other words are encoded"
        return set(first)

    given = Resident().use(wanted, work)
    assert "prompt_embeds" in given
    is_distilled = model == "flux2-klein-4b"
    assert ("negative_prompt_embeds" in given) is not is_distilled


@pytest.mark.slow
def test_the_picture_is_the_one_that_the_prompt_itself_gives(tmp_path):
    import torch

    from tests.gpu.weights import want

    wanted = want("sd-turbo", "StableDiffusionPipeline", tmp_path)
    call = {"guidance_scale": 3.0, "num_inference_steps": 2, "height": 32, "width": 32}

    def with_words(pipe):
        return draw(pipe, prompt=PROMPT["prompt"], negative_prompt=PROMPT["negative_prompt"])

    def with_embeddings(pipe):
        return draw(pipe, **encoded(pipe, wanted, **PROMPT))

    def draw(pipe, **words):
        dice = torch.Generator().manual_seed(3)
        return pipe(**words, **call, generator=dice, output_type="np").images

    resident = Resident()
    plain = resident.use(wanted, with_words)
    for _ in range(2):  # made now, then found
        np.testing.assert_array_equal(resident.use(wanted, with_embeddings), plain)


@pytest.mark.slow
def test_a_damaged_file_is_encoded_again_and_other_weights_have_their_own(tmp_path):
    from dataclasses import replace

    from tests.gpu.weights import want

    wanted = want("ltx-video-2b", "LTXConditionPipeline", tmp_path)

    def count(one):
        def work(pipe):
            calls = encodings(pipe)
            encoded(pipe, one, prompt="a door", guidance_scale=1.0)
            return len(calls)

        return Resident().use(one, work)

    assert [count(wanted), count(wanted)] == [1, 0]
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert [count(wanted), count(wanted)] == [1, 0]
    assert count(replace(wanted, revision="two")) == 1
    assert count(replace(wanted, home=None)) == 1
    assert count(replace(wanted, revision="")) == 1, "weights that are not known keep nothing"


@pytest.mark.slow
def test_a_pipeline_that_takes_no_words_gets_its_arguments_back(tmp_path):
    from tests.gpu.weights import want

    wanted = want("svd-xt", "StableVideoDiffusionPipeline", tmp_path)
    assert Resident().use(wanted, lambda pipe: encoded(pipe, wanted, fps=7)) == {"fps": 7}
