/* The guide fold of the desk: what the artist is given besides words. */
storyreel.panel('guide', (root, api) => {
  const { h, word, act, media } = api;
  const give = storyreel.giving(api);
  const giveCast = storyreel.giving(api);
  const draw = give.fold(root, word('guide.title'), parts);
  const drawCast = giveCast.fold(root, word('cast.title'), people);

  const isSet = (value, name) => (Array.isArray(value[name]) ? value[name].length > 0 : Boolean(value[name]));
  const isShown = (value, name) => value.offers.includes(name) || (name !== 'keeps_composition' && isSet(value, name));
  const of = (value) => (name) => (given) => act('guide', { [name]: given, shots: [value.shot] });

  function source(value, tell) {
    const here = give.boards().map((one) => [one.picture, one.id === value.shot ? word('guide.this') : one.slate]);
    return [
      give.slot({ label: word('guide.source'), about: value.masked ? word('desk.mask.there') : '', key: value.source, from: here, tell: tell('source') }),
      value.source ? give.strength(word('guide.strength'), value.strength, 1, tell('strength')) : null,
    ];
  }

  function negative(value, tell) {
    const label = word('guide.negative');
    const box = h('textarea', { rows: 2, 'aria-label': label, dir: 'auto', maxlength: 20000, onchange: () => tell('negative')(box.value) });
    box.value = value.negative;
    return h('label', { class: 'words' }, h('span', {}, label), box);
  }

  function parts(value) {
    const tell = of(value);
    const picture = (name) => give.slot({ label: word(`guide.${name}`), about: word(`guide.${name}.about`), key: value[name], tell: tell(name) });
    const made = {
      source: () => source(value, tell),
      keeps_composition: () => give.tick(word('guide.keeps'), value.keeps_composition, tell('keeps_composition')),
      depth: () => picture('depth'), line: () => picture('line'), pose: () => picture('pose'),
      references: () => give.pictures({ label: word('guide.references'), about: word('guide.references.about'), keys: value.references, tell: tell('references') }),
      loras: () => give.loras({ label: word('guide.loras'), list: value.loras, tell: tell('loras') }),
      negative: () => negative(value, tell),
    };
    const names = Object.keys(made).filter((name) => isShown(value, name));
    return [...give.unused(value.unused), ...names.flatMap((name) => made[name]())];
  }

  // The people of the film

  function people(value) {
    const who = (one) => {
      const tell = (name) => (given) => act('cast', { character: one.name, [name]: given });
      const has = (name) => value.offers.includes(name) || one[name].length > 0;
      return h('section', { class: 'person' }, h('b', { dir: 'auto' }, one.name),
        one.description ? h('small', { dir: 'auto' }, one.description) : null,
        has('references') ? giveCast.pictures({ label: word('cast.references', { who: one.name }), keys: one.references, tell: tell('references') }) : null,
        has('loras') ? giveCast.loras({ label: word('cast.loras', { who: one.name }), list: one.loras, tell: tell('loras') }) : null);
    };
    return [h('p', { class: 'about' }, word('cast.about')), ...value.cast.map(who)];
  }

  return {
    draw(value) {
      if (!value.shot) {
        draw({}, false);
        drawCast({}, false);
        return;
      }
      const { cast, ...guide } = value;
      const names = ['source', 'depth', 'line', 'pose', 'references', 'loras', 'negative'];
      draw(guide, value.offers.length > 0 || names.some((name) => isSet(value, name)));
      const isTheirs = ['references', 'loras'].some((name) => value.offers.includes(name) || cast.some((one) => one[name].length));
      drawCast({ shot: value.shot, offers: value.offers, cast }, cast.length > 0 && isTheirs);
    },
  };
});
