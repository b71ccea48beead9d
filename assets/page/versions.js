/* The words of the selected shot, its keyframes and its takes. */
storyreel.panel('versions', (root, { h, icon, word, act, lasting, media, picture }) => {
  const script = h('div', { class: 'words', dir: 'auto' });
  const boards = h('div', { class: 'row' });
  const takes = h('div', { class: 'row' });
  const verdict = h('div', { class: 'verdict' });
  const prompt = h('details', { class: 'derived' });
  const whole = h('div', { hidden: true },
    h('h4', {}, word('desk.script')), script,
    h('h4', {}, word('desk.keyframes')), boards, h('h4', {}, word('desk.takes')), takes, verdict, prompt);
  root.append(whole);
  let before = '';
  let shot = '';

  /** Brings the words of the shot into sight, also when the desk was shut before. */
  function toWords() {
    const mark = script.querySelector('mark');
    if (mark) script.scrollTop = Math.max(0, mark.offsetTop - 24);
  }
  new ResizeObserver(toWords).observe(script);

  const button = (key, name, listener) => h('button', { class: 'tool', title: word(key), 'aria-label': word(key), onclick: listener }, icon(name, 12));

  function version(one, content, name, isOwn, circle) {
    const shots = [shot];
    const use = one.circled ? button('desk.uncircle', 'close', () => act('circle', { shots })) : null;
    const settings = isOwn ? null : button('desk.settings', 'retry', () => act('settings', { shots, recipe: one.recipe }));
    return h('div', { class: `version${one.circled ? ' circled' : ''}${one.shown ? ' shown' : ''}` },
      h('button', { class: 'look', title: word('desk.circle'), onclick: () => act('circle', { ...circle, shots }) }, content),
      h('span', { class: 'foot' }, h('small', {}, name), settings, use));
  }

  const frame = (shot) => (one) => version(one, h('img', { src: picture(shot, one.recipe, 240), alt: '', loading: 'lazy' }),
    one.own ? word('desk.own') : word(one.current ? 'desk.now' : 'desk.older'), one.own, { keyframe: one.recipe });

  function clip(one) {
    const video = h('video', { src: media(one.media), poster: media(one.media, 240), muted: true, loop: true, preload: 'none', playsinline: true });
    video.muted = true;
    video.addEventListener('mouseenter', () => video.play().catch(() => {}));
    video.addEventListener('mouseleave', () => video.pause());
    const sound = one.sounds ? h('span', { role: 'img', 'aria-label': word('desk.sounds'), title: word('desk.sounds') }, ' ♪') : null;
    const name = h('span', {}, `${one.name} · ${lasting(one.seconds)}`, sound);
    const box = version(one, video, name, false, { take: one.recipe });
    box.classList.toggle('astray', Boolean(one.disobeyed));
    return box;
  }

  const link = (key, verb, data) => h('button', { class: 'link', title: word(`${key}.about`), onclick: () => act(verb, data) }, word(key));

  /** What the take in the cut made of its move, and what can be done about it. */
  function judged(value) {
    const shots = [value.shot];
    const one = value.takes.find((take) => take.shown) || value.takes.findLast((take) => take.current);
    const parts = [];
    if (one?.disobeyed) {
      parts.push(h('span', { dir: 'auto' }, `${one.name}: ${one.disobeyed}`), link('desk.verdict.again', 'shoot-again', { shots }),
        value.operator === 'parallax' ? null : link('desk.verdict.parallax', 'operator', { shots, operator: 'parallax' }));
    }
    if (value.operator) {
      parts.push(h('small', {}, word('desk.operator', { who: value.operator }), ' '), h('button', { class: 'link', onclick: () => act('operator', { shots, operator: '' }) }, word('desk.operator.crew')));
    }
    if (value.untrained) parts.push(h('em', { class: 'hire-badge', title: word('hire.untrained.about') }, word('hire.untrained')));
    if (value.inpaints) parts.push(h('small', {}, word('desk.mask.used', { who: value.inpaints })));
    return parts.filter(Boolean);
  }

  return {
    draw(value) {
      whole.hidden = !value.shot;
      if (!value.shot) return;
      const told = JSON.stringify([value.shot, value.script, value.keyframes, value.takes, value.prompt, value.operator, value.inpaints, value.untrained]);
      if (told === before) return;
      before = told;
      shot = value.shot;
      const [earlier, own, later] = value.script;
      script.replaceChildren(earlier, h('mark', {}, own), later);
      boards.replaceChildren(...value.keyframes.map(frame(value.shot)).reverse());
      takes.replaceChildren(...(value.takes.length ? value.takes.map(clip).reverse() : [h('p', { class: 'note' }, word('desk.no-takes'))]));
      verdict.replaceChildren(...judged(value));
      prompt.replaceChildren(h('summary', {}, word('desk.prompt.derived')), h('p', { dir: 'auto' }, value.prompt));
      toWords();
    },
  };
});
