"""The published JSON schemas, made from the code: `python -m tests.schemas` writes them anew."""

import json
from pathlib import Path

from pydantic.json_schema import models_json_schema

from pipeline.film.cut import Cut
from pipeline.film.format import Format
from pipeline.film.script import Screenplay
from pipeline.film.world import Breakdown
from pipeline.recipe import BoardRecipe, SpanRecipe, TakeRecipe
from pipeline.stages.breakdown_document import breakdown_schema

FOLDER = Path(__file__).parent.parent / "assets/schema"
VALUES = (Screenplay, Breakdown, Cut, Format, BoardRecipe, TakeRecipe, SpanRecipe)


def film_schema():
    """Every value of the language of film, and the recipes, under `$defs`."""
    _, schema = models_json_schema(
        [(value, "validation") for value in VALUES],
        title="The language of film",
        description="The values that Storyreel keeps and exchanges, and its recipes.",
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


SCHEMAS = {"breakdown": breakdown_schema, "film": film_schema}


def text_of(name):
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for schema in SCHEMAS:
        (FOLDER / f"{schema}.schema.json").write_text(text_of(schema), "utf-8")
