"""What a render will take, said before it starts."""

from collections.abc import Sequence

from pipeline.film.shot import Keyframe
from pipeline.stages.company import company_of
from pipeline.stages.production import find_take, orders, with_cast
from studio.ledger import Estimate, Ledger, Wish
from studio.machine import this_machine
from studio.measures import in_bytes, in_time
from studio.render import unit_of
from studio.scripts import Script
from studio.settings import Settings, price_per_hour
from studio.wishes import board_wish, take_wish


def forecast(wishes: Sequence[Wish], choices: Settings) -> str:
    """A sentence for what is still to be made; empty where that is nothing."""
    if not wishes:
        return ""
    price = price_per_hour()
    ledger = Ledger(choices.home)
    try:
        found = ledger.appraise(wishes, this_machine(), price)
    finally:
        ledger.close()
    return in_words(found, len({wish.shot for wish in wishes}))


def missing(script: Script, choices: Settings) -> list[Wish]:
    """The boards and takes that are not there yet; none where no model is hired."""
    if not choices.crew.needs_model:
        return []
    told = script.breakdown
    unit = with_cast(unit_of(choices), told.cast, told.places)
    asked = orders(told.scenes, unit, company_of(told.cast, told.scenes))
    wanted = [one for one in asked if not find_take(one, unit)]
    undrawn = [order for order in wanted if not unit.store.find(order.board, Keyframe)]
    boards = [board_wish("", order) for order in undrawn]
    return [*boards, *(take_wish("", order, unit) for order in wanted)]


def in_words(found: Estimate, shots: int) -> str:
    """Time, memory, disk, energy, and the price where the user set one."""
    price = "" if found.price is None else f", {found.price:.2f} at your price per hour"
    memory = f", {found.memory / 1e9:.1f} GB of memory for the model" if found.memory else ""
    count = "1 shot" if shots == 1 else f"{shots} shots"
    return (
        f"About {in_time(found.seconds)} for {count}{memory}, {in_bytes(found.disk)} of disk, "
        f"at most {found.energy_wh:.1f} Wh{price}."
    )
