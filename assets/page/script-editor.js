/* The editor of the script: plain text, what a change will do before it is made, and drafts. */
storyreel.scriptEditor = (root, api, on) => {
  const { h, word } = api;
  const PREVIEW_MS = 500;
  const DRAFT = 'sr-draft-';
  let open = null; // { scene, at, revision, before, text, told, busy }
  let timer = 0;
  let asked = 0;

  const server = () => storyreel.servers.script;
  const draftKey = () => `${DRAFT}${on.view().project}`;

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

  async function edit(sceneId) {
    const told = await server().source({ project: on.view().project, scene: sceneId });
    if (told.error) { open = null; fail(told.error); return; }
    const text = told.text.replace(/\r\n?/g, '\n');
    begin({ scene: sceneId, at: told.at, revision: told.revision, before: told.text, text });
  }

  function fail(text) {
    root.prepend(h('div', { class: 'sp-error', role: 'alert', onclick: (e) => e.target.remove() }, text));
  }

  function begin(editor) {
    open = { ...editor, told: null, busy: false };
    const found = on.view().scenes.find((one) => one.id === open.scene);
    const box = h('textarea', {
      class: 'sp-text', dir: 'auto', spellcheck: 'false', lang: on.view().language,
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
        h('b', { dir: 'auto' }, found ? `${found.number} ${on.heading(found)}` : word('script.whole')),
        h('small', {}, word('script.hint')), on.fileButton()),
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
    project: on.view().project, revision: open.revision, by: api.where().by, at: open.at,
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
    const written = message();
    try { told = await api.inTurn(() => server().rewrite(written)); } catch (error) { told = { error: word('script.unreached') }; }
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
    on.done();
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
    if (open && isDirty() && !kept()) event.preventDefault();
  });

  return {
    get isOpen() { return Boolean(open); },
    drop() { open = null; },
    edit, take, begin, kept, forget,
  };
};
