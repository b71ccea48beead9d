/* The crew: three roles, who could take them, what of it is on this machine, and what it takes. */
storyreel.panel('crew', (root, { h, icon, word, act, lasting }) => {
  const LOOK_MS = 1000;
  const GB = 1e9;
  const FITS = {
    resident: 'resident', 'one part at a time': 'parts', fp8: 'fp8', 'group offload': 'group',
    'sequential offload': 'sequential', 'slowly, without a graphics card': 'processor',
  };
  let film = null; // what the panel was drawn with
  let crew = null; // what the server last told
  let choice = null; // { members: [director, artist, camera], tier }
  let estimate = null;
  let asked = '';
  let isBusy = false;
  let isWaiting = false; // for a model of the film's own crew
  let shownFor = '';
  const open = new Set(); // rows whose details are shown
  const accepted = new Set();
  const removing = new Set();
  const folders = new Map(JSON.parse(localStorage.getItem('sr-folders') || '[]')); // where own weights came from
  const trouble = h('p', { class: 'hire-trouble', role: 'alert', hidden: true });
  const facts = h('p', { class: 'note hire-facts' });
  const chosen = h('section', { class: 'hire-chosen' });
  const roles = h('div', { class: 'hire-roles' });
  root.append(h('div', { class: 'hire' }, h('h2', {}, word('hire.title')), facts, trouble, chosen, roles));

  const size = (bytes) => (bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`);
  const percent = (share) => `${Math.floor(100 * share)} %`;
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

  const fitWords = (one) => {
    if (one.runs === null && crew.machine.state === 'looking') return word('hire.looking');
    if (one.runs === null) return word('hire.fit.unknown');
    const known = FITS[one.how.replace(', tiled decode', '')];
    return known ? word(`hire.fit.${known}`) : one.how;
  };

  const tierWords = (tier) => `${word(`hire.${tier.name}`)} ${tier.size.join('×')}, ${word('hire.steps', { n: tier.steps })}`;

  const link = (key, run_, title) => h('button', { class: 'link', onclick: run_, title }, word(key));

  /** From where it was begun; an own folder that this browser does not know is asked for. */
  function begin(one) {
    const folder = one.by_folder && one.state !== 'here' ? folders.get(one.id) || '' : '';
    if (one.by_folder && !folder) {
      open.add(one.id);
      paint();
      return;
    }
    run('install', { model: one.id, folder, accepts: accepted.has(one.id) });
  }

  /** What can be done with a model as it stands. */
  function actions(one) {
    const data = { model: one.id };
    const isLocked = one.must_accept && !one.is_accepted && !accepted.has(one.id);
    const install = (key) => h('button', {
      class: 'plain', disabled: isLocked, title: isLocked ? word('hire.accept.first') : null,
      onclick: () => begin(one),
    }, word(key));
    if (removing.has(one.id)) {
      return [
        h('span', { class: 'hire-sure' }, word('hire.remove.sure', { size: size(one.installed?.bytes || one.coming?.bytes || 0) })),
        h('button', { class: 'plain', onclick: () => { removing.delete(one.id); run('remove', data); } }, word('hire.remove.yes')),
        h('button', { class: 'plain', onclick: () => { removing.delete(one.id); paint(); } }, word('hire.remove.no')),
      ];
    }
    const remove = link('hire.remove', () => { removing.add(one.id); paint(); });
    if (one.state === 'installing' || one.state === 'waiting') {
      return [
        h('span', { class: 'how' }, one.state === 'waiting' ? word(crew.paused ? 'hire.paused' : 'jobs.queued') : percent(one.progress)),
        h('button', { class: 'plain', onclick: () => run('stop', data) }, word('jobs.cancel')),
      ];
    }
    if (one.state === 'here') {
      const isChecking = one.check && !one.check.is_done;
      return [
        isChecking ? h('span', { class: 'how' }, word('hire.verifying', { n: percent(one.check.progress) })) : null,
        isChecking ? link('jobs.cancel', () => run('unverify', data)) : link('hire.verify', () => run('verify', data), word('hire.verify.about')),
        isChecking ? null : remove,
      ];
    }
    const isBegun = one.coming && one.coming.bytes > 0;
    const begun = isBegun ? h('span', { class: 'how' }, word('hire.begun', { here: size(one.coming.bytes), of: size(one.coming.of) })) : null;
    return [begun, isBegun ? remove : null, install(one.untrained && !isBegun ? 'hire.make' : isBegun ? 'hire.go-on' : 'hire.install')];
  }

  function licence(one) {
    const about = h('a', { href: one.licence_url, target: '_blank', rel: 'noopener noreferrer' }, one.licence);
    if (!one.must_accept || one.is_accepted || one.installed) return about;
    const tick = h('input', { type: 'checkbox', checked: accepted.has(one.id), onchange: (event) => { accepted[event.target.checked ? 'add' : 'delete'](one.id); paint(); } });
    return h('span', { class: 'hire-licence' }, about, h('label', {}, tick, word('hire.accept')));
  }

  function ownFolder(one) {
    if (!crew.near) return h('p', { class: 'note' }, word('hire.own.elsewhere'));
    const box = h('input', {
      value: folders.get(one.id) || '', placeholder: word('hire.own.path'), spellcheck: 'false', dir: 'ltr', maxlength: 1000, 'aria-label': word('hire.own.path'),
      oninput: (event) => folders.set(one.id, event.target.value),
      onkeydown: (event) => { event.stopPropagation(); if (event.key === 'Enter') from(); },
    });
    const from = () => {
      localStorage.setItem('sr-folders', JSON.stringify([...folders]));
      if (box.value.trim()) run('install', { model: one.id, folder: box.value.trim() });
    };
    return h('div', { class: 'hire-own' }, h('span', {}, word('hire.own')), box, h('button', { class: 'plain', onclick: from }, word('hire.own.install')));
  }

  function details(one) {
    const rows = [
      one.tiers.length ? [word('hire.tier'), one.tiers.map(tierWords).join(' · ')] : null,
      one.abilities.length ? [word('hire.abilities'), one.abilities.map((ability) => word(`hire.can.${ability.toLowerCase().replaceAll(' ', '-')}`)).join(', ')] : null,
      one.memory ? [word('hire.weights'), size(one.memory)] : null,
      one.installed ? [word('hire.revision'), one.installed.revision.slice(0, 16)] : null,
      [word('hire.read'), one.read_at],
    ].filter(Boolean);
    return h('div', { class: 'hire-more' },
      h('dl', {}, rows.flatMap(([key, text]) => [h('dt', {}, key), h('dd', { dir: 'auto' }, text)])),
      one.state === 'here' || one.state === 'installing' || one.state === 'waiting' ? null : ownFolder(one));
  }

  function model(one) {
    const isOpen = open.has(one.id);
    const disk = one.installed ? word('hire.here', { size: size(one.installed.bytes) }) : one.bytes && !one.untrained ? word('hire.size', { size: size(one.bytes) }) : null;
    const own = one.installed?.own && !one.untrained ? word('hire.own.here') : null;
    const why = one.state === 'failed' ? one.why : one.check?.is_done ? one.check.why || null : null;
    const isSound = one.check?.is_done && !one.check.why && one.state === 'here';
    const toggle = () => { open[isOpen ? 'delete' : 'add'](one.id); paint(); };
    return [
      h('div', { class: 'hire-facts-row' }, licence(one), disk ? h('span', {}, disk) : null, own ? h('span', {}, own) : null, one.gated && !one.installed ? h('span', {}, word('hire.gated')) : null,
        h('span', { class: one.runs === false ? 'hire-fit hire-no' : 'hire-fit' }, fitWords(one)),
        isSound ? h('span', { class: 'hire-ok' }, word('hire.sound')) : null),
      why ? h('p', { class: 'hire-trouble', dir: 'auto' }, why) : null,
      one.state === 'installing' ? h('i', { class: 'hire-bar', role: 'progressbar', 'aria-valuenow': Math.floor(100 * one.progress) }, h('b', { style: `width:${100 * one.progress}%` })) : null,
      isOpen ? details(one) : null,
      h('button', { class: 'tool hire-open', 'aria-expanded': String(isOpen), title: word('hire.more'), 'aria-label': word('hire.more'), onclick: toggle }, icon('more', 15)),
    ];
  }

  function served(one) {
    const { server } = crew;
    const box = (key, value, type) => h('input', { name: key, type: type || 'text', value: value || '', placeholder: word(`hire.llm.${key}.like`), 'aria-label': word(`hire.llm.${key}`), autocomplete: 'off', spellcheck: 'false', dir: 'ltr', onkeydown: (event) => event.stopPropagation() });
    const url = box('url', server.url);
    const named = box('model', server.model);
    const key = box('key', '', 'password');
    if (server.has_key) key.placeholder = word('hire.llm.key.kept');
    const keep = () => run('server', { url: url.value, model: named.value, ...(key.value ? { key: key.value } : {}) }).then((isDone) => { if (isDone) { shownFor = ''; paint(); } });
    const form = h('div', { class: 'hire-llm' }, url, named, key, h('button', { class: 'plain', onclick: keep }, word('hire.llm.keep')));
    const text = server.url ? word('hire.llm.at', { url: server.url, model: server.model }) : word('hire.llm.none');
    return [
      h('div', { class: 'hire-facts-row' }, h('span', { dir: 'auto' }, text), server.has_key ? h('span', {}, word('hire.llm.has-key')) : null),
      server.is_of_environment ? h('p', { class: 'note' }, word('hire.llm.environment')) : form,
    ];
  }

  function member(role, index, one) {
    const isOn = name(choice.members[index]) === one.id;
    const isFilms = name(film.members[index]) === one.id;
    const state = one.state === 'here' || one.sort === 'embedded' ? ' here' : '';
    return h('article', { class: `hire-one${isOn ? ' on' : ''}${state}`, 'data-member': one.id, 'data-state': one.state || '' },
      h('div', { class: 'hire-head' },
        h('button', { class: 'hire-pick', role: 'radio', 'aria-checked': String(isOn), onclick: () => choose(index, one.id) }, h('i', {}), h('b', {}, titleOf(one))),
        badge(one), isFilms ? h('small', {}, word('hire.on-film')) : null,
        h('span', { class: 'space' }),
        one.sort === 'model' ? h('span', { class: 'hire-do' }, ...actions(one).filter(Boolean)) : null),
      one.sort === 'embedded' ? h('p', { class: 'note' }, word(`hire.${one.id}.about`)) : null,
      ...(one.sort === 'model' ? model(one) : one.sort === 'served' ? served(one) : []).filter(Boolean));
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
        const told = JSON.stringify([one, choice.members[index] === one.id, name(film.members[index]) === one.id, open.has(one.id), accepted.has(one.id), removing.has(one.id), crew.machine.state, crew.paused, crew.near, one.sort === 'served' ? crew.server : 0]);
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
