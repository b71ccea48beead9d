"""Kinds of places under the sky.

Things at -11 m and beyond are what reverse angles see: no camera should look into nothing.
"""

from pipeline.engines.previs.sets.kinds.kind import Kind

WIDE = (120, 120, 0)
PAVED, GRASS = ("slabs", "pavement"), ("", "grass")

OUTSIDE: dict[str, Kind] = {
    "street": Kind(
        WIDE,
        PAVED,
        "standing",
        free="facades@0,6.5; cafe front@-6.5,6.45?; road@0,-4.8; street lamp@-3.4,1.8; "
        "street lamp@6.2,1.8; tree|bins|bollards@3.6,2.6; car@-4.6,-3.4; bicycle@7.4,5.4,8?; "
        "facades@0,-15,180; hills@70,0,-90; hills@-70,0,90",
    ),
    "city": Kind(
        WIDE,
        PAVED,
        "standing",
        free="high facades@0,8; cafe front@5.5,7.95; road@0,-4.8; street lamp@-3.4,1.8; "
        "street lamp@6.2,1.8; tree@3.4,3.0; tree@-7,3.0; car@3.6,-3.6; high facades@0,-16,180; "
        "high facades@44,-4,-90; high facades@-44,-4,90",
    ),
    "alley": Kind(
        (40, 60, 0),
        ("slabs", "asphalt"),
        "standing",
        free="blind wall@-2.7,2,90; blind wall@2.7,2,-90; lane end@0,12; bins@-2.0,2.6,80; "
        "bins@1.95,5.2,-96; crates@1.8,1.8,-80?; wall lamp@-2.62,0.9,90; wall lamp@2.62,4.4,-90; "
        "lane end@0,-16,180",
    ),
    "courtyard": Kind(
        (40, 40, 0),
        PAVED,
        "standing",
        free="facades@0,7.5; blind wall@-8.5,1,90; blind wall@8.5,1,-90; tree@-4.2,3.6; "
        "park bench@3.2,4.2; well|fountain@4.6,1.4; bicycle@-2.2,6.9,4; facades@0,-15,180",
    ),
    "rooftop": Kind(
        (28, 18, 0),
        ("slabs", "concrete"),
        "standing",
        free="parapet@0,4.2; chimney@-4.6,2.4; water tank@6.6,2.2; roof door@-8.4,1.4; "
        "chimney@3.4,3.2?; low facades@0,-30,180; parapet@0,-8.4,180",
    ),
    "terrace": Kind(
        (26, 16, 0),
        PAVED,
        "cafe table",
        free="parapet@0,5.0; table and chairs@3.2,1.6,20; table and chairs@-3.4,1.9,-10; "
        "flower pot@-1.6,4.2; flower pot@1.8,4.2; flower pot@5.2,4.2; parapet@0,-7.4,180",
    ),
    "garden": Kind(
        WIDE,
        GRASS,
        "park bench",
        free="cottage@-5.5,11; hedge@5.4,7.5; hedge@11,7.5; flower bed@2.6,2.4; "
        "flower bed@-3.2,3.0; tree@6.2,5.2; bush@-6.4,4.4; fence@9,3.4,90?; hills@0,36; "
        "hedge@-6,-13,180; hedge@6,-13,180; tree@-9,-16; tree@3,-17,40; tree@12,-15,80; "
        "hills@0,-40,180; hills@60,0,-90; hills@-60,0,90",
    ),
    "park": Kind(
        WIDE,
        GRASS,
        "park bench",
        free="tree@-4.5,5; tree@5.6,6.5,50; tree@9.5,11,90; tree@-10,10,20; tree@1.5,12,120; "
        "path@0,-2.6; street lamp@3.0,1.2; bush@-2.4,4.6; flower bed@3.4,3.6?; "
        "fountain@-0.6,9.5?; hills@0,40; tree@-9,-15; tree@-1,-18,40; tree@8,-15,80; bush@4,-13; "
        "hills@0,-44,180; tree@22,-2; tree@-22,0,70; hills@60,0,-90; hills@-60,0,90",
    ),
    "forest": Kind(
        WIDE,
        ("", "forest"),
        "standing",
        free="high tree@-3.2,2.6; high tree@2.9,3.4,40; high tree@-1.4,6.2,80; "
        "high tree@4.9,6.8,10; high tree@-6.4,5.4,130; high tree@1.5,9.6,60; "
        "high tree@7.8,4.0,150; high tree@-4.4,10.2,20; high tree@5.2,12.0,70; "
        "high tree@-8.8,9,50; fir@-2.4,13; fir@3.1,15; fir@8.6,10; fir@-7.4,15; fir@0.2,18; "
        "fir@-12,13; fir@12,15; bush@2.2,1.7; bush@-4.8,3.7; rock@-2.1,1.5,30; hills@0,36; "
        "fir@-9,-13; fir@-4,-16; fir@1,-14; fir@6,-17; fir@11,-13; high tree@-13,-14,40; "
        "high tree@3,-19,80; fir@15,-4; fir@18,3; fir@-15,-3; fir@-19,4; hills@0,-36,180; "
        "hills@50,0,-90; hills@-50,0,90",
    ),
    "field": Kind(
        WIDE,
        ("", "meadow"),
        "standing",
        free="hills@0,32; tall grass@0,6; tall grass@0,-3; tree@-7.5,10; tree@11,16,50; "
        "bush@5.5,7; fence@-5,4.5,6?; cottage@13,22?; tree@-12,-18,30; bush@6,-15; "
        "hills@0,-36,180; hills@60,0,-90; hills@-60,0,90",
    ),
    "desert": Kind(
        WIDE,
        ("", "sand"),
        "standing",
        free="dunes@0,28; rock@-4.2,4.5; rock@5.8,8.2,70; bush@3.4,5?; peaks@0,70; "
        "dunes@0,-30,180; rock@-7,-14; peaks@0,-80,180; dunes@50,0,-90; dunes@-50,0,90",
    ),
    "beach": Kind(
        WIDE,
        ("", "sand"),
        "standing",
        free="sea@0,6; palm|rock@-5.2,3.4; rock@5.2,4.2,40; rock@8.2,5.0; palm@-7.4,2.4,90?; "
        "boat@9,14,20; dunes@0,-20,180; palm|rock@-9,-13; palm|rock@6,-14; hills@0,-60,180",
    ),
    "mountain": Kind(
        WIDE,
        ("", "meadow"),
        "standing",
        free="peaks@0,30; rock@-3.2,3.0; rock@3.6,4.8,60; fir@-6.2,7.5; fir@6.6,9; fir@-9.4,11; "
        "fir@10,13; rock@1.4,8.4,10; hills@0,42; peaks@0,-50,180; fir@-8,-14; fir@7,-16; "
        "rock@-3,-13; hills@50,0,-90; hills@-50,0,90",
    ),
    "suburb": Kind(
        WIDE,
        GRASS,
        "standing",
        free="cottage@0,6.6; path@0,-2.8; walk@0.2,1.6; fence@-5.4,2.0; fence@6.0,2.0; "
        "tree@-6.4,4.4; bush@3.9,5.6; bush@-3.8,5.6; cottage@13.5,7.4; cottage@-13.5,7.4; "
        "car@6.5,-3.2?; flower bed@2.6,3.4; road@0,-7; cottage@-7.5,-15,180; "
        "cottage@7.5,-15,180; hedge@16,-12,180; tree@0,-14.5; hills@60,0,-90; hills@-60,0,90",
    ),
    "village": Kind(
        WIDE,
        ("slabs", "cobbles"),
        "standing",
        free="low facades@0,10.5; church@7.4,9.5; well|fountain@-3.6,4.4; tree@3.6,4.6; "
        "stall@-7.4,5.2?; street lamp@1.6,6.0; park bench@4.6,3.0; low facades@0,-17,180; "
        "low facades@34,-4,-90; low facades@-34,-4,90",
    ),
    "bridge": Kind(
        (90, 7, 0),
        ("slabs", "asphalt"),
        "standing",
        free="bridge side@0,2.4; river@0,4.2; street lamp@-4.4,1.9; street lamp@5.2,1.9; "
        "hills@0,60; river@0,-4.2,180; hills@0,-60,180",
    ),
    "snow": Kind(
        WIDE,
        ("", "snow"),
        "standing",
        free="snow drifts@0,0; fir@-5.2,5.5; fir@6.0,7.2; fir@-8.4,10; fir@9.4,11.5; fir@1.6,14; "
        "peaks@0,46; cottage@-2.5,17?; fir@-7,-14; fir@-1,-17; fir@6,-14; fir@12,-16; "
        "peaks@0,-50,180; hills@55,0,-90; hills@-55,0,90",
    ),
    "station": Kind(
        (80, 9, 0),
        PAVED,
        "standing",
        free="canopy@0,1.6; platform edge@0,4.25; train@0,5.0; track bed@0,4.6; "
        "park bench@-3.2,2.4; station clock@2.3,2.0; bins@5.6,2.5?; crates@-6.8,2.4?; "
        "hills@0,50; apron@0,-4.5; low facades@0,-15,180",
    ),
    "market": Kind(
        WIDE,
        ("slabs", "cobbles"),
        "standing",
        free="low facades@0,9.5; stall@-3.1,2.6; stall@2.9,2.8; stall@6.4,3.0; stall@-6.7,3.1; "
        "stall@0.2,5.8; crates@-0.9,3.4,20; barrel@1.0,3.3; low facades@0,-17,180; "
        "low facades@34,-4,-90; low facades@-34,-4,90",
    ),
    "harbour": Kind(
        (90, 12, 0),
        ("slabs", "cobbles"),
        "standing",
        free="quay@0,5.8; sea@0,6.1; boat@-4.2,8.6,8; boat@3.8,9.4,-14; boat@9.2,14,30; "
        "pier@7.2,6.2; bollards@0,5.2; crates@-3.2,3.0,14; barrel@2.9,3.4; barrel@3.5,3.1; "
        "hills@-20,70; hills@30,80; apron@0,-6; low facades@0,-16,180; hills@60,0,-90; "
        "hills@-60,0,90",
    ),
    "steps": Kind(
        (60, 40, 0),
        ("slabs", "cobbles"),
        "standing",
        free="flight@0,2.3; low facades@-19.6,4.2; low facades@19.6,4.2; street lamp@-3.0,1.2; "
        "flower pot@2.9,1.8; flower pot@3.4,1.5; low facades@0,-17,180",
    ),
    "hill town": Kind(
        (90, 12, 0),
        ("slabs", "cobbles"),
        "standing",
        free="quay@0,5.8; sea@0,6.1; boat@-5.2,9.6,8; boat@6.8,12.4,-14; bollards@0,5.2; "
        "crates@-3.6,3.0,14; barrel@3.5,3.1; hill town@0,24; hills@-70,70; hills@70,80; "
        "apron@0,-6; low facades@0,-16,180; hills@60,0,-90; hills@-60,0,90",
    ),
    "road": Kind(
        WIDE,
        ("", "meadow"),
        "standing",
        free="road@0,4.6; hills@0,40; tree@-6.5,9.4; bush@4.4,1.8; tall grass@0,12; fence@-6,8.4; "
        "fence@3,8.4; car@6.8,5.6; tree@-9,-14,20; bush@5,-13; hills@0,-40,180",
    ),
    "graveyard": Kind(
        WIDE,
        GRASS,
        "standing",
        free="church@7.0,13; headstone@-2.6,2.4; headstone@-0.9,3.0; headstone@1.5,2.6; "
        "headstone@3.2,3.2; headstone@-3.6,5; headstone@0.4,5.4; headstone@2.6,5.6; tree@-6.2,6; "
        "fir@-9,11; hedge@-4,11; bush@5.2,4.4; hills@0,44; hedge@-5,-14,180; hedge@5,-14,180; "
        "tree@-10,-16; tree@8,-17,50; hills@0,-44,180; hills@60,0,-90; hills@-60,0,90",
    ),
    "ship": Kind(
        (24, 7, 0),
        ("planks", "deck"),
        "standing",
        free="railing@-3.1,2.9; railing@0,2.9; railing@3.1,2.9; railing@-6.2,2.9; "
        "railing@6.2,2.9; sea@0,3.6; crates@-4.4,1.5,14; barrel@3.6,1.9; mast@-2.0,2.0; "
        "mast@6.5,1.2; sea@0,-3.6,180; wake@0,0; railing@-6.2,-3.3,180; railing@-3.1,-3.3,180; "
        "railing@0,-3.3,180; railing@3.1,-3.3,180; railing@6.2,-3.3,180",
    ),
    "open": Kind(
        WIDE,
        GRASS,
        "standing",
        free="hills@0,30; tree@-4.5,5; tree@5.6,7,50; tree@9,12,90; bush@3.0,4.4; tree@-9,-15; "
        "tree@7,-16,60; hills@0,-36,180; hills@60,0,-90; hills@-60,0,90",
    ),
}
