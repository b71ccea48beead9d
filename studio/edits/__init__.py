"""Every change a user can make, as data: `apply(edit, project)` gives the project after it."""

from pydantic import ValidationError

from pipeline.errors import UserMistake
from studio.edits.board import DeleteShots, DuplicateShots, InsertShot, MoveShots, new_shot_id
from studio.edits.camera import SetCamera
from studio.edits.change import Change, Edit
from studio.edits.content import Describe, SetLength, SetLines, SpokenLine
from studio.edits.cutting import (
    EventRef,
    FadeOut,
    Join,
    LeaveOut,
    MoveEvents,
    Mute,
    Play,
    SetCaptions,
    SetCard,
    Trim,
)
from studio.edits.directing import Designed, Directed
from studio.edits.film import Rename, SetCrew, SetFormat, SetSeed, SetStyle, ShowArrows
from studio.edits.guiding import Cast, SetGuide
from studio.edits.joining import MergeShots, SplitShot
from studio.edits.looks import SetLooks
from studio.edits.script import Rewrite, rewrite
from studio.edits.shooting import SetOperator, SetShooting
from studio.edits.staging import SetStaging, StageOn
from studio.edits.versions import (
    AddKeyframe,
    AddMade,
    AddOwnKeyframe,
    AddTake,
    Circle,
    Redraw,
    RestoreSettings,
    SetMask,
)
from studio.project import Project

__all__ = [
    "VERBS", "AddKeyframe", "AddMade", "AddOwnKeyframe", "AddTake", "Cast", "Change", "Circle",
    "DeleteShots", "Describe", "Designed", "Directed", "DuplicateShots", "Edit", "EventRef",
    "FadeOut", "InsertShot", "Join", "LeaveOut", "MergeShots", "MoveEvents", "MoveShots", "Mute",
    "Play", "Redraw", "Rename", "RestoreSettings", "Rewrite", "SetCamera", "SetCaptions", "SetCard",
    "SetCrew", "SetFormat", "SetGuide", "SetLength", "SetLines", "SetLooks", "SetMask",
    "SetOperator", "SetSeed", "SetShooting", "SetStaging", "SetStyle", "ShowArrows", "SplitShot",
    "SpokenLine", "StageOn", "Trim", "apply", "change_of", "label", "new_shot_id", "rewrite",
]  # fmt: skip

CHANGES: tuple[type[Change], ...] = (
    Rename, SetCrew, SetSeed, SetFormat, SetStyle, ShowArrows, Rewrite,
    SetCamera, Describe, SetLength, SetLines, SetOperator, SetShooting, SetGuide, SetStaging,
    StageOn, Cast, SetLooks,
    InsertShot, SplitShot, MergeShots, DuplicateShots, DeleteShots, MoveShots,
    AddKeyframe, AddMade, AddOwnKeyframe, SetMask, AddTake, Circle, Redraw, RestoreSettings,
    Directed, Designed, Trim, Join, Mute, MoveEvents, LeaveOut, Play, SetCard, SetCaptions,
    FadeOut,
)  # fmt: skip

VERBS: dict[str, type[Change]] = {change.verb: change for change in CHANGES}


def change_of(edit: Edit) -> Change:
    """The edit as typed values. Raises UserMistake for what is no edit, or has no such values."""
    if edit.verb not in VERBS:
        raise UserMistake(
            f"This version knows no change named {edit.verb!r}. Update Storyreel, or leave it out."
        )
    try:
        edit.model_dump_json()
        return VERBS[edit.verb].model_validate(edit.arguments)
    except ValidationError as error:
        raise _refused(error) from None
    except ValueError:
        raise UserMistake("The text has broken letters in it. Type it again.") from None


def apply(edit: Edit, project: Project) -> Project:
    """The project after the edit; the old one is unchanged.

    Raises UserMistake, with a sentence, for an edit that does not fit the project.
    """
    change = change_of(edit)
    try:
        return change.apply(project)
    except ValidationError as error:
        raise _refused(error) from None


def label(edit: Edit, project: Project) -> str:
    """The edit in plain words, such as `dolly-in on 3B`; `project` is the one it is made on."""
    return change_of(edit).label(project)


def _refused(error: ValidationError) -> UserMistake:
    first = error.errors(include_url=False, include_context=False)[0]
    where = " ".join(str(part) for part in first["loc"])
    return UserMistake(
        f"That value cannot be used ({where.replace('_', ' ')}: {first['msg'].lower()}). "
        "Choose another one."
    )
