/* The script as a screenplay, the scenes before it and the shots beside it; and its editor. */
storyreel.panel('script', (root, api) => {
  const { h, word, icon } = api;
  const PROMINENT = ['title', 'credit', 'author', 'authors', 'source'];
  let view = null;
  let drawn = '';
  let spans = new Map(); // shot -> the runs of text that it covers

  const editor = storyreel.scriptEditor(root, api, {
    view: () => view, heading: (scene) => heading(scene), fileButton: () => fileButton(),
    done: () => { drawn = ''; draw(view); },
  });

  // The page

  function draw(value) {
    const isOther = !view || view.project !== value.project;
    const told = JSON.stringify([value.project, value.scenes, value.notices]);
    const isSame = told === drawn && root.querySelector('.sp-pages');
    view = value;
    if (isOther) editor.drop();
    if (editor.isOpen || isSame) return;
    drawn = told;
    const at = root.querySelector('.sp-pages')?.scrollTop || 0;
    spans = new Map();
    root.replaceChildren(navigation(), pages());
    if (!isOther) root.querySelector('.sp-pages').scrollTop = at;
    mark(api.where().shots);
    watchScenes();
  }

  const heading = (scene) => scene.slugline || word('board.no-heading');

  function navigation() {
    const rows = view.scenes.map((scene) => h(
      'button', { class: 'sp-scene-link', 'data-scene': scene.id, onclick: () => jump(scene.id) },
      h('b', {}, scene.number), h('span', { dir: 'auto' }, heading(scene)),
      h('small', {}, `${scene.shots.length} · ${api.lasting(scene.seconds)}`),
    ));
    const picker = h('select', {
      class: 'sp-picker', 'aria-label': word('script.scenes'),
      onchange: (event) => jump(event.target.value),
    }, view.scenes.map((scene) => h('option', { value: scene.id }, `${scene.number}  ${heading(scene)}`)));
    return h('nav', { class: 'sp-scenes', 'aria-label': word('script.scenes') },
      h('div', { class: 'sp-tools' },
        picker,
        h('button', { class: 'plain', onclick: () => editor.edit('') }, icon('brush', 14), word('script.edit')),
        fileButton()),
      draftNote(), h('div', { class: 'sp-links' }, rows));
  }

  function fileButton() {
    const input = h('input', {
      type: 'file', hidden: true, accept: '.fountain,.txt,.md,.spmd,.fdx,text/plain',
      onchange: () => { if (input.files[0]) editor.take(input.files[0]); input.value = ''; },
    });
    return h('label', { class: 'plain', tabindex: 0, title: word('script.drop') },
      icon('plus', 14), word('script.file'), input);
  }

  function draftNote() {
    const draft = editor.kept();
    if (!draft) return null;
    return h('div', { class: 'sp-draft', role: 'status' }, h('span', {}, word('script.draft')),
      h('div', {},
        h('button', { class: 'plain', onclick: () => editor.begin(draft) }, word('script.draft.open')),
        h('button', { class: 'link', onclick: () => { editor.forget(); drawn = ''; draw(view); } }, word('script.draft.drop'))));
  }

  function pages() {
    const notices = view.notices.length
      ? h('details', { class: 'sp-notices' },
        h('summary', {}, word('script.notices', { n: view.notices.length })),
        h('ul', {}, view.notices.map((text) => h('li', { dir: 'auto' }, text))))
      : null;
    const scenes = view.scenes.length
      ? view.scenes.map(scene)
      : h('div', { class: 'sp-empty' }, h('p', {}, word('script.empty')),
        h('button', { class: 'primary', onclick: () => editor.edit('') }, word('script.edit')));
    return h('div', { class: 'sp-pages', lang: view.language }, notices, scenes);
  }

  function scene(one) {
    return h('section', { class: 'sp-scene', id: `sp-${one.id}`, 'data-scene': one.id },
      h('div', { class: 'sp-page' },
        h('button', {
          class: 'sp-pencil', title: word('script.edit-scene', { n: one.number }),
          'aria-label': word('script.edit-scene', { n: one.number }), onclick: () => editor.edit(one.id),
        }, icon('brush', 14)),
        one.elements.map((element) => paragraph(element, one))),
      h('div', { class: 'sp-shots' }, one.shots.map(shotRow)));
  }

  function paragraph(element, one) {
    const runs = element.pieces.map(([text, marks, shots]) => {
      const run = h('span', { class: marks ? `m-${marks.split('').join(' m-')}` : null }, text);
      run.dataset.shots = shots.map((index) => one.shots[index].id).join(' ');
      for (const index of shots) {
        const { id } = one.shots[index];
        if (!spans.has(id)) spans.set(id, []);
        spans.get(id).push(run);
      }
      return run;
    });
    const notes = (element.notes || []).map((text) => h('span', { class: 'sp-note', dir: 'auto' }, text));
    const number = element.kind === 'slugline'
      ? h('span', { class: 'sp-number', 'aria-hidden': 'true' }, one.number) : null;
    const key = element.key ? ` key-${element.key.replace(/\W+/g, '-')}${PROMINENT.includes(element.key) ? '' : ' aside'}` : '';
    const level = element.level ? ` level-${element.level}` : '';
    return h('p', { class: `k-${element.kind}${element.dual ? ' dual' : ''}${level}${key}`, dir: 'auto' },
      number, runs, notes);
  }

  function shotRow(shot) {
    return h('button', {
      class: 'sp-shot', 'data-shot': shot.id,
      onclick: () => api.select([shot.id]), ondblclick: () => api.go('board'),
    },
    h('span', { class: 'sp-slate' }, shot.slate), h('span', { class: 'sr-tag' }, storyreel.term('size', shot.size)),
    shot.move === 'static' ? null : h('span', { class: 'sr-tag' }, storyreel.moveSign(shot.move)),
    h('span', { class: 'sp-seconds' }, api.lasting(shot.seconds)),
    h('span', { class: 'sp-words', dir: 'auto' }, shot.text));
  }

  function jump(id) {
    root.querySelector(`#sp-${CSS.escape(id)}`)?.scrollIntoView({ block: 'start' });
  }

  let watcher = null;
  function watchScenes() {
    watcher?.disconnect();
    const box = root.querySelector('.sp-pages');
    watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) entry.target.dataset.seen = entry.isIntersecting ? 'yes' : 'no';
      const first = box.querySelector('.sp-scene[data-seen=yes]');
      for (const link of root.querySelectorAll('.sp-scene-link')) {
        const isHere = link.dataset.scene === first?.dataset.scene;
        link.classList.toggle('on', isHere);
        if (isHere) link.scrollIntoView({ block: 'nearest' });
      }
      const picker = root.querySelector('.sp-picker');
      if (picker && first && picker !== document.activeElement) picker.value = first.dataset.scene;
    }, { root: box, rootMargin: '0px 0px -70% 0px' });
    for (const one of box.querySelectorAll('.sp-scene')) watcher.observe(one);
  }

  // What belongs together lights up together

  function light(shots) {
    for (const one of root.querySelectorAll('.hot')) one.classList.remove('hot');
    for (const id of shots) {
      root.querySelector(`.sp-shot[data-shot="${CSS.escape(id)}"]`)?.classList.add('hot');
      for (const run of spans.get(id) || []) run.classList.add('hot');
    }
  }

  function mark(shots) {
    for (const row of root.querySelectorAll('.sp-shot')) {
      row.classList.toggle('on', shots.includes(row.dataset.shot));
    }
  }

  /** The shots of the run, the whole paragraph or the row that an event meets. */
  function under(event) {
    const one = event.target.closest?.('.sp-shot, [data-shots], .sp-page > p');
    if (!one) return [];
    const runs = one.matches('p') ? [...one.querySelectorAll('[data-shots]')] : [one];
    return runs.flatMap((run) => (run.dataset.shot || run.dataset.shots).split(' ')).filter(Boolean);
  }
  const hover = (event) => light(under(event));
  root.addEventListener('mouseover', hover);
  root.addEventListener('focusin', hover);
  root.addEventListener('mouseleave', () => light([]));
  root.addEventListener('click', (event) => {
    if (!event.target.closest?.('.sp-page > p') || String(getSelection())) return;
    const ids = under(event);
    if (!ids.length) return;
    api.select([ids[0]]);
    const row = root.querySelector(`.sp-shot[data-shot="${CSS.escape(ids[0])}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  });

  // Files

  root.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    root.classList.add('dropping');
  });
  root.addEventListener('dragleave', (event) => {
    if (!root.contains(event.relatedTarget)) root.classList.remove('dropping');
  });
  root.addEventListener('drop', (event) => {
    root.classList.remove('dropping');
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    editor.take(file);
  });

  return { draw, stand: (here) => { if (view && !editor.isOpen) mark(here.shots); } };
});
