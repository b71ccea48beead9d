"""The artist `previs`: a set, posed people, a real lens, drawn in ink on the CPU.

    BoardRecipe -> sets.build -> Place -+
                -> staging.stage -------+-> Stage -> mesh.weld -> trace.Tracer
                                                  -> Setup.view -> View
                                          ink.draw_plate -> Plate (picture and passes) -> Drawing

The tree, from below to above; a folder imports only those before it:

    mesh/      geometry without a place
    trace/     rays, light, passes; knows meshes only
    ink/       passes to a drawing: line, tone, pattern, paper
    people/    a name and a stance to parts and joints
    sets/      a place's name to parts, walls, spots and light
    staging/   a recipe in a place: who is where, the camera, what is carried aside
    artist.py  `PrevisArtist`, the only file that speaks the crew's protocol; `draw_passes`

Axes: metres; x right, y away, z up; (0, 0) is where the scene is played and cameras stand towards
-y of it (the open side of the 180-degree line). A turn of 0 faces -y and grows counter-clockwise
seen from above. Left and right of a body are its own. Colours are sRGB 0..255.

Contracts
    mesh.Part      one surface: vertices (V, 3), faces (F, 3), unit normals (V, 3), all float32 or
                   int32, one Material, the `thing` it belongs to, the `figure` (character) if any.
                   Things are paths, "chair 1/leg": ink is heavy between things, light between the
                   materials of one thing; all before the first "/" is carried aside together.
    mesh           box drum quad prism flat (edges), lathe ball tube sheet (smooth), `placed` puts
                   parts at a place, turned and renamed; `weld` makes the Mesh that is traced.
    sets.Place     frozen and cached per (place, INT/EXT, light): parts, wild walls, spots from best
                   to last (seats in pairs, left before right), targets by name, surface, light.
                   `kinds.KINDS` is the table of ingredients, `kinds.WORDS` word -> kind,
                   `furniture.PIECES` and `outdoors.OUTDOORS` name -> Piece(Palette) -> parts,
                   `groups.GROUPS` what a scene is played at, with its spots.
    people.Stance  a row of `POSES`, place, turn, seat, gaze, hand targets, a row of EXPRESSIONS.
    people.person  (name, Looks, Stance) -> Person: parts, and a Skeleton of joints in the set;
                   `openpose(skeleton)` are the 18 joints in OpenPose's order.
    staging.stage  (recipe, place) -> Stage: parts before the lens, cast, Setup. Who is where comes
                   from `recipe.blocking` (film.blocking.Mark, worked out once per scene by
                   stages.blocking), never from the shot alone: who looks right stands left.
                   Then the user's numbers (film.staging) replace what was chosen; `staging.plan` is
                   the same from above, without tracing.
    trace.Light    a key (place or sun), sun through windows, lamps, colours of lit and unlit, sky.
    trace.trace    a band of rows at twice the plate's pixels; rays are doubled only at edges.
    ink.Plate      image, depth_m along the lens axis, line, thing, figure, normal.

Nothing is random that is not seeded by a name: the same recipe gives the same bytes.
"""

from pipeline.engines.previs.artist import PrevisArtist

__all__ = ["PrevisArtist"]
