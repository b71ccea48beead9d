"""Rays through a mesh: what they hit, and what hides a light."""

from dataclasses import dataclass

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from pipeline.engines.previs.mesh.part import Floats, Mesh, joined

FAR_M = 1e6
LIFT_M = 4e-3
"""How far off its surface a shadow ray starts: less prints the surface's own triangles."""


@dataclass(frozen=True)
class Hits:
    """Per ray: face (-1: nothing), distance in ray lengths (inf: nothing), unit normal to us."""

    face: NDArray[np.int32]
    distance: Floats
    normal: Floats

    def at(self, places: NDArray[np.intp]) -> "Hits":
        return Hits(self.face[places], self.distance[places], self.normal[places])


class Tracer:
    """A mesh, ready to be traced. Directions need not be of unit length."""

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh
        self._scene = EmbreeScene()
        TriangleMesh(self._scene, np.ascontiguousarray(mesh.vertices), mesh.faces)
        self._corner_normals = mesh.normals[mesh.faces].reshape(-1, 9)

    def hits_from(self, eye: Floats, rays: Floats) -> Hits:
        """What (N, 3) rays from one place meet."""
        origins = np.empty_like(rays)
        origins[:] = eye
        return self.hits(origins, rays)

    def hits(self, origins: Floats, directions: Floats) -> Hits:
        """(N, 3) each."""
        found = self._scene.run(origins, directions, output=True)
        face = found["primID"]
        distance = np.where(face < 0, np.float32(np.inf), found["tfar"])
        return Hits(face, distance, self._normals(found, directions))

    def _normals(self, found: dict[str, NDArray], directions: Floats) -> Floats:
        """Smooth normals between the corners, turned to the side that is seen."""
        corners = np.take(self._corner_normals, found["primID"], 0, mode="wrap")
        u, v = found["u"], found["v"]
        weights = np.stack((1 - u - v, u, v), 1)
        smooth = np.einsum("ij,ijk->ik", weights, corners.reshape(-1, 3, 3))
        length = np.sqrt(np.einsum("ij,ij->i", smooth, smooth))
        np.maximum(length, np.float32(1e-9), out=length)
        np.copysign(length, -np.einsum("ij,ij->i", smooth, directions), out=length)
        smooth /= length[:, None]
        return smooth

    def is_clear(
        self, points: Floats, directions: Floats, reach: Floats | float
    ) -> NDArray[np.bool_]:
        """Whether nothing stands within `reach` ray lengths of each point along its direction."""
        lengths = np.empty(len(points), np.float32)
        lengths[:] = reach
        points = np.array(points, np.float32, order="C")
        directions = np.array(directions, np.float32, order="C")
        answer = self._scene.run(points, directions, lengths, query="OCCLUDED")
        return answer != 0


class Joined(Tracer):
    """The mesh of one tracer with a small one that is another at every drawing, without building
    both anew."""

    def __init__(self, place: Tracer, people: Tracer) -> None:
        self.mesh = joined(place.mesh, people.mesh)
        self._place, self._people = place, people

    def hits(self, origins: Floats, directions: Floats) -> Hits:
        far, near = (one.hits(origins, directions) for one in (self._place, self._people))
        over = np.flatnonzero(near.distance < far.distance)
        far.face[over] = near.face[over] + np.int32(len(self._place.mesh.faces))
        far.distance[over], far.normal[over] = near.distance[over], near.normal[over]
        return far

    def is_clear(
        self, points: Floats, directions: Floats, reach: Floats | float
    ) -> NDArray[np.bool_]:
        clear = self._people.is_clear(points, directions, reach)
        return clear & self._place.is_clear(points, directions, reach)


def nearest_hit(tracer: Tracer, eye: Floats, towards: Floats) -> tuple[float, str]:
    """How far a single look goes, in its own lengths, and the thing it ends on."""
    hits = tracer.hits(eye[None].astype(np.float32), towards[None].astype(np.float32))
    face = int(hits.face[0])
    thing = tracer.mesh.things[tracer.mesh.thing_of[face]] if face >= 0 else ""
    return float(hits.distance[0]), thing
