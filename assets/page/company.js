/* Cast and places: how they look, in the script's words and in the user's. */
storyreel.panel('company', (root, api) => {
  const { h, word } = api;
  let view = null;
  let drawn = '';
  let isOpen = false;

  /** What somebody types stays: the rows are drawn again when they have left their field. */
  const isTyping = () => root.contains(document.activeElement) && document.activeElement.tagName === 'TEXTAREA';

  function draw(value) {
    const isOther = !view || view.project !== value.project;
    view = value;
    if (isTyping() && !isOther) return;
    const told = JSON.stringify({ ...value, revision: 0 });
    if (told === drawn) return;
    drawn = told;
    root.replaceChildren(fold());
  }

  function fold() {
    const count = view.people.length + view.places.length;
    if (!count) return '';
    const box = h('details', { class: 'co', open: isOpen, ontoggle: () => { isOpen = box.open; } },
      h('summary', {}, word('company.title'), h('small', {}, word('company.count', { people: view.people.length, places: view.places.length }))),
      h('p', { class: 'note' }, word('company.about')),
      h('div', { class: 'co-rows' },
        view.people.map((one) => row(one, 'character')), view.places.map((one) => row(one, 'place'))));
    return box;
  }

  function row(one, kind) {
    const told = h('small', { class: 'co-told', role: 'status' }, one.by ? word(`company.by.${one.by}`) : '');
    const box = h('textarea', {
      dir: 'auto', rows: 2, maxlength: view.longest, lang: view.language,
      'aria-label': word(`company.${kind}`, { name: one.name }), placeholder: word(`company.${kind}.hint`),
      onchange: () => save(one, kind, box, told), onblur: () => draw(view),
      onkeydown: (event) => event.stopPropagation(),
    });
    box.value = one.words;
    return h('div', { class: `co-row of-${kind}` },
      h('div', { class: 'co-who' },
        h('b', { dir: 'auto' }, one.name),
        one.scenes.length ? h('small', {}, word('company.scenes', { n: one.scenes.join(', ') })) : null,
        one.said ? h('q', { dir: 'auto', title: word('company.said') }, one.said) : null),
      h('div', { class: 'co-words' }, box, told));
  }

  async function save(one, kind, box, told) {
    told.classList.remove('bad');
    told.textContent = word('company.saving');
    let answer;
    try {
      answer = await storyreel.servers.company.describe({
        project: view.project, revision: view.revision, by: api.where().by, kind, name: one.name, words: box.value,
      });
    } catch (error) {
      answer = { error: word('company.unreached') };
    }
    told.classList.toggle('bad', Boolean(answer.error));
    told.textContent = answer.error || word('company.by.user');
  }

  return { draw };
});
