/* Plays a cut frame by frame: the assembled film where there is one; until then its takes and
   boards, each for as long as it lasts, with joins, cards and captions in their places. */
storyreel.player = (api, on) => {
  const { h, media, picture } = api;
  const LATE_S = 0.12; // a clip that is off by more is put right
  const CARD_FADE_S = 0.4; // as in the assembled film
  const LAYERS = 4; // two that meet, the next one, and one to spare
  const layers = Array.from({ length: LAYERS }, layer);
  const film = h('video', { class: 'pl-film', playsinline: true, preload: 'auto' });
  const black = h('div', { class: 'pl-black' });
  const card = h('div', { class: 'pl-card', hidden: true }, h('b', { dir: 'auto' }), h('span', { dir: 'auto' }));
  const words = h('div', { class: 'pl-words', dir: 'auto' });
  const stage = h('div', { class: 'pl-stage' }, layers.map((one) => one.box), black, card, film, words);
  let cut = null;
  let frame = 0;
  let speed = 0; // times the usual; 0 stands still
  let clock = { at: 0, ms: 0 };
  let loaded = ''; // the film that is in `film`, ready to play
  let coming = '';
  let raf = 0;

  function layer() {
    const image = h('img', { alt: '', draggable: 'false' });
    const clip = h('video', { muted: true, playsinline: true, preload: 'auto' });
    clip.muted = true;
    const box = h('div', { class: 'pl-layer', hidden: true }, image, clip);
    const one = { box, image, clip, event: -1, key: '', media: '', used: 0 };
    clip.addEventListener('loadeddata', () => { clip.classList.add('there'); if (!speed) show(); });
    clip.addEventListener('seeked', () => { if (cut && !speed && !isFilm()) show(); });
    return one;
  }

  const fps = () => cut.rate[0] / cut.rate[1];
  const isFilm = () => Boolean(loaded) && cut.film.media === loaded;
  const clamp = (at) => Math.max(0, Math.min(Math.max(0, cut.frames - 1), Math.round(at)));

  // What is on the screen at a frame

  function playingAt(at) {
    const found = [];
    // Events stand in order and overlap their neighbours only.
    let low = 0;
    let high = cut.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cut.events[middle].start + cut.events[middle].frames > at) high = middle;
      else low = middle + 1;
    }
    for (let index = low; index < cut.events.length && cut.events[index].start <= at; index += 1) found.push(index);
    return found.slice(-2);
  }

  function layerOf(index, isNeeded) {
    const event = cut.events[index];
    const key = `${event.shot}/${event.nth}`;
    let one = layers.find((other) => other.key === key);
    if (!one) {
      const free = layers.filter((other) => !other.isHeld);
      [one] = free.sort((a, b) => a.used - b.used);
      if (!one) return null;
      one.key = key;
      one.media = null;
      one.picture = null;
    }
    if (one.picture !== event.picture) {
      one.picture = event.picture;
      one.image.hidden = !event.picture;
      one.image.removeAttribute('src'); // an old picture would stand there until the new one has come
      if (event.picture) one.image.src = picture(event.shot, event.picture, 960);
    }
    if (one.media !== event.take) {
      one.media = event.take;
      one.clip.classList.remove('there');
      if (event.take) one.clip.src = media(event.take);
      else { one.clip.removeAttribute('src'); one.clip.load(); }
    }
    one.used = performance.now();
    one.isHeld = isNeeded;
    return one;
  }

  function place(one, index, at) {
    const event = cut.events[index];
    if (!one.media || one.clip.readyState < 1) return;
    const wanted = (event.in + Math.max(0, at - event.start) + 0.5) / fps();
    const isRunning = speed === 1 || speed === 2 || speed === 4;
    const isActive = at >= event.start && at < event.start + event.frames;
    if (isRunning && isActive) {
      one.clip.playbackRate = speed;
      one.clip.muted = !event.sounds || event.muted;
      one.clip.volume = storyreel.loudness(cut, index, at);
      if (one.clip.paused) { one.clip.currentTime = wanted; one.clip.play().catch(() => {}); }
      else if (Math.abs(one.clip.currentTime - wanted) > LATE_S * speed) one.clip.currentTime = wanted;
    } else {
      if (!one.clip.paused) one.clip.pause();
      if (!one.clip.seeking && Math.abs(one.clip.currentTime - wanted) > 0.4 / fps()) one.clip.currentTime = wanted;
    }
  }

  function compose(at) {
    const shown = playingAt(at);
    for (const one of layers) one.isHeld = false;
    const used = new Set();
    shown.forEach((index, rank) => {
      const one = layerOf(index, true);
      if (!one) return;
      used.add(one);
      one.box.hidden = false;
      one.box.style.zIndex = rank + 1;
      meet(one, cut.events[index], at, rank);
      place(one, index, at);
    });
    const next = shown.length ? shown[shown.length - 1] + 1 : playingNext(at);
    if (next < cut.events.length) {
      const one = layerOf(next, false);
      if (one && !used.has(one)) { one.box.hidden = true; place(one, next, cut.events[next].start); used.add(one); }
    }
    for (const one of layers) {
      if (used.has(one)) continue;
      one.box.hidden = true;
      if (!one.clip.paused) one.clip.pause();
    }
    black.style.opacity = storyreel.darkness(cut, at, shown);
    cards(at, shown);
  }

  const playingNext = (at) => {
    const index = cut.events.findIndex((event) => event.start > at);
    return index < 0 ? cut.events.length : index;
  };

  /** How an event that overlaps the one before it comes in. */
  function meet(one, event, at, rank) {
    const { kind, frames } = event.entry;
    const done = rank && event.overlap ? (at - event.start + 1) / (frames + 1) : 1;
    one.box.style.opacity = kind === 'cross-dissolve' ? Math.min(1, done) : 1;
    one.box.style.clipPath = kind === 'wipe' && done < 1 ? `inset(0 ${100 * (1 - done)}% 0 0)` : '';
  }

  function cards(at, shown) {
    const now = shown.length ? null : at < (cut.title?.frames || 0) ? cut.title : cut.end;
    card.hidden = !now;
    if (!now) return;
    card.children[0].textContent = now.title;
    card.children[1].textContent = now.subtitle;
    const number = now === cut.title ? at : at - (cut.frames - now.frames);
    const steps = Math.min(Math.round(CARD_FADE_S * fps()), Math.floor(now.frames / 4)) + 1;
    const share = Math.min(1, (number + 1) / steps, (now.frames - number) / steps);
    for (const line of card.children) line.style.opacity = share;
  }

  function caption(at) {
    const isDrawn = cut.shows === 'off' || (cut.shows === 'burned' && isFilm());
    const found = isDrawn ? null : cut.captions.find(([start, frames]) => at >= start && at < start + frames);
    words.textContent = found ? found[2] : '';
    words.hidden = !found;
  }

  function show() {
    if (!cut) return;
    stage.classList.toggle('is-film', isFilm());
    if (!cut.frames) { for (const one of layers) one.box.hidden = true; black.style.opacity = 1; card.hidden = true; }
    else if (isFilm()) filmAt();
    else compose(frame);
    caption(frame);
    on.frame?.(frame);
  }

  function filmAt() {
    for (const one of layers) if (!one.clip.paused) one.clip.pause();
    const wanted = (frame + 0.5) / fps();
    const isRunning = speed > 0;
    if (isRunning) {
      film.playbackRate = speed;
      if (film.paused) { film.currentTime = wanted; film.play().catch(() => {}); }
      return;
    }
    if (!film.paused) film.pause();
    if (!film.seeking && Math.abs(film.currentTime - wanted) > 0.4 / fps()) film.currentTime = wanted;
  }
  film.addEventListener('seeked', () => { if (cut && !speed && isFilm()) filmAt(); });

  // Time

  function tick(now) {
    if (!speed) return;
    const last = cut.frames - 1;
    const at = isFilm() && speed > 0 && !film.paused && !film.seeking
      ? Math.floor(film.currentTime * fps() + 0.001)
      : Math.floor(clock.at + ((now - clock.ms) / 1000) * fps() * speed);
    frame = clamp(at);
    const isOver = film.ended && isFilm() && speed > 0;
    if ((speed > 0 && (at >= last || isOver)) || (speed < 0 && at <= 0)) { frame = clamp(isOver ? last : at); stop(); return; }
    show();
    raf = requestAnimationFrame(tick);
  }

  function run(times) {
    if (!cut?.frames) return;
    if (times > 0 && frame >= cut.frames - 1) frame = 0;
    speed = times;
    clock = { at: frame, ms: performance.now() };
    cancelAnimationFrame(raf);
    show();
    on.state?.(speed);
    if (speed) raf = requestAnimationFrame(tick);
  }

  function stop() { run(0); }

  function seek(at) {
    frame = clamp(at);
    clock = { at: frame, ms: performance.now() };
    if (isFilm() && speed > 0) film.currentTime = (frame + 0.5) / fps();
    show();
  }

  // The assembled film takes over where the picture stands

  function fetchFilm() {
    const wanted = cut.film.media || '';
    if (!wanted || wanted === loaded || wanted === coming) return;
    coming = wanted;
    loaded = '';
    film.src = media(wanted);
    film.load();
  }
  film.addEventListener('loadeddata', () => {
    if (!coming) return;
    loaded = coming;
    coming = '';
    clock = { at: frame, ms: performance.now() };
    if (cut.film.media !== loaded) return;
    show();
    on.film?.(true);
  });
  film.addEventListener('error', () => { coming = ''; loaded = ''; show(); });

  return {
    stage,
    get frame() { return frame; },
    get speed() { return speed; },
    get isFilm() { return Boolean(cut) && isFilm(); },
    load(value, isOther) {
      const before = cut;
      cut = value;
      if (isOther) { frame = 0; loaded = ''; coming = ''; film.removeAttribute('src'); film.load(); }
      stage.style.aspectRatio = `${cut.size[0]} / ${cut.size[1]}`;
      stage.style.setProperty('--shape', cut.size[0] / cut.size[1]);
      fetchFilm();
      if (isOther || !before) stop();
      if (!isFilm() && !film.paused) film.pause();
      frame = clamp(frame);
      if (!speed) clock = { at: frame, ms: performance.now() };
      show();
      on.film?.(isFilm());
    },
    seek,
    run,
    toggle: () => run(speed ? 0 : 1),
    step: (frames) => { stop(); seek(frame + frames); },
  };
};
