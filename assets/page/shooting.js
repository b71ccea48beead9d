/* The shooting fold of the desk: what the camera is given besides the keyframe. */
storyreel.panel('shooting', (root, api) => {
  const { h, word, act } = api;
  const give = storyreel.giving(api);
  const draw = give.fold(root, word('shooting.title'), parts);
  let value = {};

  const isShown = (name) => value.offers.includes(name) || (name !== 'keeps_depth' && (Array.isArray(value[name]) ? value[name].length > 0 : Boolean(value[name])));

  function parts() {
    const { shot } = value;
    const tell = (name) => (given) => act('shooting', { [name]: given, shots: [shot] });
    const takes = value.takes.map((one) => [one.media, one.name]);
    const others = give.boards().filter((one) => one.id !== shot).map((one) => [one.id, one.slate]);
    const made = {
      last: () => give.slot({ label: word('shooting.last'), key: value.last, from: others, tell: tell('last'), pick: (other) => act('shooting', { last_of: other, shots: [shot] }) }),
      extends: () => give.slot({ label: word('shooting.extends'), key: value.extends, as: 'film', from: takes, tell: tell('extends') }),
      source: () => [
        give.slot({ label: word('shooting.source'), key: value.source, as: 'film', from: takes, tell: tell('source') }),
        value.source ? give.strength(word('guide.strength'), value.strength, 1, tell('strength')) : null,
      ],
      keeps_depth: () => give.tick(word('shooting.keeps'), value.keeps_depth, tell('keeps_depth')),
      loras: () => give.loras({ label: word('guide.loras'), list: value.loras, tell: tell('loras') }),
    };
    const final = value.final ? h('button', { class: 'plain', title: word('shooting.final.about'), onclick: () => act('operator', { operator: value.final, shots: [shot] }) }, word('shooting.final')) : null;
    const sounds = value.sounds ? h('p', { class: 'about', dir: 'auto' }, word('shooting.sounds', { who: value.who })) : null;
    return [...give.unused(value.unused), final, sounds, ...Object.keys(made).filter(isShown).flatMap((name) => made[name]())];
  }

  return {
    draw(now) {
      value = now;
      const isOffered = Boolean(now.shot) && (now.offers.length > 0 || now.unused.length > 0 || now.sounds || Boolean(now.final));
      draw(now.shot ? { ...now, boards: give.boards().length } : {}, isOffered);
    },
  };
});
