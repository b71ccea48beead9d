/* What is given to a crew besides words: pictures, clips and LoRAs, brought or taken from the film.
   Every control tells what it is for, and calls `tell` with its new value. */
storyreel.giving = ({ h, icon, word, media, where }) => {
  const PICTURES = 'image/png,image/jpeg,image/webp';
  const MOST = 8;
  const KINDS = { picture: PICTURES, film: 'video/mp4,video/webm,video/quicktime', lora: '.safetensors' };
  const note = h('p', { class: 'note', role: 'status' });

  /** Sends a file to the studio; what is refused is said in the note. */
  async function send(file, as) {
    note.textContent = word('upload.working');
    try {
      const answer = await fetch(`upload/${where().project}?as=${as}`, { method: 'POST', body: file });
      const told = await answer.json();
      note.textContent = answer.ok ? '' : told.error;
      return answer.ok ? told : null;
    } catch (error) {
      note.textContent = word('upload.failed');
      return null;
    }
  }

  const tool = (text, label, name, run) => h('button', { class: 'tool', title: label, 'aria-label': label, onclick: run }, icon(name, 13), text ? h('span', {}, text) : null);

  /** A button that asks for a file and gives what the studio says of it, and the file. */
  function bring(label, as, tell) {
    const box = h('input', { type: 'file', accept: KINDS[as], hidden: true, onchange: async () => {
      const file = box.files[0];
      box.value = '';
      const told = file && await send(file, as);
      if (told) tell(told, file);
    } });
    return [tool(word('give.upload'), `${label}: ${word('give.upload')}`, 'plus', () => box.click()), box];
  }

  /** `from` is a list of [value, name] to choose from. */
  function choose(label, from, tell) {
    if (!from.length) return null;
    const box = h('select', { 'aria-label': `${label}: ${word('give.choose')}`, onchange: () => box.value && tell(box.value) },
      h('option', { value: '' }, word('give.choose')), ...from.map(([value, name]) => h('option', { value }, name)));
    return box;
  }

  const shown = (key) => h('img', { src: media(key, 160), alt: '', loading: 'lazy' });

  /** One picture or clip, or none. */
  function slot({ label, about, key, as = 'picture', from = [], tell, pick }) {
    const clear = key ? tool('', `${label}: ${word('give.clear')}`, 'close', () => tell('')) : null;
    return h('div', { class: 'slot', role: 'group', 'aria-label': label },
      h('span', { class: 'what' }, label, about ? h('small', {}, about) : null),
      key ? shown(key) : h('span', { class: 'empty' }, word('give.none')),
      h('span', { class: 'do' }, choose(label, from, pick || tell), bring(label, as, (told) => tell(told.key)), clear));
  }

  function pictures({ label, about, keys, tell }) {
    const each = keys.map((key, i) => h('span', { class: 'one' }, shown(key),
      tool('', `${label} ${i + 1}: ${word('give.clear')}`, 'close', () => tell(keys.filter((_, j) => j !== i)))));
    return h('div', { class: 'many', role: 'group', 'aria-label': label },
      h('span', { class: 'what' }, label, about ? h('small', {}, about) : null),
      h('span', { class: 'all' }, ...each),
      h('span', { class: 'do' }, ...(keys.length < MOST ? bring(label, 'picture', (told) => tell([...keys, told.key])) : [])));
  }

  /** 0 to `most`; told when the hand lets go. */
  function strength(label, value, most, tell) {
    const said = h('output', {}, value.toFixed(2));
    const range = h('input', { type: 'range', min: 0, max: most, step: 0.05, value, 'aria-label': label,
      oninput: () => { said.textContent = Number(range.value).toFixed(2); }, onchange: () => tell(Number(range.value)) });
    return h('label', { class: 'strength' }, h('span', {}, label), range, said);
  }

  function loras({ label, list, tell }) {
    const rows = list.map((one, i) => {
      const name = one.name || word('give.lora', { n: i + 1 });
      const other = (changes) => tell(list.map((lora, j) => (j === i ? { ...lora, ...changes } : lora)));
      return h('div', { class: 'lora' }, strength(name, one.strength, 2, (value) => other({ strength: value })),
        tool('', `${name}: ${word('give.clear')}`, 'close', () => tell(list.filter((_, j) => j !== i))));
    });
    const named = (told, file) => (told.name || file.name.replace(/\.[^.]*$/, '')).slice(0, 80);
    const add = (told, file) => tell([...list, { file: told.key, strength: 1, name: named(told, file) }]);
    return h('div', { class: 'many', role: 'group', 'aria-label': label },
      h('span', { class: 'what' }, label), h('span', { class: 'do' }, ...(list.length < MOST ? bring(label, 'lora', add) : [])), ...rows);
  }

  function tick(label, value, tell) {
    const box = h('input', { type: 'checkbox', checked: value, onchange: () => tell(box.checked) });
    return h('label', { class: 'tick' }, box, h('span', {}, label));
  }

  const unused = (sentences) => sentences.map((text) => h('p', { class: 'unused', dir: 'auto' }, text));

  /** Draws a fold anew where it says something else, but not under a hand that types or drags. */
  function fold(root, title, parts) {
    const inner = h('div', { class: 'given' });
    const box = h('details', { class: 'giving', hidden: true }, h('summary', {}, title), inner, note);
    let before = '';
    root.append(box);
    return (told, isOffered) => {
      box.hidden = !isOffered;
      if (!isOffered) return;
      const said = JSON.stringify(told);
      const at = inner.contains(document.activeElement) ? document.activeElement : null;
      if (said === before || (at?.tagName === 'TEXTAREA' && told.shot === JSON.parse(before || '{}').shot)) return;
      const label = at?.getAttribute('aria-label');
      before = said;
      inner.replaceChildren(...parts(told).flat().filter(Boolean));
      if (label) [...inner.querySelectorAll('[aria-label]')].find((one) => one.getAttribute('aria-label') === label)?.focus();
    };
  }

  return { slot, pictures, loras, strength, tick, unused, fold, boards: () => storyreel.boards?.() || [] };
};
