/* The timeline of a cut: ruler, scenes, events as wide as they are long, joins, captions and a
   playhead. Time runs from left to right in every language, as films do. */
storyreel.timeline = (api, on) => {
  const { h, word, picture, lasting } = api;
  const RULES_S = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
  const RULE_PX = 88;
  const MOST_PX_S = 160;
  const DRAG_PX = 5;
  const LEAST_WIDTH = 2;
  const PADDING_PX = 30;
  const ruler = h('div', { class: 'tl-ruler' });
  const scenes = h('div', { class: 'tl-scenes' });
  const track = h('div', { class: 'tl-track', role: 'listbox', 'aria-label': word('cut.timeline') });
  const speech = h('div', { class: 'tl-speech' });
  const head = h('div', { class: 'tl-head' });
  const drop = h('div', { class: 'tl-drop', hidden: true });
  const strip = h('div', { class: 'tl-strip' }, ruler, scenes, track, speech, head, drop);
  const scroller = h('div', { class: 'tl-scroll', dir: 'ltr' }, strip);
  let cut = null;
  let chosen = -1;
  let zoom = 0; // 0 fits the window; 1 is the closest
  let scale = 1; // pixels a frame
  let frame = 0;
  let drag = null;

  const fps = () => cut.rate[0] / cut.rate[1];
  const key = (event) => `${event.shot}/${event.nth}`;

  function layout() {
    if (!cut) return;
    const room = Math.max(100, scroller.clientWidth - PADDING_PX);
    const fit = room / Math.max(1, cut.frames);
    const most = Math.max(fit, MOST_PX_S / fps());
    scale = fit * (most / fit) ** zoom;
    strip.style.width = `${Math.max(room, Math.ceil(cut.frames * scale))}px`;
    for (const box of track.children) span(box, Number(box.dataset.start), Number(box.dataset.frames));
    for (const box of speech.children) span(box, Number(box.dataset.start), Number(box.dataset.frames));
    for (const box of scenes.children) span(box, Number(box.dataset.start), Number(box.dataset.frames));
    rules();
    playhead(frame, false);
  }

  function span(box, start, frames) {
    box.style.left = `${start * scale}px`;
    box.style.width = `${Math.max(LEAST_WIDTH, frames * scale - 1.5)}px`;
    box.classList.toggle('thin', frames * scale < 34);
  }

  function rules() {
    const step = RULES_S.find((s) => s * fps() * scale >= RULE_PX) || 7200;
    const marks = [];
    for (let s = 0; s * fps() < cut.frames; s += step) {
      marks.push(h('span', { style: `left:${s * fps() * scale}px` }, clock(s, step)));
    }
    ruler.replaceChildren(...marks);
  }

  function clock(s, step) {
    const two = (n) => String(n).padStart(2, '0');
    const whole = `${s >= 3600 ? `${Math.floor(s / 3600)}:` : ''}${two(Math.floor(s / 60) % 60)}:${two(Math.floor(s % 60))}`;
    return step < 1 ? `${whole}.${Math.floor((s % 1) * 10)}` : whole;
  }

  function draw(value) {
    cut = value;
    const old = new Map([...track.children].map((box) => [box.dataset.key, box]));
    const boxes = cut.events.map((event, index) => eventBox(event, index, old.get(key(event))));
    track.replaceChildren(...cardBox('title', 0), ...boxes, ...cardBox('end', cut.frames - (cut.end?.frames || 0)));
    speech.replaceChildren(...(cut.shows === 'off' ? [] : cut.captions).map(([start, frames, text]) => h(
      'i', { 'data-start': start, 'data-frames': frames, title: text },
    )));
    scenes.replaceChildren(...cut.scenes.map(([start, title], index) => h('button', {
      'data-start': start, 'data-frames': (cut.scenes[index + 1]?.[0] ?? cut.frames) - start, title,
      onclick: () => on.seek(Math.max(start, index ? 0 : cut.events[0]?.start || 0)),
    }, title)));
    layout();
    mark();
  }

  function cardBox(name, start) {
    const card = cut[name];
    if (!card) return [];
    return [h('button', {
      class: 'tl-event card', 'data-start': start, 'data-frames': card.frames, 'data-key': name,
      title: `${card.title} · ${lasting(card.frames / fps())}`, onclick: () => on.card(name, start),
    }, h('span', {}, word(`strip.${name}`)))];
  }

  /** A box is used again where its event is still there: its picture does not flicker. */
  function eventBox(event, index, old) {
    const box = old || h('div', { class: 'tl-event', role: 'option' },
      h('span', { class: 'tl-slate' }), h('b', { class: 'tl-in' }), h('b', { class: 'tl-out' }), h('i', { class: 'tl-join' }));
    Object.assign(box.dataset, { key: key(event), index, start: event.start, frames: event.frames, join: event.entry.kind });
    const look = event.picture ? `url("${picture(event.shot, event.picture, 160)}")` : '';
    if (box.dataset.look !== look) { box.dataset.look = look; box.style.backgroundImage = look; }
    box.classList.toggle('take', Boolean(event.take));
    box.style.setProperty('--overlap', `${event.overlap * scale}px`);
    box.children[0].textContent = event.slate;
    box.title = `${event.slate} · ${lasting(event.frames / fps())}${event.asked.kind === 'cut' ? '' : ` · ${word(`join.${event.asked.kind}`)}`}\n${event.text}`;
    box.style.zIndex = index + 1;
    return box;
  }

  function mark() {
    for (const box of track.children) {
      const isOn = Number(box.dataset.index) === chosen;
      box.classList.toggle('on', isOn);
      box.setAttribute('aria-selected', isOn);
    }
  }

  function playhead(at, isFollowed = true) {
    frame = at;
    const x = at * scale;
    head.style.transform = `translateX(${x}px)`;
    if (!isFollowed || scroller.scrollWidth <= scroller.clientWidth + 4) return;
    const left = scroller.scrollLeft;
    if (x < left || x > left + scroller.clientWidth - 24) scroller.scrollLeft = x - 60;
  }

  // Hands

  const frameAt = (event) => Math.round((event.clientX - strip.getBoundingClientRect().left) / scale);

  strip.addEventListener('pointerdown', (event) => {
    if (event.button || !cut?.frames) return;
    const box = event.target.closest('.tl-event');
    const edge = event.target.closest('.tl-in, .tl-out');
    if (event.target.closest('.tl-scenes, .card')) return;
    const index = box ? Number(box.dataset.index) : -1;
    if (!box) drag = { what: 'head' };
    else if (edge) drag = { what: edge.className === 'tl-in' ? 'in' : 'out', index, event: cut.events[index] };
    else drag = { what: 'press', index, isMouse: event.pointerType === 'mouse' };
    Object.assign(drag, { x: event.clientX, at: frameAt(event) });
    if (drag.what === 'in' || drag.what === 'out') on.choose(index);
    if (drag.what === 'head') on.seek(drag.at);
    if (drag.what !== 'press' || drag.isMouse) strip.setPointerCapture(event.pointerId);
  });

  strip.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const by = event.clientX - drag.x;
    if (drag.what === 'head') on.seek(frameAt(event));
    else if (drag.what === 'press' && drag.isMouse && Math.abs(by) > DRAG_PX) drag.what = 'move';
    if (drag.what === 'move') showDrop(frameAt(event));
    if (drag.what === 'in' || drag.what === 'out') trim(Math.round(by / scale));
  });

  function trim(by) {
    const { event } = drag;
    let { in: first, out: last } = event;
    if (drag.what === 'in') first = Math.max(0, Math.min(last - 1, first + by));
    else last = Math.min(event.of, Math.max(first + 1, last + by));
    drag.range = [first, last];
    on.trimming(drag.index, first, last, drag.what);
  }

  function showDrop(at) {
    let before = cut.events.findIndex((event) => at < event.start + event.frames / 2);
    if (before < 0) before = cut.events.length;
    drag.before = before;
    const last = cut.events[cut.events.length - 1];
    const x = before < cut.events.length ? cut.events[before].start : last.start + last.frames;
    drop.hidden = false;
    drop.style.left = `${x * scale}px`;
    track.children[0]?.parentNode.querySelector(`[data-index="${drag.index}"]`)?.classList.add('moving');
  }

  function release(event) {
    const done = drag;
    drag = null;
    drop.hidden = true;
    for (const box of track.querySelectorAll('.moving')) box.classList.remove('moving');
    if (!done || !event) return;
    if (done.what === 'press') { on.choose(done.index); on.seek(done.at); }
    if (done.what === 'move' && done.before !== done.index && done.before !== done.index + 1) on.move(done.index, done.before);
    if (done.range) on.trim(done.index, ...done.range);
  }
  strip.addEventListener('pointerup', release);
  strip.addEventListener('pointercancel', () => { if (drag?.range) on.trimming(-1); release(null); });

  scroller.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    on.zoom(Math.max(0, Math.min(1, zoom - event.deltaY / 600)));
  }, { passive: false });
  new ResizeObserver(layout).observe(scroller);

  return {
    element: scroller,
    draw,
    playhead,
    get isDragging() { return Boolean(drag?.range) || drag?.what === 'move'; },
    choose(index) {
      chosen = index;
      mark();
      const box = track.querySelector(`[data-index="${index}"]`);
      if (box && scroller.scrollWidth > scroller.clientWidth + 4) box.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    },
    zoom(value) { zoom = value; layout(); },
  };
};
