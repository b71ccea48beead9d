/* Export: the film in any size with its estimate, and the files for others. */
storyreel.panel('export', (root, api) => {
  const { h, word, icon, lasting } = api;
  const FILES = ['srt', 'csv', 'json', 'boards', 'project'];
  let view = null;
  let choice = null; // { shape, size: [w, h], quality }
  let state = null; // how a film of that choice stands
  let asked = 0;
  let asking = false;
  const film = h('section', { class: 'ex-film' });
  const files = h('section', { class: 'ex-files' });
  root.append(h('div', { class: 'ex' }, film, files));

  const isOwn = () => choice.size.join() === view.size.join();
  const megabytes = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

  function draw(value) {
    const isOther = !view || view.project !== value.project;
    const told = JSON.stringify({ ...value, changes: 0 });
    const isSame = !isOther && told === JSON.stringify({ ...view, changes: 0 });
    view = value;
    if (isOther || !choice) {
      const own = view.sizes.find((one) => one.size.join() === view.size.join());
      choice = { shape: own.shape, size: own.size, quality: view.qualities[0] };
      state = null;
    }
    if (!isSame) paint();
    estimate();
  }

  async function estimate() {
    if (!view.frames || asking) { asked += 1; return; }
    asking = true;
    const mine = asked;
    const key = JSON.stringify(choice);
    let told;
    try {
      told = await storyreel.servers.export.estimate({
        project: view.project, width: choice.size[0], height: choice.size[1], quality: choice.quality,
      });
    } catch (error) {
      told = { error: word('script.unreached') };
    }
    asking = false;
    if (key === JSON.stringify(choice)) {
      state = told;
      standing();
    }
    if (mine !== asked) estimate();
  }

  function choose(changes) {
    choice = { ...choice, ...changes };
    state = null;
    asked += 1;
    paint();
    estimate();
  }

  function paint() {
    const poster = view.poster.length
      ? h('img', { alt: '', src: api.picture(view.poster[0], view.poster[1], 640) }) : null;
    const [wide, high] = choice.size;
    film.replaceChildren(
      h('div', { class: 'ex-frame' }, h('div', { class: 'ex-poster', style: `aspect-ratio:${wide}/${high};--shape:${wide / high}` }, poster, h('span', { dir: 'ltr' }, `${wide} × ${high}`))),
      h('div', { class: 'ex-what' },
        h('h2', {}, word('export.film'), h('small', {}, view.frames ? word('export.facts', { time: lasting(view.seconds), frames: view.frames, rate: view.fps }) : '')),
        h('p', { class: 'note' }, word('export.film.about')),
        row('shape', shapes()), row('size', sizesRow()), row('quality', qualities()),
        h('div', { class: 'ex-state', role: 'status' })),
    );
    standing();
    files.replaceChildren(h('h2', {}, word('export.files')), h('div', { class: 'ex-grid' }, FILES.map(file)));
  }

  const row = (name, content) => h('div', { class: 'ex-row' }, h('span', {}, word(`export.${name}`)), content);

  const option = (isOn, run, title, ...content) => h('button', { class: isOn ? 'on' : '', role: 'radio', 'aria-checked': String(isOn), title, onclick: run }, ...content);
  const options = (name, ...content) => h('div', { class: 'ex-options', role: 'radiogroup', 'aria-label': word(`export.${name}`) }, ...content);

  function shapes() {
    const names = [...new Set(view.sizes.map((one) => one.shape))];
    return options('shape', names.map((name) => {
      const [wide, high] = name.split(':').map(Number);
      const box = h('i', { style: `aspect-ratio:${wide}/${high};${wide > high ? 'width' : 'height'}:22px` });
      return option(name === choice.shape, () => pick(name), name, box, h('span', { dir: 'ltr' }, name));
    }));
  }

  /** The size of a shape that is nearest to the chosen one; the project's own where there is one. */
  function pick(shape) {
    const fitting = view.sizes.filter((one) => one.shape === shape);
    const own = fitting.find((one) => one.size.join() === view.size.join());
    const short = Math.min(...choice.size);
    const near = own || fitting.reduce((a, b) => (Math.abs(b.short - short) < Math.abs(a.short - short) ? b : a));
    choose({ shape, size: near.size });
  }

  function sizesRow() {
    const fitting = view.sizes.filter((one) => one.shape === choice.shape).sort((a, b) => a.short - b.short);
    return options('size', fitting.map((one) => option(
      one.size.join() === choice.size.join(), () => choose({ size: one.size }), one.size.join(' × '),
      h('span', { dir: 'ltr' }, `${one.short}p`), one.size.join() === view.size.join() ? h('small', {}, word('export.own')) : null,
    )));
  }

  function qualities() {
    return options('quality', view.qualities.map((one) => option(
      one === choice.quality, () => choose({ quality: one }), word(`quality.${one}.about`), word(`quality.${one}`),
    )));
  }

  function standing() {
    const box = film.querySelector('.ex-state');
    if (!box) return;
    if (!view.frames) { box.replaceChildren(h('p', {}, word('export.empty'))); return; }
    const note = h('p', { class: 'note' }, remark());
    if (!state) { box.replaceChildren(note, h('p', { class: 'note' }, '…')); return; }
    if (state.error) { box.replaceChildren(note, h('p', { class: 'ex-error', dir: 'auto' }, state.error)); return; }
    const { boards, takes, there, seconds } = state;
    const missing = takes - there;
    const cost = `${missing ? word('export.to-make', { boards, takes: missing }) : word('export.to-join')} · ${word('export.takes-time', { time: lasting(Math.max(1, seconds)) })}`;
    const make = h('button', { class: 'primary', onclick: send }, word('export.make'));
    const parts = {
      none: () => [note, h('p', {}, cost), make],
      failed: () => [note, h('p', { class: 'ex-error', dir: 'auto' }, state.why), make],
      making: () => [note,
        h('div', { class: 'ex-share' }, h('b', { style: `width:${Math.round(100 * state.progress)}%` })),
        h('p', {}, there < takes ? word('export.making', { there, takes }) : word('export.joining'), ' · ', word('export.takes-time', { time: lasting(Math.max(1, seconds)) })),
        h('button', { class: 'plain', onclick: () => api.act('export-cancel', { job: state.job }) }, word('export.cancel'))],
      ready: () => [note,
        h('p', { class: 'ok' }, word('export.ready', { time: lasting(state.frames / view.fps), size: megabytes(state.bytes) })),
        h('a', { class: 'primary', href: `download/${view.project}/${state.job}`, download: '' }, icon('export', 15), word('export.download'))],
    };
    const told = state.state === 'making' ? `making ${state.job}` : JSON.stringify([state, choice]);
    if (told === box.dataset.told && state.state === 'making') {
      const [, share, text] = parts.making();
      box.querySelector('.ex-share').replaceWith(share);
      box.querySelector('p:not(.note)').replaceWith(text);
      return;
    }
    box.dataset.told = told;
    box.replaceChildren(...parts[state.state]());
  }

  function remark() {
    if (!isOwn()) return word('export.other-size');
    return word(choice.quality === view.qualities[0] ? 'export.same' : `quality.${choice.quality}.about`);
  }

  function send() {
    api.act('export-film', { width: choice.size[0], height: choice.size[1], quality: choice.quality });
  }

  function file(name) {
    const about = { n: name === 'srt' ? view.captions : name === 'boards' ? view.drawn : view.shots, all: view.shots };
    const isEmpty = (name === 'srt' && !view.frames) || (name === 'boards' && !view.drawn);
    const link = h('a', {
      class: 'plain', href: isEmpty ? null : `download/${view.project}/${name}`, download: '',
      'aria-disabled': isEmpty ? 'true' : null, 'aria-label': `${word('export.download')}: ${word(`export.${name}`)}`,
    }, icon('export', 15), word('export.download'));
    return h('article', { 'data-file': name }, h('h3', {}, word(`export.${name}`)), h('p', {}, word(`export.${name}.about`, about)), link);
  }

  return { draw };
});
