/* What stands in the rows of the crew page: how a model stands and what can be done about it. */
storyreel.size = (bytes) => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`);

/** `page` has what the server last told, and runs and paints. */
storyreel.crewRows = ({ h, icon, word }, page) => {
  const FITS = {
    resident: 'resident', 'one part at a time': 'parts', fp8: 'fp8', 'group offload': 'group',
    'sequential offload': 'sequential', 'slowly, without a graphics card': 'processor',
  };
  const { size } = storyreel;
  const percent = (share) => `${Math.floor(100 * share)} %`;
  const open = new Set(); // models whose details are shown
  const accepted = new Set();
  const removing = new Set();
  const folders = new Map(JSON.parse(localStorage.getItem('sr-folders') || '[]')); // where own weights came from

  const fitWords = (one) => {
    if (one.runs === null && page.told().machine.state === 'looking') return word('hire.looking');
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
      page.paint();
      return;
    }
    page.run('install', { model: one.id, folder, accepts: accepted.has(one.id) });
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
        h('button', { class: 'plain', onclick: () => { removing.delete(one.id); page.run('remove', data); } }, word('hire.remove.yes')),
        h('button', { class: 'plain', onclick: () => { removing.delete(one.id); page.paint(); } }, word('hire.remove.no')),
      ];
    }
    const remove = link('hire.remove', () => { removing.add(one.id); page.paint(); });
    if (one.state === 'installing' || one.state === 'waiting') {
      return [
        h('span', { class: 'how' }, one.state === 'waiting' ? word(page.told().paused ? 'hire.paused' : 'jobs.queued') : percent(one.progress)),
        h('button', { class: 'plain', onclick: () => page.run('stop', data) }, word('jobs.cancel')),
      ];
    }
    if (one.state === 'here') {
      const isChecking = one.check && !one.check.is_done;
      return [
        isChecking ? h('span', { class: 'how' }, word('hire.verifying', { n: percent(one.check.progress) })) : null,
        isChecking ? link('jobs.cancel', () => page.run('unverify', data)) : link('hire.verify', () => page.run('verify', data), word('hire.verify.about')),
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
    const tick = h('input', { type: 'checkbox', checked: accepted.has(one.id), onchange: (event) => { accepted[event.target.checked ? 'add' : 'delete'](one.id); page.paint(); } });
    return h('span', { class: 'hire-licence' }, about, h('label', {}, tick, word('hire.accept')));
  }

  function ownFolder(one) {
    if (!page.told().near) return h('p', { class: 'note' }, word('hire.own.elsewhere'));
    const box = h('input', {
      value: folders.get(one.id) || '', placeholder: word('hire.own.path'), spellcheck: 'false', dir: 'ltr', maxlength: 1000, 'aria-label': word('hire.own.path'),
      oninput: (event) => folders.set(one.id, event.target.value),
      onkeydown: (event) => { event.stopPropagation(); if (event.key === 'Enter') from(); },
    });
    const from = () => {
      localStorage.setItem('sr-folders', JSON.stringify([...folders]));
      if (box.value.trim()) page.run('install', { model: one.id, folder: box.value.trim() });
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
    const toggle = () => { open[isOpen ? 'delete' : 'add'](one.id); page.paint(); };
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
    const { server } = page.told();
    const box = (key, value, type) => h('input', { name: key, type: type || 'text', value: value || '', placeholder: word(`hire.llm.${key}.like`), 'aria-label': word(`hire.llm.${key}`), autocomplete: 'off', spellcheck: 'false', dir: 'ltr', onkeydown: (event) => event.stopPropagation() });
    const url = box('url', server.url);
    const named = box('model', server.model);
    const key = box('key', '', 'password');
    if (server.has_key) key.placeholder = word('hire.llm.key.kept');
    const keep = () => page.run('server', { url: url.value, model: named.value, ...(key.value ? { key: key.value } : {}) }).then((isDone) => { if (isDone) page.redraw(); });
    const form = h('div', { class: 'hire-llm' }, url, named, key, h('button', { class: 'plain', onclick: keep }, word('hire.llm.keep')));
    const text = server.url ? word('hire.llm.at', { url: server.url, model: server.model }) : word('hire.llm.none');
    return [
      h('div', { class: 'hire-facts-row' }, h('span', { dir: 'auto' }, text), server.has_key ? h('span', {}, word('hire.llm.has-key')) : null),
      server.is_of_environment ? h('p', { class: 'note' }, word('hire.llm.environment')) : form,
    ];
  }

  /** What this window chose for a model. */
  const state = (one) => [open, accepted, removing].map((set) => set.has(one.id));

  return { actions, model, served, state };
};
