/* On the tile of a shot whose camera did not do as it was asked: what it did, and what can be done. */
storyreel.astray = ({ h, icon, word, act }, { id, slate, disobeyed }) => {
  const shots = [id];
  const run = (verb, data) => (event) => { event.stopPropagation(); act(verb, { ...data, shots }); };
  const button = (key, text, verb, data) => h('button', { class: 'plain', title: word(`${key}.about`), 'aria-label': `${slate}: ${word(key)}`, onclick: run(verb, data) }, text);
  return h('div', { class: 'astray', title: word('board.astray', { why: disobeyed }), onpointerdown: (event) => event.stopPropagation(), ondblclick: (event) => event.stopPropagation() },
    h('span', { class: 'mark', 'aria-label': word('board.astray', { why: disobeyed }) }, '!'),
    button('desk.verdict.again', icon('retry', 11), 'shoot-again', {}),
    button('desk.verdict.parallax', word('desk.verdict.parallax'), 'operator', { operator: 'parallax' }));
};
