/* How the events of a cut come and go, frame by frame, as the assembled film draws and mixes them. */
(() => {
  const taken = (entry) => (entry.kind === 'dip-to-black' ? Math.floor(entry.frames / 2) : entry.frames);

  /** Frames over which an event goes into black, besides those that it shares with the next one. */
  function closing(cut, index) {
    const after = cut.events[index + 1];
    if (!after) return cut.fades;
    return after.entry.kind === 'dip-to-black' ? taken(after.entry) : 0;
  }

  /** How dark the screen is; `shown` are the events that play then. */
  storyreel.darkness = (cut, at, shown) => {
    if (!shown.length) return 1;
    const index = shown[shown.length - 1];
    const event = cut.events[index];
    const into = at - event.start;
    const left = event.start + event.frames - at;
    // The first frame out of black is black, and so is the last into it.
    const opening = event.overlap ? 0 : taken(event.entry);
    if (into < opening) return 1 - into / opening;
    const dark = closing(cut, index);
    return left <= dark ? (dark - left + 1) / dark : 0;
  };

  /** How loud an event is: quarters of a sine, so that two that meet stay as loud. */
  storyreel.loudness = (cut, index, at) => {
    const event = cut.events[index];
    const coming = event.overlap || taken(event.entry);
    const going = closing(cut, index) || cut.events[index + 1]?.overlap;
    const quarter = (frames, of) => (of ? Math.sin((Math.PI / 2) * Math.max(0, Math.min(1, frames / of))) : 1);
    return quarter(at - event.start + 0.5, coming) * quarter(event.start + event.frames - at - 0.5, going);
  };
})();
