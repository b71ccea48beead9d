/* The script as a screenplay, the scenes before it and the shots beside it; and its editor. */
storyreel.panel('script', (root, api) => {
  const { h, word, icon } = api;
  const PREVIEW_MS = 500;
  const DRAFT = 'sr-draft-';
  const PROMINENT = ['title', 'credit', 'author', 'authors', 'source'];
  let view = null;
  let open = null; // the editor: { scene, at, revision, before, text, told, busy }
  let drawn = '';
  let timer = 0;
  let asked = 0;
  let spans = new Map(); // shot -> the runs of text that it covers

  const server = () => storyreel.servers.script;
  const draftKey = () => `${DRAFT}${view.project}`;

  // The page

  function draw(value) {
    const isOther = !view || view.project !== value.project;
    const told = JSON.stringify([value.project, value.scenes, value.notices]);
    const isSame = told === drawn && root.querySelector('.sp-pages');
    view = value;
    if (isOther) open = null;
    if (open || isSame) return;
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
        h('button', { class: 'plain', onclick: () => edit('') }, icon('brush', 14), word('script.edit')),
        fileButton()),
      draftNote(), h('div', { class: 'sp-links' }, rows));
  }

  function fileButton() {
    const input = h('input', {
      type: 'file', hidden: true, accept: '.fountain,.txt,.md,.spmd,.fdx,text/plain',
      onchange: () => { if (input.files[0]) take(input.files[0]); input.value = ''; },
    });
    return h('label', { class: 'plain', tabindex: 0, title: word('script.drop') },
      icon('plus', 14), word('script.file'), input);
  }

  function draftNote() {
    const draft = kept();
    if (!draft) return null;
    return h('div', { class: 'sp-draft', role: 'status' }, h('span', {}, word('script.draft')),
      h('div', {},
        h('button', { class: 'plain', onclick: () => begin(draft) }, word('script.draft.open')),
        h('button', { class: 'link', onclick: () => { forget(); again(); } }, word('script.draft.drop'))));
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
        h('button', { class: 'primary', onclick: () => edit('') }, word('script.edit')));
    return h('div', { class: 'sp-pages', lang: view.language }, notices, scenes);
  }

  function scene(one) {
    return h('section', { class: 'sp-scene', id: `sp-${one.id}`, 'data-scene': one.id },
      h('div', { class: 'sp-page' },
        h('button', {
          class: 'sp-pencil', title: word('script.edit-scene', { n: one.number }),
          'aria-label': word('script.edit-scene', { n: one.number }), onclick: () => edit(one.id),
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
    h('span', { class: 'sp-slate' }, shot.slate), h('span', { class: 'sr-tag' }, shot.size),
    shot.move === 'static' ? null : h('span', { class: 'sr-tag' }, shot.move),
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
    take(file);
  });

  async function take(file) {
    if (!open) await edit('');
    if (!open) return;
    const editor = open;
    editor.told = { working: true };
    aside();
    try {
      const answer = await fetch('upload/script', { method: 'POST', body: file });
      const told = await answer.json();
      if (open !== editor) return;
      if (told.error) { editor.told = { error: told.error }; return; }
      root.querySelector('.sp-text').value = told.text;
      typed();
    } catch (error) {
      editor.told = { error: word('upload.failed') };
    } finally {
      if (open === editor) aside();
    }
  }

  // The editor

  async function edit(sceneId) {
    const told = await server().source({ project: view.project, scene: sceneId });
    if (told.error) { open = null; fail(told.error); return; }
    const text = told.text.replace(/\r\n?/g, '\n');
    begin({ scene: sceneId, at: told.at, revision: told.revision, before: told.text, text });
  }

  function fail(text) {
    root.prepend(h('div', { class: 'sp-error', role: 'alert', onclick: (e) => e.target.remove() }, text));
  }

  function begin(editor) {
    open = { ...editor, told: null, busy: false };
    const found = view.scenes.find((one) => one.id === open.scene);
    const box = h('textarea', {
      class: 'sp-text', dir: 'auto', spellcheck: 'false', lang: view.language,
      'aria-label': word('script.text'), placeholder: word('script.placeholder'), oninput: typed,
      onkeydown: (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); apply(); }
        if (event.key === 'Escape') { event.preventDefault(); close(); }
        event.stopPropagation();
      },
    });
    box.value = open.text;
    root.replaceChildren(h('div', { class: 'sp-editor' },
      h('header', {},
        h('b', { dir: 'auto' }, found ? `${found.number} ${heading(found)}` : word('script.whole')),
        h('small', {}, word('script.hint')), fileButton()),
      box),
    h('aside', { class: 'sp-change', 'aria-live': 'polite' }));
    aside();
    box.focus();
    box.setSelectionRange(0, 0);
    box.scrollTop = 0;
    if (isDirty()) typed();
  }

  const plain = (text) => text.replace(/\r\n?/g, '\n');
  const isDirty = () => plain(open.before) !== open.text;

  function typed() {
    open.text = root.querySelector('.sp-text').value;
    keep();
    clearTimeout(timer);
    if (!isDirty()) { open.told = null; aside(); return; }
    if (!open.told || open.told.error) { open.told = { working: true }; aside(); }
    timer = setTimeout(preview, PREVIEW_MS);
  }

  const message = () => ({
    project: view.project, revision: open.revision, by: api.where().by, at: open.at,
    before: open.before, text: open.text,
  });

  async function preview() {
    const editor = open;
    asked += 1;
    const mine = asked;
    let told;
    try { told = await server().preview(message()); } catch (error) { told = { error: word('script.unreached') }; }
    if (open !== editor || mine !== asked) return;
    open.told = told;
    aside();
  }

  async function apply() {
    if (!isDirty() || open.busy) { if (!open.busy) close(); return; }
    const editor = open;
    clearTimeout(timer);
    asked += 1;
    open.busy = true;
    aside();
    let told;
    try { told = await server().rewrite(message()); } catch (error) { told = { error: word('script.unreached') }; }
    if (open !== editor) return;
    open.busy = false;
    if (told.error) { open.told = told; aside(); return; }
    forget();
    open = null;
    root.replaceChildren(h('p', { class: 'sp-wait' }, word('script.reading')));
    api.act('refresh', {});
  }

  async function anew() {
    const editor = open;
    open.busy = true;
    aside();
    let told;
    try { told = await server().begin(message()); } catch (error) { told = { error: word('script.unreached') }; }
    if (open !== editor) return;
    open.busy = false;
    if (told.error) { open.told = told; aside(); return; }
    forget();
    open = null;
    api.act('open', { project: told.project, place: 'board' });
  }

  /** What was typed stays as a draft until it is used or thrown away. */
  function close() {
    clearTimeout(timer);
    asked += 1;
    open = null;
    again();
  }

  function again() {
    drawn = '';
    draw(view);
  }

  function aside() {
    const box = root.querySelector('.sp-change');
    if (!box) return;
    const told = open.told || {};
    const parts = [
      h('h3', {}, word('script.change')),
      told.error ? h('p', { class: 'sp-error', role: 'alert', dir: 'auto' }, told.error) : null,
      told.working ? h('p', { class: 'sp-wait' }, word('script.reading')) : null,
      !open.told && !isDirty() ? h('p', { class: 'sp-wait' }, word('script.unchanged')) : null,
      told.scenes ? changes(told) : null,
      h('div', { class: 'sp-acts' },
        h('button', {
          class: 'primary', disabled: open.busy || !isDirty() || Boolean(told.error), onclick: apply,
        }, open.busy ? word('script.reading') : word('script.apply')),
        h('button', { class: 'plain', disabled: open.busy, onclick: close }, word('script.close')),
        isDirty() && !open.scene
          ? h('button', { class: 'link', disabled: open.busy, onclick: anew }, word('script.anew')) : null),
    ];
    box.replaceChildren(...parts.filter(Boolean));
  }

  function changes(told) {
    const rows = told.scenes.map((one) => h('li', { class: `is-${one.how}` },
      h('b', { dir: 'auto' }, `${one.number} ${one.slugline || word('board.no-heading')}`),
      h('span', {}, word(`script.how.${one.how}`)),
      line('script.kept', one.kept || ''), line('script.shots-changed', one.changed.join(', ')),
      line('script.shots-new', one.new.join(', ')), line('script.shots-gone', one.gone.join(', '))));
    return h('div', {},
      h('p', { class: 'sp-same' }, told.same === 1 ? word('script.same-one') : word('script.same', { n: told.same }), ' · ', api.lasting(told.seconds)),
      rows.length ? h('ul', { class: 'sp-changes' }, rows) : h('p', {}, word('script.only-words')),
      told.notices.map((text) => h('p', { class: 'sp-notice', dir: 'auto' }, text)));
  }

  const line = (key, what) => (what === '' ? null : h('small', {}, word(key, { what })));

  // Drafts

  function keep() {
    try {
      if (!isDirty()) return forget();
      const { scene, at, revision, before, text } = open;
      localStorage.setItem(draftKey(), JSON.stringify({ scene, at, revision, before, text }));
    } catch (error) { /* a full or forbidden storage keeps no draft; the editor still holds it */ }
    return undefined;
  }
  function kept() {
    try { return JSON.parse(localStorage.getItem(draftKey())); } catch (error) { return null; }
  }
  function forget() {
    try { localStorage.removeItem(draftKey()); } catch (error) { /* nothing was kept */ }
  }
  addEventListener('beforeunload', (event) => {
    if (open && view && isDirty() && !kept()) event.preventDefault();
  });

  return { draw, stand: (here) => { if (view && !open) mark(here.shots); } };
});
