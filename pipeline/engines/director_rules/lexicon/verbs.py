"""What people do: verbs with how they are covered and the seconds they take."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from pipeline.engines.director_rules.lexicon.listed import listed


class Manner(StrEnum):
    """What a verb asks of the camera."""

    CHASE = "chase"
    TRAVEL = "travel"
    ENTER = "enter"
    EXIT = "exit"
    STRIKE = "strike"
    """A fall, a hit, a stop: it deserves its own shot."""
    DETAIL = "detail"
    """Read, handed over, hidden, held, switched on: an insert, where there is an object."""
    HANDLE = "handle"
    LOOK = "look"
    SEE = "see"
    REALISE = "realise"
    FACE = "face"
    RISE = "rise"
    POSTURE = "posture"
    TOUCH = "touch"
    STILL = "still"
    REVEAL = "reveal"


class Verb(NamedTuple):
    manner: Manner
    seconds: float


_ROWS: dict[Manner, str] = {
    Manner.CHASE: """run:2 sprint:2 race:2 chase:2 dash:1.5 bolt:1.5 charge:1.5 flee:2 vault:1.2
        leap:1.2 jump:1.2 dodge:1 weave:1.5 skid:1.2 scramble:1.8 tear:1.5 gallop:2 barrel:1.5
        hurtle:1.5 swerve:1.2 duck:1 lunge:1 pursue:2""",
    Manner.TRAVEL: """walk:3 cross:3 climb:3 stroll:3 march:2.5 wander:3 stride:2.5 creep:3
        tiptoe:3 limp:3 trudge:3 pace:3 drift:3 descend:3 crawl:3 stagger:2.5 stumble:2
        hurry:2.2 shuffle:3 ride:3 drive:3 cycle:3 roll:2.5 glide:3 sail:3 fly:3 row:3 swim:3
        mount:2 dismount:2 wade:3 approach:2.5 pass:2 follow:2.5 circle:3
        push through:2 trot:2 jog:2 slip:1.5 head:2 move:2
        step:1.5 back:1.5""",
    Manner.ENTER: "enter:2 arrive:2.5 appear:1.5 emerge:2 return:2 come:2",
    Manner.EXIT: "exit:2 leave:2.5 depart:2.5 vanish:1.5 disappear:1.5 go:2",
    Manner.STRIKE: """fall:1.5 hit:0.8 crash:1.2 collapse:1.5 slam:0.8 smash:0.8 shatter:1
        punch:0.8 kick:0.8 slap:0.8 shoot:0.8 fire:0.8 explode:1.5 stop:1 freeze:1.2 drop:1
        trip:1.2 land:1 break:1 halt:1 snap:0.8 burst:1 tumble:1.5 topple:1.5 faint:1.5 spill:1.2
        brake:1.2 grab:1 seize:1 tackle:1""",
    Manner.DETAIL: """read:2 hold:1.8 hand:2 pass over:2 hide:2 pocket:1.5 switch:1.2 light:1.8
        sign:2 write:2.5 type:2 dial:2 wind:2 count:2 unwrap:2.5 unfold:2 fold:2 offer:2
        slide:1.8 tuck:1.8 press:1.2 examine:2 inspect:2 study:2 trace:2 clutch:1.8 grip:1.5
        unlock:1.8 lock:1.5 conceal:2 palm:1.5 stamp:1.5 punch in:1.5""",
    Manner.HANDLE: """open:2 close:1.8 shut:1.5 pour:2.5 take:1.5 put:1.5 set:1.5 place:1.5 lift:1.5
        pick:1.5 stir:2 drink:2 sip:1.8 eat:2.5 cut:2 wipe:2 wash:2.5 carry:2.5 pull:1.5 push:1.5
        throw:1.2 toss:1.2 catch:1 give:1.8 lay:1.5 raise:1.5 lower:1.5 button:2 wrap:2.5 pack:3
        knock:1.5 ring:1.5 draw:2 reach:1.5 shake:1.5 drag:2 hang:1.8 strike:1.2 spread:1.8
        fill:2 empty:2 find:1.5 bring:2 leaf:2 tap:1.2 turn off:1.2 turn on:1.2
        wrestle:2.5 snatch:1 play:3 scoop:1.2 unzip:1.5 zip:1.5 tie:2 untie:2 buckle:1.5
        scrub:2.5 sweep:2.5 fix:2 polish:2.5 steer:2 rummage:2 squeeze:1.5 drain:2
        peel:2 wave:1.5 touch:1.5 test:2 check:1.5 swing:1.5 tighten:1.8 lean on:1.8
        dig:2.5 bury:2.5 stick:1.5 cook:2.5 milk:2.5 feed:2 load:2 saddle:2 burn:2 pin:1.5 bang:1
        blow:1.5 chop:2 hammer:2 drill:2.5 paint:2.5 sew:2.5 knit:2.5 rake:2.5 plant:2 stroke:2
        pat:1.5 bandage:2.5 stack:2 comb:2 shave:2.5 clap:1.5 salute:1.5 steal:1.5 taste:1.5
        bite:1.2 lick:1.2 chew:1.5 show:1.8 aim:1.5 point:1.5""",
    Manner.LOOK: """look:1.2 glance:1 stare:1.8 gaze:2 peer:1.5 peek:1.2 squint:1.2 watch:2 search:2
        scan:1.8 face:1.2 turn:1""",
    Manner.SEE: "see:1.2 spot:1.2 notice:1.2 recognise:1.5 recognize:1.5 glimpse:1",
    Manner.REALISE: """realise:1.8 realize:1.8 understand:1.8 remember:1.8 hesitate:1.5 decide:1.5
        believe:1.5 wonder:1.5 think:1.8 consider:1.8 know:1.5""",
    Manner.FACE: """smile:1.5 frown:1.2 cry:2 weep:2 blink:1 swallow:1 grin:1.2 laugh:1.8 wince:1
        nod:1 blush:1.5 sigh:1.5 breathe:1.8 pale:1.5 flinch:1 whisper:1.5 listen:1.8 shrug:1
        exhale:1.5 inhale:1.5 pant:1.5 sob:2 sneer:1.2 wink:1 doze:2 sleep:2.5 wake:1.5
        sing:3 shout:1.5 scream:1.2 yawn:1.5""",
    Manner.RISE: "stand:1.8 rise:1.8 get up:1.8",
    Manner.POSTURE: """sit:1.8 kneel:1.8 lie:2 lean:1.5 crouch:1.5 bend:1.5 bow:1.5 slump:1.5
        settle:1.8 perch:1.8 straighten:1.2 stoop:1.5 curl:2 cheer:1.8 pray:2.5""",
    Manner.TOUCH: "embrace:3 hug:3 kiss:3 hold on:2 caress:2 comfort:2.5 dance:3 cling:2",
    Manner.STILL: "wait:2.5 pause:1.5 remain:2 stay:2 say nothing:1.8 linger:2.5",
    Manner.REVEAL: "reveal:2 uncover:2 discover:1.8 unveil:2",
}
"""English verbs, `verb:seconds`. A second word must follow the verb directly."""

_UNSTRESSED = listed(
    """
    open enter listen wander offer cover pocket button settle linger discover whisper
    uncover wonder lower remember shatter consider recover vanish clatter gather water
    hammer
    """
)


def _forms(verb: str) -> tuple[str, str, str]:
    """The present forms of an English verb: `run`, `runs`, `running`."""
    if verb == "lie":
        return verb, "lies", "lying"
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third = verb[:-1] + "ies"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    is_short = (
        verb not in _UNSTRESSED
        and len(verb) > 2
        and verb[-1] not in "aeiouwxy"
        and verb[-2] in "aeiou"
    )
    if stem == verb and is_short and verb[-3] not in "aeiou":
        stem += verb[-1]
    return verb, third, stem + "ing"


def _entries() -> Iterator[tuple[str, Verb]]:
    for manner, row in _ROWS.items():
        entry = ""
        for word in row.split():
            entry = f"{entry} {word}".strip()
            if ":" not in word:
                continue
            verb, seconds = entry.split(":")
            entry = ""
            first, _, particle = verb.partition(" ")
            for form in _forms(first):
                yield f"{form} {particle}".strip(), Verb(manner, float(seconds))


VERBS: dict[str, Verb] = dict(_entries())
"""Every present form, and `form particle` for verbs of two words."""

BASES = frozenset(entry.split(":")[0].split()[0] for row in _ROWS.values() for entry in row.split())
"""Verbs without an ending: they are nouns too (`a look`), unless their subject is plural."""
