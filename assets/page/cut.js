/* The cut: the player, the timeline under it, and what can be changed of the chosen event. */
storyreel.panel('cut', (root, api) => {
  const { h, word, icon } = api;
  const ASK_MS = 500; // after the last change, before the film is asked for
  const HURRY_MS = 300; // how often a film that is being made is looked for
  const HURRIES = 40;
  const FASTEST = 4;
  let cut = null;
  let shown = null; // the cut as it is being trimmed, or `cut`
  let chosen = null; // { shot, nth } of an event
  let asking = 0;
  let hurries = 0;
  let isHere = false;

  const player = storyreel.player(api, { frame: atFrame, state: atState, film: () => status() });
  const timeline = storyreel.timeline(api, {
    seek: (at) => player.seek(at), choose: (index) => choose(index), card: (name, at) => { player.seek(at); side.form(name); },
    trimming, trim, move, zoom: (value) => { zoom.value = value; timeline.zoom(value); },
  });
  const code = h('span', { class: 'ct-code', dir: 'ltr' });
  const play = h('button', { class: 'ct-play', onclick: () => player.toggle() });
  const speed = h('span', { class: 'ct-speed', dir: 'ltr' });
  const zoom = h('input', {
    type: 'range', min: 0, max: 1, step: 0.01, value: 0, class: 'ct-zoom',
    'aria-label': word('cut.zoom'), title: word('cut.zoom'), oninput: (event) => timeline.zoom(Number(event.target.value)),
  });
  const state = h('div', { class: 'ct-film', role: 'status' });
  const side = storyreel.cutSide(api, {
    cut: () => cut, shown: () => shown, event: () => event(), index: () => index(), timecode: (at) => timecode(at),
    fps: () => fps(), trim: (...given) => trim(...given), shift: (by) => shift(by), leaveOut: () => leaveOut(),
    change: (...given) => change(...given), ref: (one) => ref(one),
  });
  const screen = h('div', { class: 'ct-screen', tabindex: 0, 'aria-label': word('cut.player'), onclick: () => player.toggle() }, player.stage);
  const bar = h('div', { class: 'ct-bar', dir: 'ltr' },
    button('start', 'first', () => player.seek(0)), button('back', 'left', () => player.step(-1)), play,
    button('forward', 'right', () => player.step(1)), button('last', 'end', () => player.seek(cut.frames - 1)),
    code, speed, h('span', { class: 'space' }), state, zoom,
    h('button', { class: 'tool', title: word('cut.full'), 'aria-label': word('cut.full'), onclick: () => player.stage.requestFullscreen?.() }, corners()));
  root.append(h('div', { class: 'ct' }, h('div', { class: 'ct-view' }, screen, bar), side.element, timeline.element));

  function corners() {
    const sign = icon('plus', 15);
    sign.firstChild.setAttribute('d', 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5');
    return sign;
  }

  function button(name, shape, act) {
    const shapes = { first: '|◂', left: '◂', right: '▸', end: '▸|' };
    return h('button', { class: 'tool', title: word(`cut.${name}`), 'aria-label': word(`cut.${name}`), onclick: act }, shapes[shape]);
  }

  const fps = () => cut.rate[0] / cut.rate[1];
  const timecode = (at) => storyreel.timecode(Math.max(0, at), cut.rate);
  // The person wants no film just now: also after the page was left and opened again.
  const pausing = () => `sr-paused-${cut.project}`;
  const isPaused = () => localStorage.getItem(pausing()) !== null;
  const pause = () => { localStorage.setItem(pausing(), ''); api.act('cut-stop', {}); wantFilm(); status(); };
  const ref = (event) => ({ shot: event.shot, nth: event.nth });
  const same = (a, b) => Boolean(a && b) && a.shot === b.shot && a.nth === b.nth;
  const index = () => (cut ? cut.events.findIndex((event) => same(event, chosen)) : -1);
  const event = () => cut.events[index()];

  // What is shown

  function draw(value) {
    const isOther = !cut || cut.project !== value.project;
    cut = value;
    if (isOther) chosen = null;
    if (timeline.isDragging) return;
    shown = cut;
    player.load(cut, isOther);
    if (!chosen) follow(api.where().shots);
    if (chosen && index() < 0) chosen = null;
    timeline.draw(cut);
    timeline.choose(index());
    side.draw(false);
    status();
    wantFilm();
  }

  function follow(shots) {
    const shot = shots[shots.length - 1];
    const found = cut.events.find((one) => one.shot === shot);
    if (found && found.shot !== chosen?.shot) {
      chosen = ref(found);
      timeline.choose(index());
      if (!player.speed) player.seek(found.start + found.overlap);
      return true;
    }
    return false;
  }

  function atFrame(at) {
    if (!cut) return;
    code.textContent = `${timecode(at)} / ${timecode(cut.frames)}`;
    timeline.playhead(at, player.speed !== 0);
  }

  function atState(times) {
    play.replaceChildren(icon(times ? 'pause' : 'play', 18));
    const name = word(times ? 'cut.pause' : 'cut.play');
    play.title = name;
    play.setAttribute('aria-label', name);
    speed.textContent = times && times !== 1 ? `${times}×` : '';
  }
  atState(0);

  function choose(at) {
    const one = cut.events[at];
    chosen = one ? ref(one) : null;
    timeline.choose(at);
    if (one) api.select([one.shot]);
    side.draw();
  }

  // The film

  let statusTold = '';
  function status() {
    if (!cut) return;
    const { film } = cut;
    const parts = {
      empty: [],
      ready: [h('span', { class: player.isFilm ? 'ok' : '' }, word(player.isFilm ? 'cut.film.ready' : 'cut.film.loading'))],
      making: [
        h('span', {}, film.there < film.takes ? word('cut.film.takes', { there: film.there, takes: film.takes }) : word('cut.film.joining')),
        h('i', { class: 'ct-share' }, h('b', { style: `width:${Math.round(100 * (film.progress || 0))}%` })),
        stop(),
      ],
      failed: [h('span', { class: 'bad', title: film.why }, word('cut.film.failed', { why: film.why || '' })), again()],
      none: isPaused() ? [h('span', {}, word('cut.film.paused')), again()] : [h('span', {}, word('cut.film.soon')), stop()],
    };
    const told = film.state === 'making' ? `making ${film.job}` : JSON.stringify([film.state, player.isFilm, film.why, isPaused()]);
    if (told !== statusTold) state.replaceChildren(...(parts[film.state] || []));
    else if (film.state === 'making') {
      state.children[0].textContent = parts.making[0].textContent;
      state.querySelector('b').style.width = `${Math.round(100 * (film.progress || 0))}%`;
    }
    statusTold = told;
  }

  const stop = () => h('button', { class: 'link', onclick: pause }, word('cut.film.stop'));
  const again = () => h('button', { class: 'link', onclick: () => { localStorage.removeItem(pausing()); askFilm(); } }, word('cut.film.make'));

  function askFilm() {
    hurries = 0;
    api.act('cut-film', {});
  }

  /** Asks for the film once the person has stopped changing the cut, and then looks for it. */
  function wantFilm() {
    clearTimeout(asking);
    const { film } = cut;
    if (api.where().place !== 'cut' || isPaused()) return;
    if (film.state === 'none') asking = setTimeout(askFilm, ASK_MS);
    if (film.state === 'making' && film.there === film.takes && hurries < HURRIES) {
      hurries += 1;
      asking = setTimeout(() => { if (!document.hidden) api.act('refresh', {}); }, HURRY_MS);
    }
  }

  function change(verb, data) {
    hurries = 0;
    api.act(verb, { ...data, film: !isPaused() });
  }

  // Trims and moves

  /** The cut as it will be: events behind a changed one move along. */
  function trimmed(at, first, last) {
    let by = 0;
    const events = cut.events.map((one, i) => {
      const moved = { ...one, start: one.start + by };
      if (i === at) {
        Object.assign(moved, { in: first, out: last, frames: last - first });
        by += moved.frames - one.frames;
      }
      return moved;
    });
    return { ...cut, events, frames: cut.frames + by, film: { state: 'none' } };
  }

  function trimming(at, first, last, edge) {
    if (at < 0) { shown = cut; player.load(cut); timeline.draw(cut); timeline.choose(index()); return; }
    if (player.speed) player.run(0);
    shown = trimmed(at, first, last);
    player.load(shown);
    timeline.draw(shown);
    timeline.choose(at);
    const one = shown.events[at];
    player.seek(edge === 'in' ? one.start + one.overlap : one.start + one.frames - 1);
    side.facts();
  }

  function trim(at, first, last) {
    const one = cut.events[at];
    if (first === one.in && last === one.out) { draw(cut); return; }
    const isAll = first === 0 && last === one.of;
    shown = trimmed(at, first, last);
    player.load(shown);
    timeline.draw(shown);
    timeline.choose(at);
    change('cut-trim', { event: ref(one), ...(isAll ? {} : { start: first, stop: last }) });
  }

  function move(at, before) {
    const target = cut.events[before];
    change('cut-move', { events: [ref(cut.events[at])], before: target ? ref(target) : null });
  }

  function shift(by) {
    const at = index();
    if (at < 0 || at + by < 0 || at + by >= cut.events.length) return;
    move(at, by < 0 ? at - 1 : at + 2);
  }

  function leaveOut() {
    const at = index();
    if (at < 0) return;
    const next = cut.events[at + 1] || cut.events[at - 1];
    change('cut-leave-out', { events: [ref(cut.events[at])] });
    chosen = next && next.shot !== chosen.shot ? ref(next) : null;
  }

  // Keys

  function faster(way) {
    const now = player.speed * way > 0 ? player.speed : 0;
    player.run(now ? Math.max(-FASTEST, Math.min(FASTEST, now * 2)) : way);
  }

  function jump(way) {
    const bounds = [0, ...cut.events.map((one) => one.start), cut.frames - 1];
    const next = way > 0 ? bounds.find((at) => at > player.frame) : bounds.filter((at) => at < player.frame).pop();
    if (next !== undefined) player.seek(next);
  }

  const KEYS = {
    ' ': () => player.toggle(), j: () => faster(-1), k: () => player.run(0), l: () => faster(1),
    ArrowLeft: (e) => (e.altKey ? shift(-1) : player.step(e.shiftKey ? -10 : -1)),
    ArrowRight: (e) => (e.altKey ? shift(1) : player.step(e.shiftKey ? 10 : 1)),
    ArrowUp: () => jump(-1), ArrowDown: () => jump(1),
    Home: () => player.seek(0), End: () => player.seek(cut.frames - 1),
    i: () => edge('in'), o: () => edge('out'), Delete: leaveOut, Backspace: leaveOut,
  };

  /** Sets an edge of the chosen event where the playhead stands in it. */
  function edge(name) {
    const one = event();
    const at = one ? player.frame - one.start + one.in : -1;
    if (!one || at < one.in || at >= one.out) return;
    if (name === 'in') trim(index(), at, one.out);
    else trim(index(), one.in, at + 1);
  }

  addEventListener('keydown', (pressed) => {
    if (api.where()?.place !== 'cut' || !cut || pressed.defaultPrevented || pressed.ctrlKey || pressed.metaKey) return;
    if (pressed.target.closest?.('input, select, textarea, [contenteditable]')) return;
    if (pressed.key === ' ' && pressed.target.closest?.('button')) return;
    const run = KEYS[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key];
    if (!run) return;
    pressed.preventDefault();
    run(pressed);
  });

  return {
    draw,
    stand(here) {
      if (here.place !== 'cut') { isHere = false; if (player.speed) player.run(0); clearTimeout(asking); return; }
      // The keys are the player's as soon as one comes in, whatever was clicked to get here.
      if (!isHere) requestAnimationFrame(() => screen.focus({ preventScroll: true }));
      isHere = true;
      if (cut && here.project === cut.project && follow(here.shots)) side.draw();
    },
  };
});
