"""The two places that models come from: the hub, and a folder of one's own."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.models.contents import (
    OF_A_PIPELINE,
    UNTRAINED,
    WEIGHTS,
    chosen,
    is_fit_name,
    without_variant,
)
from pipeline.models.hub import Hub, own_token
from pipeline.models.listing import Repository
from pipeline.models.lock import Origin
from pipeline.models.model import Model
from pipeline.models.source import Interrupted, Piece, Plan

BLOCK = 2**20
LOCAL = "local:"


class FromHub:
    """The repository of a model and those of its extras, each at the commit that it has now."""

    def __init__(self, model: Model, hub: Hub | None = None) -> None:
        self._model = model
        self._hub = hub or Hub(own_token())

    def close(self) -> None:
        self._hub.close()

    def wanted(self) -> str:
        asked = {"repo", "files", "extras", "variant"}
        return hashlib.sha256(self._model.model_dump_json(include=asked).encode()).hexdigest()

    def plan(self) -> Plan:
        model = self._model
        wishes = [(model.repo, model.files or OF_A_PIPELINE, "")]
        wishes += [(extra.repo, extra.files, f"{extra.folder}/") for extra in model.extras]
        origins: list[Origin] = []
        pieces: list[Piece] = []
        for number, (repo, patterns, folder) in enumerate(wishes):
            there = self._hub.repository(repo)
            origins.append(Origin(repo=repo, commit=there.commit))
            variant = "" if folder else model.variant
            pieces += _pieces(there, patterns, variant, number, folder)
        plan = _plan(model, self.wanted(), tuple(origins), pieces)
        if not _has_weights(plan):
            raise MachineTrouble(
                f"{model.repo} has no weights as safetensors any more, and no others are loaded. "
                "Update Storyreel, or use a folder."
            )
        return plan

    def read(self, plan: Plan, piece: Piece, start: int) -> Iterator[bytes]:
        origin = plan.origins[piece.origin]
        return self._hub.read(origin.repo, origin.commit, piece.name, start, piece.size)


class FromFolder:
    """A folder of one's own, laid out as the repository is."""

    def __init__(self, model: Model, folder: Path) -> None:
        self._model = model
        self._folder = folder.expanduser().absolute()

    def wanted(self) -> str:
        asked = f"{self._model.id}\n{self._folder}\n{self._files()}"
        return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()

    def plan(self) -> Plan:
        if not self._folder.is_dir():
            raise UserMistake(
                f"There is no folder {self._folder}. Give one with the model's files."
            )
        pieces = [
            Piece(path=self._installed_as(name), origin=0, name=name, size=size, stamp=stamp)
            for name, (size, stamp) in self._files().items()
        ]
        plan = _plan(self._model, self.wanted(), (Origin(repo="", commit=LOCAL),), pieces)
        if not _has_weights(plan):
            raise UserMistake(
                f"The folder {self._folder} has no weights as safetensors in the places where "
                f"{self._model.title} has them. Others (.bin, .ckpt, .pt) can run programs and "
                "are never loaded: convert them, or choose another folder."
            )
        return plan

    def read(self, plan: Plan, piece: Piece, start: int) -> Iterator[bytes]:
        path = self._folder / piece.name
        left = piece.size - start
        try:
            with path.open("rb") as file:
                file.seek(start)
                while left and (block := file.read(min(BLOCK, left))):
                    left -= len(block)
                    yield block
        except OSError as error:
            raise MachineTrouble(
                f"{path} cannot be read ({error.strerror}). Check the folder and try again."
            ) from error
        if left:
            raise Interrupted("it is shorter than it was")

    def _files(self) -> dict[str, tuple[int, int]]:
        """Size and last change of what is taken, by path."""
        there: dict[str, tuple[int, int]] = {}
        for folder, _, names in os.walk(self._folder):
            for name in names:
                path = Path(folder, name)
                relative = path.relative_to(self._folder).as_posix()
                if is_fit_name(relative) and path.is_file():
                    facts = path.stat()
                    there[relative] = (facts.st_size, facts.st_mtime_ns)
        model = self._model
        wanted = chosen(there, (*_layout(model), UNTRAINED), model.variant)
        return {path: there[path] for path in sorted(wanted)}

    def _installed_as(self, name: str) -> str:
        return without_variant(name) if self._model.variant else name


def _layout(model: Model) -> tuple[str, ...]:
    """What is taken of a folder: its owner may have saved the parts in other files."""
    return OF_A_PIPELINE if model.pipelines else model.files


def _pieces(
    there: Repository, patterns: tuple[str, ...], variant: str, origin: int, folder: str
) -> list[Piece]:
    files = {file.name: file for file in there.files}
    return [
        Piece(
            path=folder + without_variant(name) if variant else folder + name,
            origin=origin,
            name=name,
            size=files[name].size,
            sha256=files[name].sha256,
            blob=files[name].blob,
        )
        for name in chosen(files, patterns, variant)
    ]


def _plan(model: Model, wanted: str, origins: tuple[Origin, ...], pieces: list[Piece]) -> Plan:
    ordered = tuple(sorted(pieces, key=lambda piece: piece.path))
    folded = {piece.path.casefold() for piece in ordered}
    if len(folded) != len(ordered):
        raise MachineTrouble(f"{model.repo} has two files of one name, which not every disk holds.")
    return Plan(model=model.id, wanted=wanted, origins=origins, pieces=ordered)


def _has_weights(plan: Plan) -> bool:
    return any(piece.path.endswith(WEIGHTS) for piece in plan.pieces)
