/* Verbs go to the studio one after the other: each starts from what the window really shows, and no
   answer is overtaken by another. */
window.storyreelTurns = () => {
  const PATIENCE_MS = 10_000;
  let line = [];
  let last = 0;
  let current = { number: 0, since: Date.now() }; // the arrival, which nobody asks for

  function next() {
    if (current || !line.length) return;
    const { number, go } = line.shift();
    current = { number, since: Date.now() };
    go(number);
  }

  return {
    next,
    last: () => last,
    isBusy: () => Boolean(current),
    /** Calls `go(number)` when its turn comes. Of several that only look, the last one will do. */
    take(go, isLook) {
      if (isLook) line = line.filter((one) => !one.isLook);
      last += 1;
      line.push({ go, isLook, number: last });
      next();
    },
    /** Whether this is the answer that is waited for; the next one starts with `next()`. */
    end(number) {
      if (current?.number !== number) return false;
      current = null;
      return true;
    },
    /** An answer that does not come holds up the others no longer. */
    giveUp() {
      if (!current || Date.now() - current.since < PATIENCE_MS) return false;
      current = null;
      next();
      return !current;
    },
  };
};
