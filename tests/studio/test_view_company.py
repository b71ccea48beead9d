"""Cast and places as the page shows them."""

import pytest

from pipeline.errors import UserMistake
from studio.edits import SetLooks
from studio.panels.company import Company
from studio.views.company import company_view
from tests.studio.crew import begun
from tests.studio.test_directing import edit, film_of


def rows(studio, project):
    view = company_view(studio.seen(project))
    return {one["name"]: one for one in (*view["people"], *view["places"])}


def test_the_scripts_words_stand_beside_the_users(studio):
    project = begun(studio)
    edit(studio, project, SetLooks(character="ANNA", words="grey hair"))
    anna = rows(studio, project)["ANNA"]
    assert (anna["said"], anna["words"], anna["by"]) == ("30", "grey hair", "user")
    assert anna["scenes"] == ["1", "2"]
    assert rows(studio, project)["KITCHEN"] == {
        "name": "KITCHEN", "words": "", "by": "", "scenes": ["1"],
    }  # fmt: skip


def test_the_panel_keeps_words_and_tells_what_went_wrong(studio):
    project = begun(studio)
    told = {
        "project": project, "revision": studio.store.revision(project), "kind": "place",
        "name": "YARD", "words": "x" * 2000,
    }  # fmt: skip
    describe = Company(studio).describe
    assert describe(told) == {"revision": told["revision"] + 1}
    assert len(film_of(studio, project).places[1].description) == 600
    with pytest.raises(UserMistake, match="There is no place 'NOWHERE'"):
        describe({**told, "name": "NOWHERE"})
    with pytest.raises(UserMistake):
        describe({"project": "gone"})


def test_hostile_words_stay_words(studio):
    project = begun(studio)
    words = "<img onerror=alert(1)> {{7*7}} ${x}"
    edit(studio, project, SetLooks(character="BEN", words=words))
    assert rows(studio, project)["BEN"]["words"] == words
