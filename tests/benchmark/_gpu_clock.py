"""Time on a device, and what a card was busy with. Without one: CPU seconds, and no more."""

import time
from contextlib import contextmanager

import torch

HAS_CARD = torch.cuda.is_available()
MATRIX = 8192


def now_s():
    """Wall seconds once the card has done all that was asked; CPU seconds without one."""
    if not HAS_CARD:
        return time.process_time()
    torch.cuda.synchronize()
    return time.perf_counter()


def seconds(work):
    start = now_s()
    made = work()
    return now_s() - start, made


@contextmanager
def denoising(transformer):
    """A list that gets the seconds from the first step's beginning to the last step's end."""
    marks, found = [], []

    def mark(*_):
        if HAS_CARD:
            event = torch.cuda.Event(enable_timing=True)
            event.record()
            marks.append(event)
        else:
            marks.append(time.process_time())

    hooks = [
        transformer.register_forward_pre_hook(mark),
        transformer.register_forward_hook(mark),
    ]
    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()
        if HAS_CARD:
            torch.cuda.synchronize()
            found.append(marks[0].elapsed_time(marks[-1]) / 1000)
        else:
            found.append(marks[-1] - marks[0])


@contextmanager
def watching_card():
    """A dict that gets the share of the time in which a kernel ran; None without a card."""
    found = {"busy": None}
    if not HAS_CARD:
        yield found
        return
    with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CUDA]) as profile:
        yield found
        torch.cuda.synchronize()
    kernels = [
        (event.time_range.start, event.time_range.end)
        for event in profile.events()
        if event.device_type == torch.autograd.DeviceType.CUDA and not event.is_user_annotation
    ]
    found["busy"] = round(share(kernels), 3)


def share(spans):
    """Of the time from the first beginning to the last end: how much at least one span covers."""
    covered, reached = 0.0, None
    for start, end in sorted(spans):
        begin = start if reached is None else max(start, reached)
        covered += max(0.0, end - begin)
        reached = end if reached is None else max(reached, end)
    first = min((start for start, _ in spans), default=0.0)
    return covered / (reached - first) if spans and reached > first else 0.0


def matrix_rate():
    """FLOP/s of a large bf16 product of random numbers: the ceiling of this card."""
    a, b = (torch.randn(MATRIX, MATRIX, device="cuda", dtype=torch.bfloat16) for _ in range(2))
    for _ in range(3):
        a @ b
    spent, _ = seconds(lambda: [a @ b for _ in range(20)])
    return 20 * 2 * MATRIX**3 / spent
