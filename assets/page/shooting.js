/* The shooting fold of the desk: what the camera is given besides the keyframe, and what it takes. */
storyreel.panel('shooting', (root, api) => {
  const { h, word, act, lasting, where } = api;
  const PAUSE_MS = 400;
  const give = storyreel.giving(api);
  const cost = h('p', { class: 'cost', role: 'status' });
  root.append(cost);
  const draw = give.fold(root, word('shooting.title'), parts);
  let waiting = null;
  let value = {};
  let asked = '';

  const isShown = (name) => value.offers.includes(name) || (Array.isArray(value[name]) ? value[name].length > 0 : Boolean(value[name]));

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
      loras: () => give.loras({ label: word('guide.loras'), list: value.loras, tell: tell('loras') }),
    };
    const final = value.final ? h('button', { class: 'plain', title: word('shooting.final.about'), onclick: () => act('operator', { operator: value.final, shots: [shot] }) }, word('shooting.final')) : null;
    return [...give.unused(value.unused), final, ...Object.keys(made).filter(isShown).flatMap((name) => made[name]())];
  }

  // What it would take

  function inWords(found) {
    const said = [word('cost.time', { time: lasting(Math.max(1, found.seconds)) })];
    if (found.memory) said.push(word('hire.memory', { size: storyreel.size(found.memory) }));
    said.push(word('hire.disk', { size: storyreel.size(found.disk) }));
    if (found.price !== null) said.push(word('hire.price', { n: found.price.toFixed(2) }));
    return said.join(' · ');
  }

  async function appraise() {
    const { project, revision, changes } = where();
    const { shot } = value;
    const wanted = [project, shot, revision, changes].join();
    if (!shot || wanted === asked || !storyreel.servers?.shooting) return;
    asked = wanted;
    let told;
    try {
      told = await storyreel.servers.shooting.cost({ project, shot });
    } catch (error) {
      told = { error: '' };
    }
    if (shot !== value.shot) return;
    const lines = told.error !== undefined ? [told.error] : ['shot', 'film'].filter((name) => told[name].seconds > 0).map((name) => word(`cost.${name}`, { what: inWords(told[name]) }));
    cost.replaceChildren(...lines.filter(Boolean).map((line) => h('span', { dir: 'auto' }, line)));
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(appraise, PAUSE_MS);
  }

  return {
    stand() { if (value.shot) soon(); },
    draw(now) {
      if (now.shot !== value.shot) cost.replaceChildren();
      value = now;
      const isOffered = Boolean(now.shot) && (now.offers.length > 0 || now.unused.length > 0 || Boolean(now.final));
      draw(now.shot ? { ...now, boards: give.boards().length } : {}, isOffered);
      soon();
    },
  };
});
