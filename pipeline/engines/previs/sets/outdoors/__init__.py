"""What stands under the sky: each piece stands on (0, 0, 0) and is a row of `OUTDOORS`."""

from pipeline.engines.previs.sets.furniture.palette import Piece
from pipeline.engines.previs.sets.outdoors import fixtures, heights, hillside, nature, town, wide

__all__ = ["AFLOAT", "FAR", "OUTDOORS"]

OUTDOORS: dict[str, Piece] = {
    "facades": town.facades,
    "low facades": town.low_facades,
    "high facades": town.high_facades,
    "lane end": town.rear_of_street,
    "road": town.road,
    "apron": town.apron,
    "street lamp": fixtures.street_lamp,
    "cafe front": town.cafe_front,
    "bins": fixtures.bin_bags,
    "blind wall": heights.blind_wall,
    "parapet": heights.parapet,
    "chimney": heights.chimney,
    "water tank": heights.water_tank,
    "roof door": heights.roof_door,
    "flight": heights.flight,
    "fence": fixtures.fence,
    "cottage": town.cottage,
    "church": town.church,
    "fountain": fixtures.fountain,
    "well": fixtures.well,
    "stall": fixtures.stall,
    "park bench": fixtures.park_bench,
    "bollards": fixtures.bollards,
    "rails": fixtures.rails,
    "track bed": fixtures.track_bed,
    "platform edge": fixtures.platform_edge,
    "canopy": fixtures.canopy,
    "bridge side": heights.bridge_side,
    "hill town": hillside.hill_town,
    "flower pot": fixtures.flower_pot,
    "path": fixtures.path,
    "walk": fixtures.walk,
    "station clock": fixtures.station_clock,
    "headstone": fixtures.headstone,
    "mast": fixtures.mast,
    "tree": nature.tree,
    "high tree": nature.high_tree,
    "fir": nature.fir,
    "palm": nature.palm,
    "bush": nature.bush,
    "hedge": nature.hedge,
    "flower bed": nature.flower_bed,
    "tall grass": nature.tall_grass,
    "hills": nature.hills,
    "dunes": nature.dunes,
    "peaks": nature.peaks,
    "rock": nature.rock,
    "sea": wide.sea,
    "wake": wide.wake,
    "river": wide.river,
    "snow drifts": nature.snow_drifts,
    "cave walls": wide.cave_walls,
    "stalagmites": wide.stalagmites,
    "campfire": nature.campfire,
    "boat": wide.boat,
    "pier": wide.pier,
    "quay": wide.quay,
    "stars": wide.stars,
}

AFLOAT = frozenset(("boat", "pier"))
"""What floats on water or stands in it."""
FAR = frozenset(
    ("stars", "river", "rails", "track bed", "parapet", "platform edge", "train", "hill town")
)
"""What reaches below the ground that is played on."""
