/* What can be changed in the cutting room: the chosen event, cards, captions, and what is left out. */
storyreel.cutSide = (api, on) => {
  const { h, word, lasting } = api;
  const KINDS = ['cut', 'cross-dissolve', 'dip-to-black', 'wipe'];
  const USUAL_S = 1;
  const element = h('aside', { class: 'ct-side' });

  let painted = '';
  function draw(isForced = true) {
    if (!on.cut()) return;
    // What a hand may be pressing just now is not made anew without need.
    const isTyped = element.contains(document.activeElement) && document.activeElement.matches('input, select, textarea');
    const told = JSON.stringify([on.event(), on.index(), on.cut().events.map((one) => [one.sounds, one.muted]), on.cut().shows, on.cut().fade, on.cut().title, on.cut().end, on.cut().left, on.cut().name]);
    if (!isForced && (isTyped || told === painted)) { facts(); return; }
    painted = told;
    element.replaceChildren(eventPart(), filmPart(), ...(on.cut().left.length ? [leftPart()] : []));
    facts();
  }

  function facts() {
    const at = on.index();
    const one = at < 0 ? null : on.shown().events[at];
    const put = (name, text) => { const box = element.querySelector(`.ct-${name}`); if (box) box.textContent = text; };
    if (!one) return;
    put('in', on.timecode(one.in));
    put('out', on.timecode(one.out));
    put('length', lasting(one.frames / on.fps()));
  }

  function eventPart() {
    const one = on.event();
    if (!one) {
      const text = on.cut().events.length ? word('cut.choose') : word('cut.empty');
      return h('section', { class: 'ct-event' }, h('p', { class: 'note' }, text));
    }
    return h('section', { class: 'ct-event' },
      h('h3', {}, h('b', { class: 'ct-slate' }, one.slate), h('span', { class: 'ct-length' }),
        one.take ? h('small', { class: 'ok' }, word('cut.take')) : h('small', {}, word('cut.board'))),
      h('p', { class: 'ct-text', dir: 'auto' }, one.text),
      stepper('in', one), stepper('out', one),
      joinPart(one),
      one.sounds ? soundPart(word('cut.sound'), [one]) : null,
      h('div', { class: 'ct-acts' },
        act('cut.earlier', '‹', () => on.shift(-1), on.index() === 0), act('cut.later', '›', () => on.shift(1), on.index() === on.cut().events.length - 1),
        act('cut.leave-out', null, on.leaveOut), act('cut.board.open', null, () => api.go('board'))));
  }

  const act = (key, mark, run, isOff) => h('button', { class: 'plain', dir: mark ? 'ltr' : null, disabled: isOff, title: word(key), 'aria-label': word(key), onclick: run }, mark || word(key));

  function stepper(edge, one) {
    const step = (by) => {
      const now = on.shown().events[on.index()]; // several steps may be on their way to the server
      const [first, last] = edge === 'in'
        ? [Math.max(0, Math.min(now.out - 1, now.in + by)), now.out] : [now.in, Math.min(now.of, Math.max(now.in + 1, now.out + by))];
      on.trim(on.index(), first, last);
    };
    const times = (pressed) => (pressed.shiftKey ? 10 : 1);
    const isWhole = edge === 'in' ? one.in === 0 : one.out === one.of;
    return h('div', { class: 'ct-step' }, h('span', {}, word(`cut.${edge}`)),
      h('button', { class: 'tool', 'aria-label': word('cut.less'), title: word('cut.less'), onclick: (e) => step(-times(e)) }, '−'),
      h('b', { class: `ct-${edge}`, dir: 'ltr' }),
      h('button', { class: 'tool', 'aria-label': word('cut.more'), title: word('cut.more'), onclick: (e) => step(times(e)) }, '+'),
      h('button', { class: 'link', disabled: isWhole, onclick: () => (edge === 'in' ? on.trim(on.index(), 0, one.out) : on.trim(on.index(), one.in, one.of)) }, word('cut.whole')));
  }

  function joinPart(one) {
    const usual = Math.round(USUAL_S * on.fps());
    const set = (kind, frames) => on.change('cut-join', { event: on.ref(one), transition: { kind, frames: kind === 'cut' ? 0 : frames } });
    const kinds = h('select', {
      'aria-label': word('cut.join'), onchange: (e) => set(e.target.value, one.asked.frames || usual),
    }, KINDS.map((kind) => h('option', { value: kind, selected: kind === one.asked.kind }, word(`join.${kind}`))));
    const isShort = one.entry.frames < one.asked.frames;
    return h('div', { class: 'ct-join' }, h('span', {}, word('cut.join')), kinds,
      one.asked.kind === 'cut' ? null : seconds(one.asked.frames, (frames) => set(one.asked.kind, frames), 1),
      isShort ? h('small', {}, word('cut.join.short', { time: lasting(one.entry.frames / on.fps()) })) : null);
  }

  /** Whether the takes of events are heard. */
  function soundPart(name, events) {
    const isHeard = events.some((one) => !one.muted);
    return h('div', { class: 'ct-row' }, h('button', {
      class: 'ct-toggle', role: 'switch', 'aria-checked': String(isHeard), title: word('cut.sound.about'),
      onclick: () => on.change('cut-mute', { events: events.map(on.ref), is_muted: isHeard }),
    }, name));
  }

  /** A length in seconds, kept as whole frames. */
  function seconds(frames, done, least = 0) {
    return h('label', { class: 'ct-seconds' }, h('input', {
      type: 'number', min: 0, step: 0.1, value: Number((frames / on.fps()).toFixed(2)), 'aria-label': word('cut.seconds'),
      onchange: (e) => { if (e.target.value !== '') done(Math.max(least, Math.round(Math.abs(Number(e.target.value)) * on.fps()))); },
    }), h('span', {}, word('cut.s')));
  }

  function filmPart() {
    const captions = h('div', { class: 'ct-choice', role: 'radiogroup', 'aria-label': word('cut.captions') },
      ['soft', 'burned', 'off'].map((kind) => h('button', {
        class: kind === on.cut().shows ? 'on' : '', role: 'radio', 'aria-checked': String(kind === on.cut().shows), title: word(`captions.${kind}.about`),
        onclick: () => on.change('cut-captions', { captions: kind }),
      }, word(`captions.${kind}`))));
    const sounding = on.cut().events.filter((one) => one.sounds);
    return h('section', {}, h('h3', {}, word('cut.film')),
      h('div', { class: 'ct-row' }, h('span', {}, word('cut.captions')), captions),
      h('div', { class: 'ct-row' }, h('span', {}, word('cut.fade')), seconds(on.cut().fade, (frames) => on.change('cut-fade', { frames }))),
      sounding.length > 1 ? soundPart(word('cut.sounds'), sounding) : null,
      cardPart('title'), cardPart('end'));
  }

  function cardPart(name) {
    const card = on.cut()[name];
    const isEnd = name === 'end';
    const usual = { title: isEnd ? word('cut.the-end') : on.cut().name, subtitle: '', frames: Math.round(3 * on.fps()) };
    const toggle = h('button', {
      class: 'ct-toggle', role: 'switch', 'aria-checked': String(Boolean(card)),
      onclick: () => on.change('cut-card', { is_end: isEnd, card: card ? null : usual }),
    }, word(`cut.${name}`));
    if (!card) return h('div', { class: 'ct-card' }, toggle);
    const title = h('input', { value: card.title, dir: 'auto', maxlength: 200, 'aria-label': word('cut.card.title'), onchange: () => send({}) });
    const subtitle = h('textarea', { rows: 2, dir: 'auto', maxlength: 1000, 'aria-label': word('cut.card.subtitle'), placeholder: word('cut.card.subtitle'), onchange: () => send({}) });
    subtitle.value = card.subtitle;
    const send = (more) => on.change('cut-card', { is_end: isEnd, card: { title: title.value, subtitle: subtitle.value, frames: card.frames, ...more } });
    return h('div', { class: 'ct-card', 'data-card': name }, toggle, title, subtitle, seconds(card.frames, (frames) => send({ frames }), 1));
  }

  function form(name) {
    element.querySelector(`[data-card="${name}"] input`)?.focus();
  }

  function leftPart() {
    return h('section', { class: 'ct-left' }, h('h3', {}, word('cut.left', { n: on.cut().left.length })),
      h('div', {}, on.cut().left.map((one) => h('button', {
        title: word('cut.put-back'), onclick: () => on.change('cut-play', { shot: one.shot }),
        style: one.picture ? `background-image:url("${api.picture(one.shot, one.picture, 160)}")` : '',
      }, h('span', {}, one.slate)))));
  }

  return { element, draw, facts, form };
};
