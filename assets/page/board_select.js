/* Choosing shots on the board, by mouse and keys. */
storyreel.selecting = (board) => {
  const { where, select } = storyreel;
  const { root, wall, cards } = board;
  let anchor = null;

  /** The shot that was chosen last: the keys go on from there. */
  const cursor = () => where().shots.at(-1);

  function pick(id, { isMore, isRange }) {
    const before = where().shots;
    const order = board.order();
    let shots = [id];
    if (isRange && anchor && order.includes(anchor)) {
      const [from, to] = [order.indexOf(anchor), order.indexOf(id)].sort((a, b) => a - b);
      shots = [...order.slice(from, to + 1).filter((one) => one !== id), id];
    } else if (isMore) {
      shots = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
      anchor = id;
    } else {
      anchor = id;
    }
    if (shots.join() !== before.join()) select(shots);
    cards.get(id)?.box.scrollIntoView({ block: 'nearest' });
  }

  function across() {
    const boxes = board.order().map((id) => cards.get(id).box);
    const current = cards.get(cursor())?.box;
    return { boxes, at: boxes.indexOf(current), current };
  }

  /** The card above or below: nearest in its column, in the next row. */
  function vertical(step) {
    const { boxes, at, current } = across();
    const order = board.order();
    if (at < 0) return order[0];
    const from = current.getBoundingClientRect();
    const rows = boxes.map((box, index) => ({ index, place: box.getBoundingClientRect() }))
      .filter(({ place }) => (step > 0 ? place.top > from.top + 4 : place.top < from.top - 4));
    if (!rows.length) return order[at];
    const row = step > 0 ? Math.min(...rows.map(({ place }) => place.top)) : Math.max(...rows.map(({ place }) => place.top));
    const best = rows.filter(({ place }) => Math.abs(place.top - row) < 4)
      .sort((a, b) => Math.abs(a.place.left - from.left) - Math.abs(b.place.left - from.left))[0];
    return order[best.index];
  }

  function horizontal(step) {
    const order = board.order();
    const at = order.indexOf(cursor());
    const turned = document.documentElement.dir === 'rtl' ? -step : step;
    return order[Math.min(order.length - 1, Math.max(0, at + turned))];
  }

  const keys = {
    ArrowLeft: () => horizontal(-1), ArrowRight: () => horizontal(1),
    ArrowUp: () => vertical(-1), ArrowDown: () => vertical(1),
    Home: () => board.order()[0], End: () => board.order().at(-1),
  };

  function pressed(event) {
    const isTyping = event.target.closest?.('input, textarea, select, [contenteditable], [role="listbox"] [role="option"] input');
    if (isTyping || where()?.place !== 'board' || event.altKey) return;
    if (event.target.closest?.('#desk') && event.key !== 'Escape') return;
    if (event.target.closest?.('button') && [' ', 'Enter'].includes(event.key)) return;
    const step = keys[event.key];
    if (step) {
      const id = step();
      event.preventDefault();
      if (id) pick(id, { isRange: event.shiftKey });
    } else if (event.key === 'Enter' && where().shots.length) {
      document.body.classList.add('desk');
      event.preventDefault(); // the field would take it for a new line
      storyreel.whenShown(() => document.querySelector('#desk textarea')?.focus());
    } else if (event.key === ' ') {
      event.preventDefault();
      window.dispatchEvent(new CustomEvent('sr-play'));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      board.change('delete');
    } else if (event.key === 'Escape') {
      document.body.classList.remove('desk');
      root.focus();
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (board.order().length) select([...board.order()]);
    }
  }
  window.addEventListener('keydown', pressed);

  wall.addEventListener('click', (event) => {
    const box = event.target.closest('.shot');
    if (!box) return;
    pick(box.dataset.shot, { isMore: event.ctrlKey || event.metaKey, isRange: event.shiftKey });
  });
  wall.addEventListener('dblclick', (event) => {
    if (event.target.closest('.shot')) document.body.classList.add('desk');
  });
};
