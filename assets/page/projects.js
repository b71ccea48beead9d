/* The list of projects, and how one begins. */
storyreel.panel('projects', (root, { h, icon, word, act, lasting, choose, where }) => {
  let from = null; // the project that was open when the new one was asked for
  const box = h('textarea', { placeholder: word('projects.paste'), spellcheck: 'false', dir: 'auto' });
  const title = h('input', { placeholder: word('projects.name'), maxlength: 200, dir: 'auto' });
  const trouble = h('p', { class: 'trouble', role: 'alert', hidden: true });
  const script = h('input', { type: 'file', hidden: true, onchange: () => read(script.files[0]) });
  const archive = h('input', { type: 'file', accept: '.zip', hidden: true, onchange: () => bring(archive.files[0]) });
  const begin = h('button', { class: 'primary', onclick: () => begun() }, word('projects.begin'));
  const list = h('div', { class: 'list' });
  const trash = h('div', { class: 'trash' });
  const notes = h('div', { class: 'notes' });
  const fresh = h('div', { class: 'new' },
    h('h2', {}, word('projects.new')), box, title, trouble,
    h('div', { class: 'row' }, begin,
      h('button', { class: 'plain', onclick: () => script.click() }, word('projects.file')),
      h('button', { class: 'plain', onclick: () => act('begin-example') }, word('projects.example')),
      h('button', { class: 'plain', onclick: () => archive.click() }, word('projects.import')), script, archive));
  root.append(h('div', { class: 'projects' }, fresh, notes, h('h2', {}, word('projects.title')), list, trash));

  /** What was pasted stays until its project is open: a script with a mistake can be mended. */
  function begun() {
    from = where().project;
    act('begin', { script: box.value, title: title.value });
  }

  function say(text) {
    trouble.textContent = text || '';
    trouble.hidden = !text;
  }

  async function send(address, file, then) {
    if (!file) return;
    say(word('upload.working'));
    try {
      const answer = await fetch(address, { method: 'POST', body: file });
      const told = await answer.json();
      say(answer.ok ? '' : told.error);
      if (answer.ok) then(told);
    } catch (error) {
      say(word('upload.failed'));
    }
  }

  const read = (file) => send('upload/script', file, (told) => { box.value = told.text; title.value ||= told.title || ''; });
  const bring = (file) => send('import', file, (told) => act('open', { project: told.project, place: 'board' }));

  fresh.addEventListener('dragover', (event) => { event.preventDefault(); fresh.classList.add('over'); });
  fresh.addEventListener('dragleave', () => fresh.classList.remove('over'));
  fresh.addEventListener('drop', (event) => {
    event.preventDefault();
    fresh.classList.remove('over');
    const file = event.dataTransfer.files[0];
    if (file) (file.name.toLowerCase().endsWith('.zip') ? bring : read)(file);
    else box.value = event.dataTransfer.getData('text/plain') || box.value;
  });

  function open(project) {
    choose({ place: 'board' });
    act('open', { project, place: 'board' });
  }

  const counted = (what, n) => (n === 1 ? word(`count.${what}`) : word(`count.${what}s`, { n }));

  function card(one) {
    const thumbs = (one.pictures || []).map(([shot, version]) => h('img', { src: `board/${one.id}/${shot}?w=160&v=${version}`, alt: '', loading: 'lazy' }));
    const facts = one.shots === undefined ? '' : [counted('scene', one.scenes), counted('shot', one.shots), lasting(one.seconds)].join(' · ');
    const act1 = (key, name, verb) => h('button', { class: 'tool', title: word(key), 'aria-label': word(key), onclick: () => act(verb, { project: one.id }) }, icon(name, 14));
    return h('div', { class: 'project' },
      h('button', { class: 'open', onclick: () => open(one.id) },
        h('span', { class: 'pictures' }, thumbs), h('b', { dir: 'auto' }, one.title), h('small', {}, facts), h('small', {}, new Date(one.changed).toLocaleString())),
      h('span', { class: 'tools' }, act1('projects.copy', 'copy', 'copy-project'), act1('projects.trash', 'trash', 'trash')));
  }

  /** Draws only what is another one: a button that asks to be pressed twice stays where it is. */
  function fill(box, told, parts) {
    const said = JSON.stringify(told);
    if (box.dataset.told === said) return;
    box.dataset.told = said;
    box.replaceChildren(...parts());
  }

  /** What nothing brings back asks to be pressed twice. */
  function forever(one) {
    let isSure = false;
    const button = h('button', { class: 'link', onclick: press, onblur: () => arm(false) }, word('projects.delete'));
    function arm(value) {
      isSure = value;
      button.textContent = word(isSure ? 'projects.delete.sure' : 'projects.delete');
    }
    function press() {
      if (isSure) act('delete-forever', { project: one.id });
      else arm(true);
    }
    return button;
  }

  function thrown(one) {
    const link = (key, verb) => h('button', { class: 'link', onclick: () => act(verb, { project: one.id }) }, word(key));
    return h('div', { class: 'job' }, h('span', { class: 'name', dir: 'auto' }, one.title), link('projects.untrash', 'untrash'), forever(one));
  }

  function stand(here) {
    if (from === null || here.project === from) return;
    from = null;
    box.value = '';
    title.value = '';
  }

  return {
    stand,
    draw(value) {
      const there = value.projects.filter((one) => !one.trashed);
      const gone = value.projects.filter((one) => one.trashed);
      fill(list, there, () => (there.length ? there.map(card) : [h('p', { class: 'nothing' }, word('projects.none'))]));
      fill(trash, gone, () => (gone.length ? [h('h2', {}, word('projects.trashed')), ...gone.map(thrown)] : []));
      fill(notes, value.notices, () => value.notices.map((text) => h('p', { class: 'note' }, text)));
    },
  };
});
