"""How long the work will take: plain arithmetic over what this machine has shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.film.camera import Camera
from pipeline.film.timing import FrameRate
from pipeline.recipe import TakeRecipe
from pipeline.stages.side_by_side import Step
from studio.ledger import Ledger, Wish
from studio.ledger.dispatch import Dispatch
from studio.ledger.pace import REMEMBERED, Load, Pace, Sort, ends, learned, remember
from studio.pacing import Timed, remember_pace
from studio.tasks import Kind, Shoot
from tests.studio.sample import film_wishes

SMALL = Sort(Kind.SHOOT, "parallax", (320, 180))
LARGE = Sort(Kind.SHOOT, "parallax", (1280, 720))
OTHER = Sort(Kind.SHOOT, "another", (320, 180))


def test_what_was_measured_counts_and_other_sizes_follow_it():
    guess, learnt = Pace(), Pace({SMALL: 10 * Pace().seconds(SMALL, 1)})
    assert learnt.seconds(SMALL, 24) == pytest.approx(10 * guess.seconds(SMALL, 24))
    assert learnt.seconds(LARGE, 24) == pytest.approx(10 * guess.seconds(LARGE, 24))
    assert learnt.seconds(OTHER, 24) == guess.seconds(OTHER, 24), "another engine is its own matter"
    assert guess.seconds(LARGE, 24) > guess.seconds(SMALL, 24) > 0


def test_the_median_of_recent_makings_is_learned(tmp_path):
    ledger = Ledger(tmp_path)
    with ledger.book.write() as entry:
        for _ in range(3 * REMEMBERED):
            remember(entry.connection, SMALL, 100.0)
        for seconds in [2.0] * (REMEMBERED - 1) + [5000.0]:
            remember(entry.connection, SMALL, seconds)
        remember(entry.connection, LARGE, 7.0)
        assert learned(entry.connection).frame_s == {SMALL: 2.0, LARGE: 7.0}
    ledger.close()


def test_a_render_learns_from_what_its_models_made(tmp_path):
    shot = Shoot(recipe=take("tiny-video"))
    other = Shoot(recipe=take(""))
    timed = Timed(lambda step: None, clock=iter((100.0, 104.0, 116.0)).__next__)
    for done in (0.0, 0.5, 1.0):
        timed(Step("shoot", "1A", done))
    made = [Wish(task=task, project="", shot="s") for task in (shot, other)]
    remember_pace(made, timed, tmp_path)
    ledger = Ledger(tmp_path)
    with ledger.book.read() as connection:
        known = learned(connection).frame_s
    ledger.close()
    assert known == {Sort(Kind.SHOOT, "tiny-video@final", (64, 64)): 2.0}


def take(model):
    return TakeRecipe(
        engine="diffusers", version=1, size=(64, 64), rate=FrameRate(), frames=8, camera=Camera(),
        image="", model=model, tier="final" if model else "",
    )  # fmt: skip


def test_an_estimate_before_the_start_uses_what_was_learned_and_the_slots(tmp_path):
    one, four = Ledger(tmp_path, slots=1), Ledger(tmp_path, slots=4)
    wishes = film_wishes(tmp_path, 8)
    guessed = one.estimate(wishes)
    assert guessed > four.estimate(wishes) > guessed / 4
    assert one.jobs("p") == (), "an estimate asks for nothing"
    dispatch = Dispatch(one.book)
    one.ask(wishes[:1])
    dispatch.finish(dispatch.claim([]).id, "{}", 60.0)
    assert one.estimate(wishes) > 7 * 60.0
    for ledger in (one, four):
        ledger.close()


def test_what_was_only_found_teaches_nothing(tmp_path):
    ledger = Ledger(tmp_path)
    other = film_wishes(tmp_path, 1, seed=2)
    before = ledger.estimate(other)
    ledger.ask(film_wishes(tmp_path, 1))
    dispatch = Dispatch(ledger.book)
    dispatch.finish(dispatch.claim([]).id, "{}", 0.0)
    assert ledger.estimate(other) == before
    ledger.close()


def test_a_project_waits_behind_what_comes_before_it(tmp_path):
    ledger = Ledger(tmp_path, slots=1)
    first, second = (
        film_wishes(tmp_path, 4, project, seed=seed) for project, seed in [("p", 1), ("q", 2)]
    )
    ledger.ask([wish.model_copy(update={"priority": 50}) for wish in first])
    ledger.ask(second)
    before, after, both = ledger.queue("p"), ledger.queue("q"), ledger.queue()
    assert before.left_s == pytest.approx(ledger.estimate(first))
    assert after.left_s == both.left_s == pytest.approx(2 * before.left_s)
    assert (before.queued, after.queued, both.queued) == (9, 9, 18)
    ledger.cancel("p")
    assert ledger.queue("q").left_s == pytest.approx(ledger.estimate(second))
    assert ledger.queue("p").left_s == 0.0
    ledger.close()


def test_what_is_done_takes_no_time(tmp_path):
    ledger = Ledger(tmp_path, slots=1)
    wishes = film_wishes(tmp_path, 1)
    ledger.ask(wishes)
    dispatch = Dispatch(ledger.book)
    while claim := dispatch.claim([]):
        dispatch.finish(claim.id, "{}", 1.0)
    assert ledger.estimate(wishes) == 0.0
    ledger.close()


def test_the_queue_counts_down(tmp_path):
    ledger = Ledger(tmp_path, slots=1)
    assert (ledger.queue().left_s, ledger.queue().progress) == (0.0, 1.0)
    wishes = film_wishes(tmp_path, 2)
    ledger.ask(wishes)
    whole = ledger.queue()
    assert whole.left_s == pytest.approx(ledger.estimate(wishes))
    assert whole.progress == 0.0
    dispatch = Dispatch(ledger.book)
    dispatch.report({dispatch.claim([]).id: 0.5})
    half = ledger.queue()
    assert (half.queued, half.running) == (4, 1)
    assert 0 < half.progress < 0.5
    assert half.left_s < whole.left_s
    ledger.close()


loads = st.lists(
    st.tuples(st.floats(0, 100), st.lists(st.integers(0, 11), max_size=3)), min_size=1, max_size=12
).map(
    lambda rows: [
        Load(str(n), seconds, tuple(str(need) for need in needs if need < n))
        for n, (seconds, needs) in enumerate(rows)
    ]
)


@given(loads, st.integers(1, 5), st.randoms(use_true_random=False))
def test_time_left_lies_between_perfect_sharing_and_one_after_the_other(rows, slots, dice):
    shuffled = dice.sample(rows, len(rows))
    whole = sum(row.seconds for row in rows)
    left = time_left(shuffled, slots)
    assert left <= whole + 1e-6
    assert left >= whole / slots - 1e-6
    assert left >= longest_chain(rows) - 1e-6
    assert time_left(shuffled, 1) == pytest.approx(whole)


def time_left(rows, slots):
    return max(ends(rows, slots).values())


def longest_chain(rows):
    ended = {}
    for row in rows:
        ended[row.id] = row.seconds + max((ended[need] for need in row.needs), default=0.0)
    return max(ended.values())


def test_the_first_that_can_be_made_is_made_first():
    rows = [
        Load("film", 1.0, ("take",)),
        Load("take", 2.0, ("board",)),
        Load("other", 9.0),
        Load("board", 3.0),
    ]
    assert ends(rows, 1) == {"other": 9.0, "board": 12.0, "take": 14.0, "film": 15.0}
    assert ends(rows, 2) == {"board": 3.0, "take": 5.0, "film": 6.0, "other": 9.0}


def test_a_circle_of_needs_does_not_hang():
    rows = [Load("a", 1.0, ("b",)), Load("b", 1.0, ("a",)), Load("c", 2.0)]
    assert ends(rows, 2) == {"c": 2.0}


def test_models_are_used_one_at_a_time_and_the_rest_goes_on_beside_them():
    rows = [
        Load("a", 3.0, on_card=True),
        Load("b", 3.0, on_card=True),
        Load("c", 1.0),
        Load("d", 1.0),
    ]
    assert ends(rows, 2) == {"a": 3.0, "c": 1.0, "d": 2.0, "b": 6.0}
    assert ends(rows, 1) == {"a": 3.0, "b": 6.0, "c": 7.0, "d": 8.0}
