"""A scene being planned: what is left to cover, and who was already shown."""

from dataclasses import dataclass, field

from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.orders import Order
from pipeline.engines.director_rules.plan import Plan


@dataclass
class Planning:
    """One scene: its moments up to `at` are covered by `plans`."""

    stage: Stage
    moments: list[Moment]
    at: int = 0
    seen: set[str] = field(default_factory=set[str])
    plans: list[tuple[Plan, Order]] = field(default_factory=list[tuple[Plan, Order]])
    is_montage: bool = False

    @property
    def now(self) -> Moment:
        return self.moments[self.at]

    def put(self, plan: Plan, order: Order | None = None) -> None:
        self.plans.append((plan, order or Order()))


def names(text: str, phrases: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return any(phrase in folded for phrase in phrases)
