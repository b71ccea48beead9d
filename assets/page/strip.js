/* The cut strip: every event as wide as it is long. */
storyreel.panel('strip', (root, { h, word, select, lasting, picture, where }) => {
  const RULES_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
  const MOST_RULES = 9;
  const NARROWEST_PX = 6; // a narrower event shows no picture
  const ruler = h('div', { class: 'ruler' });
  const track = h('div', { class: 'track' });
  const speech = h('div', { class: 'speech' });
  const nothing = h('p', { class: 'nothing' }, word('strip.empty'));
  root.append(h('div', { class: 'strip' }, ruler, track, speech, nothing));
  let events = [];

  const clock = (s) => [s >= 3600 ? [Math.floor(s / 3600)] : [], Math.floor(s / 60) % 60, Math.floor(s % 60)]
    .flat().map((part) => String(part).padStart(2, '0')).join(':');

  function rules(total) {
    const step = RULES_S.find((s) => total / s <= MOST_RULES) || 7200;
    const marks = [];
    for (let at = 0; at < total; at += step) marks.push(h('span', { style: `inset-inline-start:${(100 * at) / total}%` }, clock(at)));
    ruler.replaceChildren(...marks);
  }

  function event(one) {
    if (one.card) return h('button', { class: 'ev card', style: `flex:${one.seconds}`, title: one.title }, h('span', {}, word(`strip.${one.card}`)));
    return h('button', {
      class: `ev ${one.joined}${one.take ? ' take' : ''}`, 'data-shot': one.shot, style: `flex:${one.seconds}`,
      title: `${one.slate} · ${lasting(one.seconds)}`, onclick: () => select([one.shot]),
    });
  }

  /** Pictures where there is room for one: also when the strip comes into sight, or grows. */
  function pictures() {
    const total = events.reduce((sum, one) => sum + one.seconds, 0);
    events.forEach((one, index) => {
      const isWide = (track.clientWidth * one.seconds) / total >= NARROWEST_PX;
      if (!one.picture || !isWide) return;
      track.children[index].style.backgroundImage = `url("${picture(one.shot, one.picture, 160)}")`;
    });
  }
  new ResizeObserver(pictures).observe(track);

  function talk(total) {
    let at = 0;
    const bits = [];
    for (const one of events) {
      for (const [start, length] of one.lines || []) {
        bits.push(h('i', { style: `inset-inline-start:${(100 * (at + start)) / total}%;width:${(100 * length) / total}%` }));
      }
      at += one.seconds;
    }
    speech.replaceChildren(...bits.slice(0, 400));
  }

  function highlight() {
    const shots = new Set(where()?.shots || []);
    for (const box of track.children) box.classList.toggle('on', shots.has(box.dataset.shot));
  }

  return {
    stand: highlight,
    draw(value) {
      const { title, end } = value.cards;
      const before = title ? [{ card: 'title', seconds: title, title: value.titles.title }] : [];
      const after = end ? [{ card: 'end', seconds: end, title: value.titles.end }] : [];
      events = [...before, ...value.events, ...after];
      const total = events.reduce((sum, one) => sum + one.seconds, 0);
      nothing.hidden = events.length > 0;
      track.replaceChildren(...events.map(event));
      pictures();
      if (total) {
        rules(total);
        talk(total);
      }
      highlight();
    },
  };
});
