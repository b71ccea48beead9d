"""Edits as a user might make them, drawn at random."""

import hashlib

from pipeline.film.camera import Move, Size
from pipeline.film.cut import Captions, Card, Transition, TransitionKind
from pipeline.film.format import Format
from pipeline.film.shot import Keyframe, Take
from pipeline.film.timing import FrameRate
from studio import edits
from studio.edits import EventRef

WORDS = ("Anna laughs.", "", "The lamp falls. Glass breaks.", "\n\nINT. ATTIC - DAY\n\nDust.\n\n")


def media(random, suffix=".png"):
    return hashlib.sha256(str(random.random()).encode()).hexdigest() + suffix


def new(random):
    return f"{random.getrandbits(40):010x}"


def random_edit(random, project):
    """One edit that has a chance to fit."""
    return random.choice(MAKERS)(random, project).edit


def some(random, project, least=1):
    ids = [shot.id for shot in project.shots()] or ["gone"]
    return tuple(random.sample(ids, min(len(ids), random.randint(least, 3))))


def one(random, project):
    return some(random, project)[0]


def place(random, project):
    after = one(random, project)
    if random.random() < 0.6 and project.has_shot(after):
        return {"after": after}
    return {"scene": random.choice(project.scenes).id}


def ref(random, project):
    events = [event.shot for event in project.cut.events] or ["gone"]
    return EventRef(shot=random.choice(events))


def camera(random, project):
    return edits.SetCamera(
        shots=some(random, project),
        size=random.choice([None, *Size]),
        move=random.choice([None, *Move]),
        lens_mm=random.choice([None, 24, 85]),
        amount=random.choice([None, 0.5]),
    )


def describe(random, project):
    return edits.Describe(
        shots=some(random, project),
        action=random.choice(WORDS),
        characters=random.choice([None, ("BEN", "ANNA"), ()]),
        prompt=random.choice([None, "ink"]),
        seed=random.choice([None, -1, 7]),
    )


def length(random, project):
    return edits.SetLength(shots=some(random, project), frames=random.choice([1, 2, 7, 50, 400]))


def lines(random, project):
    said = [
        edits.SpokenLine(character="ANNA", text="Yes.", start=random.randrange(90), frames=24)
        for _ in range(random.randrange(3))
    ]
    return edits.SetLines(shot=one(random, project), lines=tuple(said))


def insert(random, project):
    return edits.InsertShot(new=new(random), action="A hand.", **place(random, project))


def split(random, project):
    return edits.SplitShot(
        shot=one(random, project), new=new(random), at=random.choice([None, 1, 5, 20])
    )


def merge(random, project):
    return edits.MergeShots(shots=some(random, project, 2))


def duplicate(random, project):
    chosen = some(random, project)
    return edits.DuplicateShots(shots=chosen, new=tuple(new(random) for _ in chosen))


def delete(random, project):
    return edits.DeleteShots(shots=some(random, project))


def move(random, project):
    return edits.MoveShots(shots=some(random, project), **place(random, project))


def keyframe(random, project):
    made = Keyframe(recipe=random.choice("abc"), image=media(random))
    return edits.AddKeyframe(shot=one(random, project), keyframe=made)


def take(random, project):
    made = Take(recipe=random.choice("abc"), media=media(random, ".mp4"), frames=48)
    return edits.AddTake(shot=one(random, project), take=made)


def own(random, project):
    return edits.AddOwnKeyframe(shot=one(random, project), image=media(random))


def mask(random, project):
    return edits.SetMask(shot=one(random, project), mask=random.choice([None, media(random)]))


def redraw(random, project):
    return edits.Redraw(shots=some(random, project), seed=random.choice([None, 7]))


def circle(random, project):
    return edits.Circle(
        shot=one(random, project),
        keyframe=random.choice([None, "a", "b"]),
        take=random.choice([None, "a"]),
    )


def trim(random, project):
    start = random.choice([None, 0, 3])
    return edits.Trim(event=ref(random, project), start=start, stop=random.choice([None, 9, 30]))


def join(random, project):
    kind = random.choice(list(TransitionKind))
    return edits.Join(event=ref(random, project), transition=Transition(kind=kind, frames=12))


def mute(random, project):
    return edits.Mute(events=(ref(random, project),), is_muted=random.choice([True, False]))


def move_events(random, project):
    before = random.choice([None, ref(random, project)])
    return edits.MoveEvents(events=(ref(random, project),), before=before)


def leave_out(random, project):
    return edits.LeaveOut(events=(ref(random, project),))


def play(random, project):
    before = random.choice([None, ref(random, project)])
    return edits.Play(shot=one(random, project), before=before)


def card(random, project):
    shown = random.choice([None, Card(title="Words")])
    return edits.SetCard(is_end=random.random() < 0.5, card=shown)


def captions(random, project):
    return edits.SetCaptions(captions=random.choice(list(Captions)))


def fade(random, project):
    return edits.FadeOut(frames=random.choice([0, 24]))


def rename(random, project):
    return edits.Rename(title=random.choice(["One", "Two"]))


def form(random, project):
    rates = [FrameRate(), FrameRate(num=25), FrameRate(num=24000, den=1001), FrameRate(num=12)]
    return edits.SetFormat(form=Format(rate=random.choice(rates)))


def looks(random, project):
    names = [one.name for one in project.cast] or ["gone"]
    return edits.SetLooks(character=random.choice(names), words=random.choice(["", "tall", "wet"]))


def script(random, project):
    text = project.script
    start = random.randrange(len(text))
    stop = min(len(text), start + random.choice([0, 0, 5, 30, 120]))
    return edits.rewrite(project, text[:start] + random.choice(WORDS) + text[stop:])


MAKERS = (
    camera, describe, length, lines, insert, split, merge, duplicate, delete, move, keyframe, take,
    own, mask, circle, redraw, trim, join, mute, move_events, leave_out, play, card, captions, fade,
    rename, form, looks, script, script,
)  # fmt: skip
