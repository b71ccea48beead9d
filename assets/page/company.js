/* Cast and places: how they look, in the script's words and in the user's. */
storyreel.panel('company', (root, api) => {
  const { h, word } = api;
  let view = null;
  let rows = new Map(); // by who it is: shows the studio's words in its field
  let drawn = '';
  let isOpen = false;

  const all = () => [...view.people.map((one) => ['character', one]), ...view.places.map((one) => ['place', one])];

  /** What somebody types stays: rows are made again when they have left their field. */
  const isTyping = () => root.contains(document.activeElement) && document.activeElement.tagName === 'TEXTAREA';

  /** Rows are made again when others stand in the film; their words change in place, so that nobody
      who goes from field to field by the keyboard loses the one they are in. */
  function draw(value) {
    const isOther = !view || view.project !== value.project;
    view = value;
    const who = JSON.stringify([view.project, view.language, all().map(([kind, one]) => [kind, one.name, one.scenes, one.said])]);
    if (who !== drawn && (isOther || !isTyping())) {
      drawn = who;
      rows = new Map();
      root.replaceChildren(fold());
    }
    for (const [kind, one] of all()) rows.get(`${kind} ${one.name}`)?.show(one);
  }

  function fold() {
    const count = view.people.length + view.places.length;
    if (!count) return '';
    const box = h('details', { class: 'co', open: isOpen, ontoggle: () => { isOpen = box.open; } },
      h('summary', {}, word('company.title'), h('small', {}, word('company.count', { people: view.people.length, places: view.places.length }))),
      h('p', { class: 'note' }, word('company.about')),
      h('div', { class: 'co-rows' },
        all().map(([kind, one]) => row(one, kind))));
    return box;
  }

  function row(one, kind) {
    let shown = null; // the studio's words that the field was last given
    const told = h('small', { class: 'co-told', role: 'status' });
    const box = h('textarea', {
      dir: 'auto', rows: 2, maxlength: view.longest, lang: view.language,
      'aria-label': word(`company.${kind}`, { name: one.name }), placeholder: word(`company.${kind}.hint`),
      onchange: save, onblur: () => draw(view), onkeydown: (event) => event.stopPropagation(),
    });

    function show({ words, by }) {
      if (words === shown || document.activeElement === box) return;
      shown = words;
      box.value = words;
      told.classList.remove('bad');
      told.textContent = by ? word(`company.by.${by}`) : '';
    }

    async function save() {
      told.classList.remove('bad');
      told.textContent = word('company.saving');
      const answer = await describe({ kind, name: one.name, words: box.value });
      told.classList.toggle('bad', Boolean(answer.error));
      told.textContent = answer.error || word('company.by.user');
      if (answer.error) return;
      shown = null; // what the studio says next is right, even if it is what stood here before
      api.act('refresh', {});
    }

    rows.set(`${kind} ${one.name}`, { show });
    return h('div', { class: `co-row of-${kind}` },
      h('div', { class: 'co-who' },
        h('b', { dir: 'auto' }, one.name),
        one.scenes.length ? h('small', {}, word('company.scenes', { n: one.scenes.join(', ') })) : null,
        one.said ? h('q', { dir: 'auto', title: word('company.said') }, one.said) : null),
      h('div', { class: 'co-words' }, box, told));
  }

  async function describe(what) {
    const told = { project: view.project, revision: view.revision, by: api.where().by, ...what };
    try {
      return await api.inTurn(() => storyreel.servers.company.describe(told));
    } catch (error) {
      return { error: word('company.unreached') };
    }
  }

  return { draw };
});
