/* The top bar and the rail of places. */
storyreel.panel('bar', (root, { h, icon, word, act, go, lasting, theme, isDark, where }) => {
  const places = ['script', 'board', 'cut', 'export'];
  let value = {};

  const home = h('button', { class: 'brand', onclick: () => go('projects'), title: word('place.projects') }, 'Storyreel');
  const title = h('button', { class: 'title', title: word('bar.rename'), onclick: rename });
  const facts = h('span', { class: 'facts' });
  const work = h('button', { class: 'chip work', onclick: () => document.body.classList.toggle('tray') });
  const crew = h('span', { class: 'chip crew' });
  const undo = h('button', { class: 'tool', onclick: () => act('undo') }, icon('undo'));
  const redo = h('button', { class: 'tool', onclick: () => act('redo') }, icon('redo'));
  const past = h('button', { class: 'tool', title: word('history.open'), 'aria-label': word('history.open'), onclick: () => act('history', { open: true }) }, icon('history'));
  const light = h('button', { class: 'tool', title: word('bar.theme'), onclick: () => theme(isDark() ? 'light' : 'dark') }, icon('sun'));
  const send = h('button', { class: 'primary', onclick: () => go('export') }, word('bar.export'));
  const rail = h('nav', { class: 'rail' }, ['projects', ...places].map((place) => h(
    'button', { class: 'stop', 'data-place': place, onclick: () => go(place) },
    icon(place, 19), h('span', {}, word(`place.${place}`)),
  )));
  root.append(
    h('header', {}, home, title, facts, h('span', { class: 'space' }), work, crew,
      h('span', { class: 'pair' }, undo, redo, past), light, send),
    rail,
  );

  function rename() {
    if (!where()?.project) return;
    const box = h('input', { class: 'title', value: value.title, maxlength: 200 });
    const done = (isKept) => {
      if (!box.isConnected) return;
      box.replaceWith(title);
      const text = box.value.trim();
      if (isKept && text && text !== value.title) {
        title.textContent = text;
        act('rename', { title: text });
      }
    };
    box.addEventListener('blur', () => done(true));
    box.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter') done(true);
      if (event.key === 'Escape') done(false);
    });
    title.replaceWith(box);
    box.focus();
    box.select();
  }

  function saved() {
    const { saving, lost } = document.body.dataset;
    if (!where()?.project) return '';
    return word(lost === 'yes' ? 'bar.lost' : saving ? 'bar.saving' : 'bar.saved');
  }

  function state() {
    if (!value.title) return [];
    const shots = value.shots === 1 ? word('count.shot') : word('count.shots', { n: value.shots });
    return [shots, lasting(value.seconds), saved()];
  }

  function working() {
    work.hidden = !value.title;
    work.classList.toggle('failed', value.failed > 0);
    const share = h('i', {}, h('b', { style: `width:${Math.round(100 * value.done)}%` }));
    const n = value.open;
    const text = n
      ? value.paused ? word('bar.paused', { n }) : word('bar.working', { n, time: lasting(value.left_s) })
      : word('bar.idle');
    const failed = value.failed ? h('em', {}, word('bar.failed', { n: value.failed })) : null;
    work.replaceChildren(...[h('span', {}, text), n ? share : null, failed].filter(Boolean));
  }

  function step(button, label, key) {
    button.disabled = !label;
    button.title = label ? word(`bar.${key}`, { what: label }) : word(`bar.nothing-${key}`);
  }

  function stand(here) {
    for (const button of rail.children) {
      const { place } = button.dataset;
      button.classList.toggle('on', place === here.place);
      button.disabled = place !== 'projects' && !here.project;
    }
    facts.textContent = state().join(' · ');
  }

  new MutationObserver(() => { facts.textContent = state().join(' · '); })
    .observe(document.body, { attributes: true, attributeFilter: ['data-saving', 'data-lost'] });

  return {
    stand,
    draw(now) {
      value = now;
      title.textContent = now.title || '';
      document.title = now.title ? `${now.title} · Storyreel` : 'Storyreel';
      facts.textContent = state().join(' · ');
      crew.hidden = !now.crew;
      crew.textContent = word('bar.crew', { name: storyreel.term('crew', now.crew || '') });
      send.hidden = !now.title;
      past.disabled = !now.title;
      step(undo, now.undo, 'undo');
      step(redo, now.redo, 'redo');
      working();
    },
  };
});

window.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input, textarea, [contenteditable]');
  if (isTyping || !(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key === 'z' || key === 'y') {
    event.preventDefault();
    storyreel.act(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  }
});
