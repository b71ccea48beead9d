/* The words of the selected shot, its keyframes and its takes. */
storyreel.panel('versions', (root, { h, icon, word, act, lasting, media, picture }) => {
  const script = h('div', { class: 'words', dir: 'auto' });
  const boards = h('div', { class: 'row' });
  const takes = h('div', { class: 'row' });
  const prompt = h('details', { class: 'derived' });
  const whole = h('div', { hidden: true },
    h('h4', {}, word('desk.script')), script,
    h('h4', {}, word('desk.keyframes')), boards, h('h4', {}, word('desk.takes')), takes, prompt);
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
    return version(one, video, `${one.name} · ${lasting(one.seconds)}`, false, { take: one.recipe });
  }

  return {
    draw(value) {
      whole.hidden = !value.shot;
      if (!value.shot) return;
      const told = JSON.stringify([value.shot, value.script, value.keyframes, value.takes, value.prompt]);
      if (told === before) return;
      before = told;
      shot = value.shot;
      const [earlier, own, later] = value.script;
      script.replaceChildren(earlier, h('mark', {}, own), later);
      boards.replaceChildren(...value.keyframes.map(frame(value.shot)).reverse());
      takes.replaceChildren(...(value.takes.length ? value.takes.map(clip).reverse() : [h('p', { class: 'note' }, word('desk.no-takes'))]));
      prompt.replaceChildren(h('summary', {}, word('desk.prompt.derived')), h('p', { dir: 'auto' }, value.prompt));
      toWords();
    },
  };
});
