/* Dragging shots to another place on the board. */
storyreel.dragging = (board) => {
  const { h, act, where } = storyreel;
  const { wall, cards } = board;
  const line = h('div', { class: 'drop' });
  let target = null;
  let dragged = null;

  wall.addEventListener('dragstart', (event) => {
    const box = event.target.closest?.('.shot');
    if (!box) return;
    const id = box.dataset.shot;
    dragged = where().shots.includes(id) ? board.chosen() : [id];
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', id);
    for (const one of dragged) cards.get(one).box.classList.add('dragged');
  });

  wall.addEventListener('dragover', (event) => {
    if (!dragged) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const grid = event.target.closest('.grid') || event.target.closest('section')?.querySelector('.grid');
    if (grid) aim(grid, event.target.closest('.shot'), event);
  });

  /** Where a drop would put the shots: behind a card, or first in its scene. */
  function aim(grid, box, event) {
    const isTurned = document.documentElement.dir === 'rtl';
    if (box) {
      const place = box.getBoundingClientRect();
      const isBefore = (event.clientX < place.left + place.width / 2) !== isTurned;
      const before = isBefore ? previous(box) : box.dataset.shot;
      target = before ? { after: before } : { scene: grid.dataset.scene };
      const start = grid.getBoundingClientRect();
      const edge = (isBefore !== isTurned ? place.left - 6 : place.right + 4) - start.left;
      line.style.cssText = `left:${edge}px;top:${place.top - start.top}px;height:${place.height}px`;
      grid.append(line);
    } else {
      const last = [...grid.querySelectorAll('.shot')].pop();
      target = last ? { after: last.dataset.shot } : { scene: grid.dataset.scene };
    }
  }

  function previous(box) {
    let before = box.previousElementSibling;
    while (before && dragged.includes(before.dataset.shot)) before = before.previousElementSibling;
    return before?.dataset.shot;
  }

  function settled() {
    line.remove();
    for (const { box } of cards.values()) box.classList.remove('dragged');
    dragged = null;
    target = null;
  }

  wall.addEventListener('drop', (event) => {
    event.preventDefault();
    if (dragged && target && !dragged.includes(target.after)) act('move', { shots: dragged, ...target });
    settled();
  });
  wall.addEventListener('dragend', settled);
};
