/* The floor of a set from above: figures as drops that point where they face, the camera with what
   it sees. Metres as in the numbers: x to the right, y away, so up; turns counter-clockwise. */
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const STEP = 0.05; // what is dragged lies on a grid of so many metres
  const DROP = 'M0 .46L-.19 .13A.23 .23 0 1 1 .19 .13Z'; // faces -y
  const BODY = 'M-.2 .26V-.08H.2V.26ZM-.1-.08L-.2-.3H.2L.1-.08Z'; // looks to +y
  const ROOM = 0.6;
  const SMALLEST = 6;
  const HELD = 26; // pixels that a finger finds

  function s(tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const rounded = (value, step) => Math.round(value / step) * step;
  const isCamera = (one) => one.id === '';

  /** What all of it takes: [x0, y0, x1, y1] in metres, as the page has it: y down. */
  function around(plan, ones) {
    const [wide, deep] = plan.half || [0, 0];
    const xs = [-wide, wide, ...ones.map((one) => one.x)];
    const ys = [-deep, deep, ...ones.map((one) => -one.y)];
    const box = [Math.min(...xs) - ROOM, Math.min(...ys) - ROOM, Math.max(...xs) + ROOM, Math.max(...ys) + ROOM];
    for (const [a, b] of [[0, 2], [1, 3]]) {
      const short = Math.max(0, SMALLEST - (box[b] - box[a])) / 2;
      box[a] -= short;
      box[b] += short;
    }
    return box;
  }

  /** `tell(id, changes, isDone)`: dragged or turned; `choose(id)`; `label(one)`: for who listens. */
  storyreel.floorPlan = ({ tell, choose, label }) => {
    const ground = s('g');
    const people = s('g');
    const root = s('svg', { class: 'floor', role: 'group' }, ground, people);
    const drawn = new Map();
    let box = null;
    let scene = '';
    let grab = null;

    const metres = (event) => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(root.getScreenCTM().inverse());
      return [at.x, -at.y];
    };

    const fits = ([x0, y0, x1, y1]) => box && x0 >= box[0] - ROOM && y0 >= box[1] - ROOM && x1 <= box[2] + ROOM && y1 <= box[3] + ROOM;

    function frame(plan, ones, key) {
      const wanted = around(plan, ones);
      if (grab || (key === scene && fits(wanted))) return;
      box = wanted;
      scene = key;
      root.setAttribute('viewBox', `${box[0]} ${box[1]} ${box[2] - box[0]} ${box[3] - box[1]}`);
    }

    /** How many times its size a figure is drawn, so that it can be seen and held. */
    const times = () => Math.max(1, Math.max((box[2] - box[0]) / 9, (box[3] - box[1]) / 7));

    function floor(plan) {
      const [wide, deep] = plan.half || [0, 0];
      const room = plan.half ? [s('rect', { class: 'room', x: -wide, y: -deep, width: 2 * wide, height: 2 * deep })] : [];
      const things = plan.things.map(([x0, y0, x1, y1]) => s('rect', { class: 'thing', x: x0, y: -y1, width: x1 - x0, height: y1 - y0, rx: 0.06 }));
      const openings = plan.openings.map(([name, x, y]) => {
        const isSide = Math.abs(Math.abs(x) - wide) < Math.abs(Math.abs(y) - deep);
        return s('line', { class: name, x1: x - (isSide ? 0 : 0.45), x2: x + (isSide ? 0 : 0.45), y1: -y - (isSide ? 0.45 : 0), y2: -y + (isSide ? 0.45 : 0) });
      });
      ground.replaceChildren(...room, ...things, ...openings);
    }

    function make(one) {
      const shape = s('path', { class: 'shape', d: isCamera(one) ? BODY : DROP });
      const name = s('text', { class: 'name', 'aria-hidden': 'true' });
      const held = s('circle', { class: 'held' });
      const handle = s('circle', { class: 'handle', r: 0.11, cy: isCamera(one) ? -0.62 : 0.72 });
      const turned = s('g', {}, shape, handle);
      if (isCamera(one)) turned.prepend(s('path', { class: 'sees' }));
      const group = s('g', { class: isCamera(one) ? 'one camera' : 'one', tabindex: 0, role: 'button' }, held, turned, name);
      group.addEventListener('focus', () => choose(one.id));
      group.addEventListener('pointerdown', (event) => take(event, one.id, event.target === handle));
      group.addEventListener('keydown', (event) => press(event, one.id));
      return { group, turned, name, held };
    }

    /** Names stand on the side where nobody else is. */
    function isNameAbove(one, ones) {
      const apart = (other) => Math.hypot(other.x - one.x, other.y - one.y);
      const [near] = ones.filter((other) => other !== one).sort((a, b) => apart(a) - apart(b));
      if (!near || apart(near) > 1.5) return false;
      return Math.abs(near.y - one.y) < 0.1 ? ones.indexOf(one) < ones.indexOf(near) : near.y < one.y;
    }

    function place(one, isChosen, ones) {
      const { group, turned, name, held } = drawn.get(one.id);
      const size = times();
      group.setAttribute('transform', `translate(${one.x} ${-one.y})`);
      group.setAttribute('aria-label', label(one));
      group.setAttribute('aria-pressed', isChosen);
      group.classList.toggle('chosen', isChosen);
      group.classList.toggle('staged', Boolean(one.staged));
      group.classList.toggle('aside', one.isSeen === false);
      turned.setAttribute('transform', `rotate(${-one.turn}) scale(${size})`);
      held.setAttribute('r', Math.max(0.3 * size, (HELD / 2) * ((box[2] - box[0]) / (root.clientWidth || 320))));
      name.textContent = one.name;
      name.setAttribute('font-size', 0.3 * size);
      name.setAttribute('y', (isNameAbove(one, ones) ? -0.52 : 0.78) * size);
      if (one.colour) turned.querySelector('.shape').style.fill = one.colour;
      if (isCamera(one)) sees(turned.querySelector('.sees'), one.field, (box[2] - box[0]) / 2.2 / size);
    }

    function sees(wedge, field, far) {
      const half = (field / 2) * (Math.PI / 180);
      const [x, y] = [far * Math.sin(half), far * Math.cos(half)];
      wedge.setAttribute('d', `M0 0L${-x} ${-y}A${far} ${far} 0 0 1 ${x} ${-y}Z`);
    }

    function take(event, id, isTurn) {
      if (event.button) return;
      const one = drawn.get(id).now;
      const [x, y] = metres(event);
      grab = { id, isTurn, dx: one.x - x, dy: one.y - y, isMoved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus({ preventScroll: true });
      event.preventDefault();
    }

    function drag(event) {
      if (!grab) return;
      const [x, y] = metres(event);
      const one = drawn.get(grab.id).now;
      const ahead = isCamera(one) ? Math.atan2(one.x - x, y - one.y) : Math.atan2(x - one.x, one.y - y);
      const changes = grab.isTurn
        ? { turn: rounded((ahead * 180) / Math.PI, 1) }
        : { x: rounded(x + grab.dx, STEP), y: rounded(y + grab.dy, STEP) };
      if (!grab.isMoved && Object.entries(changes).every(([name, value]) => Math.abs(one[name] - value) < STEP / 2)) return;
      grab.isMoved = true;
      tell(grab.id, changes, false);
    }

    function drop() {
      if (!grab) return;
      const { id, isMoved } = grab;
      grab = null;
      if (isMoved) tell(id, {}, true);
    }

    root.addEventListener('pointermove', drag);
    root.addEventListener('pointerup', drop);
    root.addEventListener('pointercancel', drop);

    function press(event, id) {
      const one = drawn.get(id).now;
      const far = event.shiftKey ? 0.5 : 0.1;
      const ways = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] };
      const turns = { '[': 5, ']': -5, '{': 45, '}': -45 };
      const way = ways[event.key];
      if (way) tell(id, { x: rounded(one.x + way[0], 0.01), y: rounded(one.y + way[1], 0.01) }, true);
      else if (turns[event.key]) tell(id, { turn: one.turn + turns[event.key] }, true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    return {
      root,
      isHeld: () => Boolean(grab),
      /** `ones`: figures and, with the id '', the camera: { id, name, x, y, turn, ... }. */
      draw(plan, ones, chosen, key, title) {
        root.setAttribute('aria-label', title);
        frame(plan, ones, key);
        floor(plan);
        if (JSON.stringify(ones.map((one) => one.id)) !== JSON.stringify([...drawn.keys()])) {
          drawn.clear();
          for (const one of ones) drawn.set(one.id, make(one));
          people.replaceChildren(...[...drawn.values()].map((each) => each.group));
        }
        for (const one of ones) {
          drawn.get(one.id).now = one;
          place(one, one.id === chosen, ones);
        }
      },
    };
  };
})();
