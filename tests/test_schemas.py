"""What is published is what the code does."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline.engines.director_rules import RulesDirector
from pipeline.film.timing import FrameRate
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down, breakdown_document
from tests.schemas import FOLDER, SCHEMAS, text_of

EXAMPLES = sorted(Path(FOLDER.parent, "examples").glob("*.fountain"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_published_schema_is_that_of_the_code(name):
    published = (FOLDER / f"{name}.schema.json").read_text("utf-8")
    assert json.loads(published) == json.loads(text_of(name)), "python -m tests.schemas writes them"
    Draft202012Validator.check_schema(json.loads(published))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_breakdowns_fit_their_schemas(path):
    director = RulesDirector()
    found = break_down(parse(path.read_text("utf-8")), director, FrameRate())
    document = json.loads(json.dumps(breakdown_document(found, FrameRate())))
    Draft202012Validator(SCHEMAS["breakdown"]()).validate(document)
    film = SCHEMAS["film"]()
    value = json.loads(found.model_dump_json())
    Draft202012Validator({**film, "$ref": "#/$defs/Breakdown"}).validate(value)
