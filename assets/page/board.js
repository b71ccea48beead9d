/* The wall of shots. It keeps its own elements and changes only those whose shot changed; a card
   far out of sight is an empty box, so that a long film costs no more than a short one. */
storyreel.panel('board', (root, api) => {
  const { h, icon, word, act, lasting, media, where } = api;
  const NEAR = '700px 0px';
  const CARD_PX = 384; // twice as many as are shown: for fine displays
  const PLATE_PX = 1024;
  const AT_ONCE = 30; // cards filled without waiting to know which are in sight
  const ZOOM = { least: 110, most: 340, usual: 170 };
  const cards = new Map(); // shot id -> { box, shot, is_filled }
  const walls = new Map(); // scene id -> { section, grid, head, first }
  let value = { scenes: [], cast: [] };
  let order = []; // shot ids in sight of the filter, as they stand
  const wish = { text: '', scene: '', person: '', state: '' };

  const near = new IntersectionObserver((seen) => {
    for (const one of seen) {
      const card = cards.get(one.target.dataset.shot);
      if (card) (one.isIntersecting ? fill : empty)(card);
    }
  }, { root, rootMargin: NEAR });

  // The bar above the wall

  const find = h('input', { type: 'search', placeholder: word('board.find'), 'aria-label': word('board.find'), oninput: () => filter('text', find.value) });
  const sceneBox = h('select', { 'aria-label': word('board.all-scenes'), onchange: () => filter('scene', sceneBox.value) });
  const personBox = h('select', { 'aria-label': word('board.everybody'), onchange: () => filter('person', personBox.value) });
  const stateBox = h('select', { 'aria-label': word('board.any-status'), onchange: () => filter('state', stateBox.value) });
  const styleBox = h('select', { 'aria-label': word('board.look'), onchange: () => act('style', { style: styleBox.value }) });
  const arrows = h('button', { class: 'tool arrows', title: word('board.arrows'), 'aria-label': word('board.arrows'), onclick: () => act('arrows', { arrows: !value.arrows }) }, icon('arrows', 15));
  const zoom = h('input', { type: 'range', min: ZOOM.least, max: ZOOM.most, title: word('board.zoom'), 'aria-label': word('board.zoom'), oninput: resize });
  const count = h('span', { class: 'count' });
  const tools = h('span', { class: 'tools' },
    tool('insert', 'plus'), tool('split', 'split'), tool('merge', 'merge'),
    tool('duplicate', 'copy'), tool('redraw', 'retry'), tool('delete', 'trash'));
  const wall = h('div', { class: 'wall', role: 'listbox', 'aria-multiselectable': 'true' });
  const nothing = h('p', { class: 'nothing', hidden: true });
  root.tabIndex = -1;
  root.append(
    h('div', { class: 'filters' }, h('span', { class: 'wishes' }, find, sceneBox, personBox, stateBox), h('span', { class: 'hands' }, count, tools, styleBox, arrows, zoom)),
    wall, nothing,
  );
  zoom.value = localStorage.getItem('sr-zoom') || ZOOM.usual;
  resize();

  function tool(verb, name) {
    return h('button', { class: 'tool', 'data-verb': verb, title: word(`board.${verb}`), 'aria-label': word(`board.${verb}`), onclick: () => change(verb) }, icon(name, 15));
  }

  function resize() {
    root.style.setProperty('--card', `${zoom.value}px`);
    localStorage.setItem('sr-zoom', zoom.value);
  }

  function chosen() {
    const { shots } = where();
    return order.filter((shot) => shots.includes(shot));
  }

  function change(verb) {
    const shots = chosen();
    if (!shots.length) return;
    act(verb, { shots: verb === 'split' || verb === 'insert' ? shots.slice(-1) : shots });
  }

  // Filters

  function filter(name, wanted) {
    wish[name] = wanted;
    arrange();
  }

  function matches(shot, scene) {
    const text = wish.text.trim().toLocaleLowerCase();
    const said = `${shot.slate} ${shot.text} ${shot.people.join(' ')}`.toLocaleLowerCase();
    return (!text || said.includes(text)) && (!wish.scene || wish.scene === scene.id)
      && (!wish.person || shot.people.includes(wish.person)) && (!wish.state || wish.state === shot.state);
  }

  function options(box, every, named) {
    const wanted = [['', every], ...named].map(([id, text]) => `${id}\n${text}`).join('\n\n');
    if (box.dataset.named === wanted) return;
    const kept = box.value;
    box.dataset.named = wanted;
    box.replaceChildren(h('option', { value: '' }, every), ...named.map(([id, text]) => h('option', { value: id }, text)));
    box.value = [...box.options].some((one) => one.value === kept) ? kept : '';
  }

  // Cards

  function card(shot) {
    const box = h('div', { class: 'shot', 'data-shot': shot.id, role: 'option', draggable: 'true' });
    const made = { box, shot, isFilled: false };
    cards.set(shot.id, made);
    near.observe(box);
    return made;
  }

  function fill(card) {
    if (card.isFilled) return;
    card.isFilled = true;
    const { shot, box } = card;
    box.replaceChildren(
      h('div', { class: 'picture' }, shot.picture ? image(shot) : null, shot.arrows ? over(shot) : null, shot.untrained ? h('em', { class: 'untrained' }, word('hire.untrained')) : null,
        shot.disobeyed ? storyreel.astray(api, shot) : null),
      h('div', { class: 'm' },
        h('b', { class: 'slate' }, shot.slate), h('span', { class: 'tag' }, storyreel.term('size', shot.size)),
        h('span', { class: `tag move ${shot.move}`, title: storyreel.term('move', shot.move) }, storyreel.moveSign(shot.move)),
        h('span', { class: 'dur' }, lasting(shot.seconds))),
      shot.text ? h('p', { dir: 'auto' }, shot.text) : h('p', { class: 'unsaid' }, word('board.unsaid')),
    );
    mark(card);
  }

  /** The frame of the shot: the middle of its plate, without what is written over it. */
  function image({ picture, overscan }) {
    const width = Math.min(PLATE_PX, Math.ceil((CARD_PX * overscan) / 64) * 64);
    const away = 50 - 50 * overscan;
    return h('img', {
      src: media(picture, width), loading: 'lazy', decoding: 'async', alt: '', draggable: 'false',
      style: `width:${100 * overscan}%;height:${100 * overscan}%;left:${away}%;top:${away}%`,
    });
  }

  /** How camera and people move, over the frame. */
  const over = ({ arrows: key }) => h('img', { class: 'over', src: media(key, CARD_PX), loading: 'lazy', alt: '', draggable: 'false' });

  function empty(card) {
    if (!card.isFilled) return;
    card.isFilled = false;
    card.box.replaceChildren();
  }

  /** The status of a filled card. */
  function mark({ box, shot, isFilled }) {
    box.dataset.state = shot.state;
    box.title = shot.why || '';
    box.setAttribute('aria-label', `${shot.slate} ${storyreel.term('size', shot.size)} ${storyreel.term('move', shot.move)} ${word(`state.${shot.state}`)} ${shot.text}`);
    if (!isFilled) return;
    storyreel.glimpse(box.querySelector('.picture'), shot.preview, h);
    box.querySelector('.st')?.remove();
    box.querySelector('.bar')?.remove();
    const isShown = !['done', 'empty'].includes(shot.state);
    if (isShown) box.append(h('span', { class: `st ${shot.state}` }, word(`state.${shot.state}`)));
    else if (shot.take === 'shot') box.append(h('span', { class: 'st take' }, icon('play', 10)));
    if (shot.progress !== undefined) box.append(h('i', { class: 'bar', style: `width:${Math.round(100 * shot.progress)}%` }));
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const content = ({ state, progress, preview, why, take, ...rest }) => rest;

  function update(shot) {
    const made = cards.get(shot.id) || card(shot);
    const before = made.shot;
    made.shot = shot;
    if (made.isFilled && !same(content(before), content(shot))) {
      const kept = before.picture && shot.picture !== before.picture && made.box.querySelector('img');
      made.isFilled = false;
      fill(made);
      const image = made.box.querySelector('img');
      // The old picture stays until the new one is there: no flicker while a shot is redrawn.
      if (kept && image) made.box.querySelector('.picture').style.backgroundImage = `url("${kept.src}")`;
    } else if (!made.isFilled || !same(before, shot)) {
      mark(made);
    }
    return made.box;
  }

  // Walls

  function heading(scene) {
    const shots = scene.shots.length === 1 ? word('count.shot') : word('count.shots', { n: scene.shots.length });
    return [h('b', { dir: 'auto' }, `${scene.number} ${scene.slugline || word('board.no-heading')}`), h('small', {}, `${shots} · ${lasting(scene.seconds)}`)];
  }

  function wallOf(scene) {
    const found = walls.get(scene.id);
    if (found) return found;
    const head = h('h3', { class: 'scene' });
    const grid = h('div', { class: 'grid', 'data-scene': scene.id });
    const made = { section: h('section', {}, head, grid), grid, head, told: '' };
    walls.set(scene.id, made);
    return made;
  }

  /** Puts children in place with as few moves as possible. */
  function place(parent, children) {
    let at = parent.firstElementChild;
    for (const child of children) {
      if (child === at) at = at.nextElementSibling;
      else parent.insertBefore(child, at);
    }
    while (at) {
      const next = at.nextElementSibling;
      at.remove();
      at = next;
    }
  }

  function arrange() {
    order = [];
    const sections = [];
    for (const scene of value.scenes) {
      const shown = scene.shots.filter((shot) => matches(shot, scene));
      if (!shown.length && (scene.shots.length || Object.values(wish).some(Boolean))) continue;
      const { section, grid, head } = wallOf(scene);
      const told = `${scene.number} ${scene.slugline} ${scene.shots.length} ${scene.seconds}`;
      if (head.dataset.told !== told) {
        head.dataset.told = told;
        head.replaceChildren(...heading(scene));
      }
      const first = scene.shots.length ? [] : [h('button', { class: 'first', onclick: () => act('insert', { scene: scene.id }) }, word('board.first'))];
      place(grid, [...shown.map((shot) => cards.get(shot.id).box), ...first]);
      order.push(...shown.map((shot) => shot.id));
      sections.push(section);
    }
    place(wall, sections);
    nothing.hidden = order.length > 0;
    nothing.textContent = word(value.scenes.some((scene) => scene.shots.length) ? 'board.no-match' : 'board.empty');
    highlight();
  }

  function highlight() {
    const shots = new Set(where()?.shots || []);
    for (const [id, { box }] of cards) {
      const isOn = shots.has(id);
      if (isOn === box.classList.contains('on')) continue;
      box.classList.toggle('on', isOn);
      box.setAttribute('aria-selected', isOn);
    }
    count.textContent = shots.size > 1 ? word('board.selected', { n: shots.size }) : '';
    for (const button of tools.children) {
      button.disabled = button.dataset.verb === 'merge' ? shots.size < 2 : !shots.size;
    }
  }

  storyreel.boards = () => value.scenes.flatMap((scene) => scene.shots).filter((shot) => shot.picture);
  const board = { root, wall, cards, order: () => order, chosen, change };
  storyreel.selecting(board);
  storyreel.dragging(board);

  return {
    stand() { highlight(); },
    draw(now) {
      const isFirst = value.project !== now.project;
      if (isFirst && value.project) {
        for (const { box } of cards.values()) near.unobserve(box);
        cards.clear();
        walls.clear();
        wall.replaceChildren();
      }
      value = now;
      root.style.setProperty('--aspect', now.aspect);
      const there = new Set();
      for (const scene of now.scenes) {
        for (const shot of scene.shots) {
          there.add(shot.id);
          update(shot);
        }
      }
      for (const [id, { box }] of cards) {
        if (there.has(id)) continue;
        near.unobserve(box);
        box.remove();
        cards.delete(id);
      }
      options(sceneBox, word('board.all-scenes'), now.scenes.map((scene) => [scene.id, `${scene.number} ${scene.slugline}`.slice(0, 60)]));
      options(personBox, word('board.everybody'), now.cast.map((name) => [name, name.slice(0, 40)]));
      options(stateBox, word('board.any-status'), ['done', 'stale', 'waiting', 'drawing', 'shooting', 'failed', 'empty'].map((state) => [state, word(`state.${state}`)]));
      options(styleBox, word('board.own-look'), now.styles.map((style) => [style, storyreel.term('style', style)]));
      styleBox.value = now.style;
      styleBox.title = now.unstyled || word('board.look');
      styleBox.classList.toggle('vain', Boolean(now.unstyled));
      arrows.setAttribute('aria-pressed', now.arrows);
      arrange();
      if (isFirst) for (const id of order.slice(0, AT_ONCE)) fill(cards.get(id));
    },
  };
});
