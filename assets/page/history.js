/* The history of the film: restore any version, give it a name. */
storyreel.panel('history', (root, { h, icon, word, act }) => {
  const list = h('div', { class: 'rows' });
  const close = () => act('history', { open: false });
  root.append(h('aside', { class: 'tray past', hidden: true },
    h('div', { class: 'head' }, h('b', {}, word('history.title')), h('span', { class: 'space' }),
      h('button', { class: 'tool', title: word('history.close'), 'aria-label': word('history.close'), onclick: close }, icon('close', 14))),
    list));

  function name(one) {
    const box = h('input', { value: one.name, placeholder: word('history.name'), maxlength: 200, 'aria-label': word('history.name'), dir: 'auto' });
    box.addEventListener('change', () => act('name-revision', { revision: one.number, name: box.value }));
    return box;
  }

  function row(one, isNow) {
    const when = new Date(one.at).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' });
    const back = h('button', { class: 'link', onclick: () => act('restore', { revision: one.number }) }, word('history.restore'));
    return h('div', { class: `job${one.left ? ' left' : ''}` },
      h('span', { class: 'name', dir: 'auto' }, one.label), isNow ? h('small', {}, word('history.now')) : back,
      h('small', { class: 'why' }, `${when} · ${one.by}${one.left ? ` · ${word('history.undone')}` : ''}`), name(one));
  }

  return {
    draw(value) {
      root.firstElementChild.hidden = !value.open;
      const now = value.revisions.findIndex((one) => !one.left);
      list.replaceChildren(...value.revisions.map((one, index) => row(one, index === now)));
    },
  };
});
