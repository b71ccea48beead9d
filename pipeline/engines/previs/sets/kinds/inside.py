"""Kinds of places under a roof."""

from pipeline.engines.previs.sets.kinds.halls import HALLS
from pipeline.engines.previs.sets.kinds.kind import Kind, door, window

PLANKS, CHECKER, TILES = ("planks", "wood"), ("checker", "stone"), ("tiles", "tile")

INSIDE: dict[str, Kind] = {
    "kitchen": Kind(
        (5.0, 4.6, 2.7),
        CHECKER,
        "dinner table",
        back="worktop@-0.55; wall cupboard@-1.55?; stove@0.75; fridge@1.6",
        left="dresser|bookcase@0.9; clock|picture@-0.5",
        right="shelves@-0.5; plant@1.5?; radiator|picture@0.9",
        free="pendant@0,0.1",
        openings=(
            window("back", 0.05, 1.3, 1.0, 1.2),
            door("left", -1.3),
            window("right", -1.2, 1.1),
        ),
    ),
    "living room": Kind(
        (6.4, 5.4, 2.7),
        PLANKS,
        "sofa",
        back="bookcase@-2.3; picture@-0.9?; television|fireplace|piano@2.3",
        left="fireplace|dresser@0.6; picture@-1.2",
        right="bookcase|wardrobe@0.6; picture@-1.0",
        free="rug@0,-0.4; floor lamp@-1.75,0.75; armchair@2.0,-1.2,-60?; plant@2.7,1.2",
        openings=(window("back", 0.55, 1.7), door("left", -1.9)),
    ),
    "bedroom": Kind(
        (5.2, 4.8, 2.6),
        PLANKS,
        "bed",
        back="curtains@1.55; picture|mirror@-0.3?",
        left="wardrobe@0.8; picture@-0.7",
        right="dresser@0.4; mirror|picture@0.4",
        free="rug@0.3,-1.0; plant@2.15,1.9?",
        openings=(window("back", 1.55, 1.5), door("left", -1.4)),
    ),
    "bathroom": Kind(
        (3.6, 3.4, 2.6),
        TILES,
        "standing",
        back="bath@-0.6; radiator@1.2",
        left="basin@0.1; mirror@0.1; wall lamp@0.75",
        right="toilet@0.9; shelves@-0.8",
        free="strip light@0,0.2; plant@1.4,-1.2?",
        openings=(window("back", 0.9, 0.8, 0.8, 1.5), door("left", -1.1)),
    ),
    "office": Kind(
        (6.6, 5.4, 2.7),
        ("tiles", "carpet"),
        "desk",
        back="bookcase@-2.4; filing cabinet@-1.3; filing cabinet@-0.8?; plant@2.7",
        left="notice board|picture@0.4; filing cabinet@1.7",
        right="bookcase|dresser@1.1; picture|clock@-0.6",
        free="strip light@-1.4,0.4; strip light@1.4,0.4; work desk@2.1,-1.0,90?; coat "
        "rack@-2.8,1.9",
        openings=(window("back", 0.9, 2.4, 1.5, 0.9), door("left", -1.3)),
    ),
    "corridor": Kind(
        (9.0, 2.6, 2.6),
        ("planks", "carpet"),
        "narrow",
        back="picture|notice board@-2.3; radiator@0.35; wall lamp@-1.5; wall lamp@2.3; bench@3.2?",
        left="picture@0",
        openings=(
            window("back", 0.35, 1.3, 1.1, 1.0),
            door("back", 1.6, 0.8),
            door("back", -3.4, 0.8),
        ),
    ),
    "staircase": Kind(
        (4.8, 5.2, 4.2),
        CHECKER,
        "standing",
        back="clock@-1.4",
        left="radiator@0.3; picture@0.6; picture@-0.9",
        right="wall lamp@-1.8; picture@-1.2?",
        free="stairs@1.5,0.85; plant@-1.9,2.1; wall lamp@-0.4,2.55; bicycle@-1.6,-1.6,12?",
        openings=(window("back", 0.3, 1.0, 1.4, 2.0), door("left", -1.7)),
    ),
    "cafe": Kind(
        (8.4, 6.6, 3.0),
        CHECKER,
        "cafe table",
        back="radiator@0.3; plant@3.9; picture@-2.7",
        left="shelves@0.9; clock@-1.0",
        right="coat rack@0.7; picture@1.9?",
        free="counter@-2.75,2.3,90; table and chairs@2.3,1.6,20; table and chairs@2.5,-1.3,-15;"
        " table and chairs@-2.2,-1.7,40; pendant@0,0.1; pendant@2.3,1.6; pendant@-2.4,1.4",
        openings=(
            window("back", 0.35, 3.4, 1.65, 0.85),
            door("back", 3.2, 0.95, 2.1),
            window("right", -0.6, 1.8, 1.5, 0.9),
        ),
    ),
    "bar": Kind(
        (8.0, 6.0, 3.0),
        PLANKS,
        "bar",
        back="back bar@0.4; wall lamp@-2.2; wall lamp@3.1; picture@-2.9?",
        left="bench@0.4; picture@0.6; picture@-0.7",
        right="coat rack@1.6; picture|clock@-0.6",
        free="pendant@-0.8,0.25; pendant@1.0,0.25; table and chairs@-2.5,-0.9,10; table and "
        "chairs@2.7,-1.0,-20",
        openings=(door("right", -1.6, 0.95, 2.1), window("left", -1.7, 1.6)),
    ),
    "restaurant": Kind(
        (9.0, 7.0, 3.0),
        PLANKS,
        "restaurant table",
        back="curtains@0.4; plant@-3.9; picture@-2.4; wall lamp@2.3; picture@3.4",
        left="dresser@1.2; mirror@1.2; wall lamp@-0.4",
        right="plant@2.9; picture@0.8; wall lamp@-0.8",
        free="laid table@-2.6,1.2,6; laid table@2.7,1.3,-8; laid table@2.7,-1.5,4; "
        "pendant@0,0.1; pendant@-2.6,1.2; pendant@2.7,1.3",
        openings=(window("back", 0.4, 1.8, 1.7, 0.7), door("left", -2.2, 0.95)),
    ),
    "shop": Kind(
        (7.0, 5.6, 2.9),
        ("tiles", "stone"),
        "standing",
        back="shop shelf@-2.3; shop shelf@-0.35",
        left="shop shelf@1.1; shop shelf|clothes rail@-0.9",
        right="shop shelf|bookcase@-1.4; plant@2.3?; clock@0.6",
        free="till@1.95,1.2; strip light@-1.4,0.4; strip light@1.6,0.4; barrel@-2.5,-1.9?",
        openings=(window("back", 1.7, 1.7, 1.5, 0.9), door("right", 0.6, 0.95)),
    ),
    "classroom": Kind(
        (8.0, 6.6, 2.9),
        PLANKS,
        "standing",
        back="blackboard@-0.3; clock@2.1; plant@3.6?",
        left="bookcase@1.6; notice board@-0.4",
        right="radiator@0.6; radiator@-1.6",
        free="desk@-2.4,2.0; school desk@-2.0,-1.5,180; school desk@2.0,-1.5,180; school "
        "desk@-3.1,-1.5,180; school desk@3.1,-1.5,180; school desk@-2.0,-0.2,180; school "
        "desk@2.0,-0.2,180; school desk@-3.1,-0.2,180; school desk@3.1,-0.2,180; school "
        "desk@2.0,1.1,180; school desk@3.1,1.1,180; strip light@-1.6,0.2; strip light@1.6,0.2",
        openings=(
            window("right", 0.6, 1.8, 1.5),
            window("right", -1.7, 1.8, 1.5),
            door("back", 3.0),
        ),
    ),
    "hospital": Kind(
        (5.6, 4.8, 2.8),
        ("tiles", "tile"),
        "sickbed",
        back="blinds@1.5; picture@-0.9?; clock@-1.9",
        left="filing cabinet@1.2; basin@-0.2; mirror@-0.2",
        right="radiator@0.6; plant@1.8?; chair@-0.6",
        free="screen curtain@2.2,-0.2,80; strip light@0,-0.2",
        openings=(window("back", 1.5, 1.5, 1.4, 0.95), door("left", -1.5, 1.1)),
    ),
    "interview room": Kind(
        (4.8, 4.4, 2.7),
        ("tiles", "concrete"),
        "interview",
        back="glass pane@0.0; clock@1.7",
        left="filing cabinet@1.4?; notice board@-0.4?",
        right="radiator@0.8",
        free="strip light@0,0.1",
        openings=(door("left", -1.2), window("right", 0.8, 0.9, 0.5, 1.8)),
    ),
    "prison cell": Kind(
        (3.6, 3.6, 2.7),
        ("slabs", "concrete"),
        "standing",
        back="toilet@-1.1; basin@-0.2",
        left="bench@0.5",
        right="shelves@0.4?",
        free="strip light@0,0",
        openings=(window("back", 0.7, 0.8, 0.6, 1.7), door("right", -0.9)),
    ),
    "court": Kind(
        (9.6, 7.6, 4.2),
        PLANKS,
        "standing",
        back="judge bench@0; flag@-3.0; flag@3.0; picture@0",
        left="pew@-0.6; bookcase@1.8",
        right="pew@-0.6; clock@1.0",
        free="witness stand@2.9,1.1,-10; desk@-2.4,-1.0,180; desk@2.4,-1.0,180; "
        "pendant@-1.8,1.0; pendant@1.8,1.0",
        openings=(
            window("left", -1.0, 1.4, 2.2, 1.5),
            window("right", -1.4, 1.4, 2.2, 1.5),
            door("left", -3.0, 1.0),
        ),
    ),
    "church": Kind(
        (9.6, 12.0, 6.4),
        ("slabs", "stone"),
        "standing",
        back="altar@0; cross@0; stained glass@-3.3; stained glass@3.3",
        left="stained glass@1.0; stained glass@-3.0; stained glass@4.2",
        right="stained glass@1.0; stained glass@-3.0; stained glass@4.2",
        free="pew@-2.5,-0.5,180; pew@2.5,-0.5,180; pew@-2.5,0.9,180; pew@2.5,0.9,180; "
        "pew@-2.5,2.3,180;"
        " pew@2.5,2.3,180; pew@-2.5,-1.9,180; pew@2.5,-1.9,180; column@-4.1,-1.0; "
        "column@4.1,-1.0; column@-4.1,2.9; column@4.1,2.9",
    ),
    "theatre": Kind(
        (10.4, 11.0, 6.0),
        ("planks", "carpet"),
        "standing",
        back="stage@0",
        left="wall lamp@-1.0; wall lamp@1.4",
        right="wall lamp@-1.0; wall lamp@1.4",
        free="theatre seats@-2.6,0.2,180; theatre seats@2.6,0.2,180; theatre seats@-2.6,1.3,180; "
        "theatre seats@2.6,1.3,180;"
        " theatre seats@-2.6,-1.0,180; theatre seats@2.6,-1.0,180",
    ),
    **HALLS,
}
