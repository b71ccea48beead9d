/* The crew: three roles, who could take them, what of it is on this machine, and what it takes. */
storyreel.panel('crew', (root, { h, icon, word, act, lasting }) => {
  const LOOK_MS = 1000;
  let film = null; // what the panel was drawn with
  let crew = null; // what the server last told
  let choice = null; // { members: [director, artist, camera], tier }
  let estimate = null;
  let asked = '';
  let isBusy = false;
  let isWaiting = false; // for a model of the film's own crew
  let shownFor = '';
  const rows = storyreel.crewRows({ h, icon, word }, { told: () => crew, run: (...what) => run(...what), paint: () => paint(), redraw: () => { shownFor = ''; paint(); } });
  const trouble = h('p', { class: 'hire-trouble', role: 'alert', hidden: true });
  const facts = h('p', { class: 'note hire-facts' });
  const chosen = h('section', { class: 'hire-chosen' });
  const roles = h('div', { class: 'hire-roles' });
  root.append(h('div', { class: 'hire' }, h('h2', {}, word('hire.title')), facts, trouble, chosen, roles));

  const { size } = storyreel;
  const isSeen = () => document.body.dataset.place === 'crew' && !document.hidden;
  const name = (member) => member.split('@')[0];
  const find = (id) => crew.roles.flatMap((role) => role.members).find((one) => one.id === id);
  const titleOf = (one) => (one.sort === 'model' ? one.title : word(`hire.${one.id}`));

  function say(text) {
    trouble.textContent = text || '';
    trouble.hidden = !text;
  }

  // Talking to the studio

  async function ask(verb, data) {
    try {
      const told = await storyreel.servers.crew[verb](data || {});
      if (!told.error) return told;
      say(told.error);
    } catch (error) {
      say(word('script.unreached'));
    }
    return null;
  }

  /** Does something, and shows how all stands after it. */
  async function run(verb, data) {
    say('');
    isBusy = true;
    const told = await ask(verb, data);
    isBusy = false;
    if (told) take(told);
    return Boolean(told);
  }

  async function look() {
    if (isSeen() && film && !isBusy && storyreel.servers?.crew) {
      const told = await ask('look');
      if (told && !isBusy) take(told);
    }
    setTimeout(look, LOOK_MS);
  }
  setTimeout(look, 0);

  function take(told) {
    crew = told;
    paint();
    appraise();
    catchUp();
  }

  /** What the film's crew could not draw is asked for once its model is here. */
  function catchUp() {
    const isMissing = film.members.some((member) => isAbsent(find(name(member))));
    if (isWaiting && !isMissing) act('ask-boards');
    isWaiting = isMissing;
  }

  // What was chosen

  const hasTiers = (member) => {
    const one = find(name(member));
    return one?.sort === 'model' && one.tiers.length > 1;
  };
  const crewName = () => choice.members.map((member, i) => (i && choice.tier === 'draft' && hasTiers(member) ? `${name(member)}@draft` : name(member))).join('+');
  const filmName = () => film.members.map((member) => member.replace('@final', '')).join('+');

  function choose(index, id) {
    choice.members[index] = id;
    estimate = null;
    paint();
    appraise();
  }

  const isAbsent = (one) => one?.sort === 'model' && !one.installed;
  const missing = () => choice.members.map((member) => find(name(member))).filter(isAbsent);

  async function appraise() {
    if (!crew || crewName() === filmName() || missing().length || asked === crewName()) return;
    asked = crewName();
    const mine = asked;
    let told;
    try {
      told = await storyreel.servers.crew.estimate({ project: film.project, crew: mine });
    } catch (error) {
      told = { error: word('script.unreached') };
    }
    if (mine !== crewName()) return;
    estimate = told;
    top();
  }

  function cost() {
    const there = missing();
    if (there.length) return h('p', { class: 'note' }, word('hire.missing', { who: there.map(titleOf).join(', ') }));
    if (!estimate) return h('p', { class: 'note' }, '…');
    if (estimate.error) return h('p', { class: 'hire-trouble', dir: 'auto' }, estimate.error);
    if (!estimate.shots) return h('p', { class: 'note' }, word('hire.all-there'));
    const parts = [word('hire.cost', { n: estimate.shots, time: lasting(Math.max(1, estimate.seconds)) }), word('hire.disk', { size: size(estimate.disk) })];
    if (estimate.memory) parts.push(word('hire.memory', { size: size(estimate.memory) }));
    if (estimate.energy_wh >= 0.1) parts.push(word('hire.energy', { n: estimate.energy_wh.toFixed(1) }));
    if (estimate.price !== null) parts.push(word('hire.price', { n: estimate.price.toFixed(2) }));
    return h('p', { class: 'note' }, parts.join(' · '));
  }

  const badge = (one) => (one?.untrained ? h('em', { class: 'hire-badge', title: word('hire.untrained.about') }, word('hire.untrained')) : null);

  function top() {
    const isSame = crewName() === filmName();
    const tiers = choice.members.some((member, i) => i && hasTiers(member));
    const tier = (value) => h('button', { class: choice.tier === value ? 'on' : '', role: 'radio', 'aria-checked': String(choice.tier === value), onclick: () => { choice.tier = value; estimate = null; paint(); appraise(); } }, word(`hire.${value}`));
    const who = choice.members.map((member, i) => {
      const one = find(name(member));
      return h('span', {}, h('small', {}, word(`hire.role.${crew.roles[i].role}`)), h('b', {}, one ? titleOf(one) : name(member)), badge(one));
    });
    const told = JSON.stringify([choice, filmName(), estimate, missing().map((one) => one.id), tiers]);
    if (chosen.dataset.told === told) return;
    chosen.dataset.told = told;
    chosen.replaceChildren(
      h('div', { class: 'hire-who' }, ...who),
      h('div', { class: 'hire-acts' },
        tiers ? h('div', { class: 'hire-tier', role: 'radiogroup', 'aria-label': word('hire.tier') }, tier('draft'), tier('final')) : null,
        isSame && !missing().length ? h('p', { class: 'note' }, word('hire.works')) : cost(),
        isSame ? null : h('button', { class: 'plain', onclick: reset }, word('hire.back')),
        isSame ? null : h('button', { class: 'primary', disabled: Boolean(missing().length), onclick: () => { say(''); act('hire', { crew: crewName() }); } }, word('hire.hire'))),
    );
  }

  function reset() {
    choice = { members: film.members.map(name), tier: film.members.some((member) => member.endsWith('@draft')) ? 'draft' : 'final' };
    estimate = null;
    asked = '';
    if (crew) paint();
  }

  // The roles

  function member(role, index, one) {
    const isOn = name(choice.members[index]) === one.id;
    const isFilms = name(film.members[index]) === one.id;
    const state = one.state === 'here' || one.sort === 'embedded' ? ' here' : '';
    return h('article', { class: `hire-one${isOn ? ' on' : ''}${state}`, 'data-member': one.id, 'data-state': one.state || '' },
      h('div', { class: 'hire-head' },
        h('button', { class: 'hire-pick', role: 'radio', 'aria-checked': String(isOn), onclick: () => choose(index, one.id) }, h('i', {}), h('b', {}, titleOf(one))),
        badge(one), isFilms ? h('small', {}, word('hire.on-film')) : null,
        h('span', { class: 'space' }),
        one.sort === 'model' ? h('span', { class: 'hire-do' }, ...rows.actions(one).filter(Boolean)) : null),
      one.sort === 'embedded' ? h('p', { class: 'note' }, word(`hire.${one.id}.about`)) : null,
      ...(one.sort === 'model' ? rows.model(one) : one.sort === 'served' ? rows.served(one) : []).filter(Boolean));
  }

  function machine() {
    const { machine: here, disk, offline, paused } = crew;
    const parts = [];
    if (here.state === 'looking') parts.push(word('hire.machine.looking'));
    if (here.state === 'unknown') parts.push(here.why);
    if (here.state === 'known') parts.push(word(here.kind === 'cpu' ? 'hire.machine.cpu' : 'hire.machine.card', { name: here.name, free: size(here.free), of: size(here.memory) }));
    parts.push(word('hire.machine.disk', { size: size(disk) }));
    if (paused) parts.push(word('hire.paused'));
    facts.textContent = parts.join(' · ');
    root.querySelector('.hire-offline')?.remove();
    if (offline) facts.after(h('p', { class: 'hire-offline' }, word('hire.offline', { variable: offline })));
  }

  /** Draws anew only the rows that changed: what is typed into the others stays. */
  function paint() {
    if (!crew || !film) return;
    machine();
    top();
    const isFresh = shownFor !== film.project || roles.children.length !== crew.roles.length;
    if (isFresh) {
      shownFor = film.project;
      roles.replaceChildren(...crew.roles.map((role) => h('section', { 'data-role': role.role },
        h('h3', {}, word(`hire.role.${role.role}`), h('small', {}, word(`hire.role.${role.role}.about`))),
        h('div', { class: 'hire-list', role: 'radiogroup', 'aria-label': word(`hire.role.${role.role}`) }))));
    }
    crew.roles.forEach((role, index) => {
      const list = roles.children[index].querySelector('.hire-list');
      role.members.forEach((one, place) => {
        const told = JSON.stringify([one, choice.members[index] === one.id, name(film.members[index]) === one.id, rows.state(one), crew.machine.state, crew.paused, crew.near, one.sort === 'served' ? crew.server : 0]);
        const before = list.children[place];
        if (before?.dataset.told === told) return;
        const held = before?.contains(document.activeElement) && document.activeElement.tagName === 'INPUT' && document.activeElement.type !== 'checkbox';
        if (held) return; // somebody types
        const fresh = member(role, index, one);
        fresh.dataset.told = told;
        if (before) before.replaceWith(fresh);
        else list.append(fresh);
      });
    });
  }

  return {
    draw(value) {
      const isOther = !film || film.project !== value.project || film.crew !== value.crew;
      film = value;
      if (isOther) isWaiting = false;
      if (isOther || !choice) reset();
      if (isOther) say('');
      if (crew) paint();
    },
  };
});
