/* The page's own small runtime: where a window stands, texts, elements, and panels that draw. */
(() => {
  const makers = {};
  const drawn = new Set();
  const words = window.storyreelWords;
  const icon = window.storyreelIcon;
  const PULSE_MS = 1000;
  const LOOKING = ['refresh', 'select', 'go']; // verbs that show what this window chose
  const turns = window.storyreelTurns();
  let here = null; // what the server last said, and what this window chose since
  let send = () => {};
  let keep = () => {};
  let ask = null;
  let early = null; // what the panels show first, by name
  let onShown = null;

  const language = (() => {
    for (const one of navigator.languages || [navigator.language || 'en']) {
      const found = [one, one.split('-')[0]].find((name) => words[name]);
      if (found) return found;
    }
    return 'en';
  })();

  /** A text in the language of the browser; `{name}` in it stands for a value. */
  function word(key, values) {
    const text = words[language][key] ?? words.en[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? values[name] : all));
  }

  /** An element. Strings become text, never markup; attributes in `on...` are listeners. */
  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (name === 'class') element.className = value;
      else if (name === 'style') element.style.cssText = value;
      else element.setAttribute(name, value === true ? '' : value);
    }
    for (const child of children.flat()) {
      if (child !== null && child !== undefined && child !== false) element.append(child);
    }
    return element;
  }

  /** Seconds as people say them: `4.1 s`, `1 min 10 s`, `2 h 5 min`. */
  function lasting(seconds) {
    if (seconds < 10) return word('time.s', { s: (Math.round(seconds * 10) / 10).toFixed(1) });
    if (seconds < 60) return word('time.s', { s: Math.round(seconds) });
    if (seconds < 3600) {
      return word('time.min', { m: Math.floor(seconds / 60), s: Math.round(seconds % 60) });
    }
    return word('time.h', { h: Math.floor(seconds / 3600), m: Math.round((seconds % 3600) / 60) });
  }

  /** Address of a shot's picture; `version` makes it one that never changes. */
  function picture(shot, version, width) {
    return `board/${here.project}/${shot}?w=${width}&v=${version}`;
  }

  const media = (key, width) => `media/${here.project}/${key}${width ? `?w=${width}` : ''}`;

  function told(panels) {
    for (const panel of drawn) panel.stand?.(here, panels);
  }

  /** Where this window opens: as its address says. */
  function arriving() {
    const asked = new URLSearchParams(location.search);
    const by = sessionStorage.getItem('sr-by') || `window ${Math.random().toString(36).slice(2, 6)}`;
    sessionStorage.setItem('sr-by', by);
    return {
      project: asked.get('project') || '', place: asked.get('place') || 'board',
      shots: (asked.get('shot') || '').split(' ').filter(Boolean), revision: 0, changes: 0,
      tick: 0, asked: 0, answered: 0, by, drawn: '', shown: [], marks: {},
    };
  }

  function address() {
    const asked = new URLSearchParams();
    if (here.project) asked.set('project', here.project);
    asked.set('place', here.place);
    if (here.shots.length && here.shots.length < 50) asked.set('shot', here.shots.join(' '));
    const wanted = `${location.pathname}?${asked}`;
    if (wanted === location.pathname + location.search) return;
    const isOther = history.state?.place !== here.place || history.state?.project !== here.project;
    const state = { place: here.place, project: here.project, shots: here.shots };
    if (history.state && isOther) history.pushState(state, '', wanted);
    else history.replaceState(state, '', wanted);
  }

  /** Whether the fields show what is chosen, or still an older choice. */
  const isShown = () => here.drawn === `${here.project}/${here.place}` && here.shown.join() === here.shots.join();

  function settle() {
    document.body.dataset.place = here.place;
    document.body.dataset.project = here.project;
    // Nobody shall type into the fields of a shot that is about to leave them.
    document.getElementById('desk')?.toggleAttribute('inert', !isShown());
    address();
    told();
    if (isShown()) onShown?.();
    if (isShown()) onShown = null;
  }

  /** Chooses something by itself, at once; the studio hears of it with the next verb. */
  function choose(changes) {
    here = { ...here, ...changes, tick: (here.tick || 0) + 1 };
    settle();
  }

  function take(go, isLook = false) {
    turns.take((number) => go({ ...here, asked: number }), isLook);
    here = { ...here, asked: turns.last() };
  }

  /** Calls a verb of any panel. */
  function act(verb, data) {
    const isLook = LOOKING.includes(verb);
    if (!isLook && verb !== 'open') document.body.dataset.saving = 'yes';
    take((told) => { keep(told); send({ ...data, verb }); }, isLook);
  }

  /** What a field sends when its turn comes. It means the shots that the fields showed when it was
      left, in the state that they had then. */
  function edit(_, ...values) {
    const { revision, shown } = here;
    document.body.dataset.saving = 'yes';
    return new Promise((go) => take((told) => go([{ ...told, revision, shown }, ...values])));
  }

  /** What a panel asks the studio by itself, where that changes the film: it waits for its turn among
      the verbs. `ask` returns a promise; so does this. */
  function inTurn(ask) {
    document.body.dataset.saving = 'yes';
    return new Promise((done, fail) => take(({ asked }) => ask().then(done, fail).finally(() => over(asked))));
  }

  function over(number) {
    if (turns.end(number)) here = { ...here, answered: number };
    turns.next();
    rest();
    settle();
  }

  /** Where nothing is asked any more, all is saved, and what is chosen is shown. */
  function rest() {
    if (turns.isBusy()) return;
    delete document.body.dataset.saving;
    if (!isShown()) act('refresh', {});
  }

  function select(shots) {
    choose({ shots });
    act('select', { shots });
  }

  function go(place) {
    choose({ place });
    act('go', { place });
  }

  /** The studio answered: this window stands where it says, but for what was chosen since. */
  function answered(value) {
    const { asked, tick, shots, place } = here;
    const isOld = (value.tick || 0) < (tick || 0);
    const isLate = !turns.end(value.answered);
    here = { ...value, asked };
    if (isOld) here = { ...here, shots, place, tick };
    // It was given up, and undid what those after it showed.
    if (isLate) here = { ...here, drawn: '' };
    turns.next();
    rest();
    settle();
  }

  /** The component that keeps where the window stands calls this once. */
  function stand(props, trigger, watch, server) {
    here = props.value?.drawn ? props.value : arriving();
    send = (data) => trigger(data);
    keep = (value) => { props.value = { ...value }; };
    ask = server;
    watch('value', () => answered(JSON.parse(JSON.stringify(props.value))));
    settle();
    setTimeout(pulse, PULSE_MS);
  }

  async function pulse() {
    const project = here.project;
    try {
      if (turns.giveUp()) act('refresh', {});
      if (project && !turns.isBusy() && !document.hidden) {
        const [revision, changes] = await ask.pulse(project);
        const isNew = revision !== here.revision || changes !== here.changes;
        document.body.dataset.lost = 'no';
        if (isNew && !turns.isBusy() && here.project === project && here.drawn) act('refresh', {});
      }
    } catch (error) {
      document.body.dataset.lost = 'yes';
    }
    setTimeout(pulse, PULSE_MS);
  }

  /** A component that a panel draws calls this once. */
  function mount(name, element, props, watch) {
    const root = element.firstElementChild || element;
    root.className = `sr sr-${name}`;
    root.dir = document.documentElement.dir; // the library sets one of its own around it
    const panel = (makers[name] || (() => ({})))(root, api);
    const draw = () => {
      if (props.value && typeof props.value === 'object') panel.draw?.(props.value, here);
    };
    drawn.add(panel);
    watch('value', draw);
    draw();
    early?.then((values) => {
      if (!props.value && values[name]) panel.draw?.(values[name], here);
    });
  }

  /** Asks for what the panels show first while the library still loads; its own way takes longer.
      What comes that way later is the same and changes nothing. */
  function hurry() {
    const asked = arriving();
    const one = window.gradio_config?.components.find(({ props }) => props.elem_id === 'sr-where');
    if (!asked.project || !one) return;
    const body = { session_hash: asked.by, component_id: one.id, fn_name: 'first', data: asked };
    early = fetch('gradio_api/component_server', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    }).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({}));
  }

  function theme(name) {
    document.documentElement.classList.toggle('dark', name === 'dark');
    document.body?.classList.toggle('dark', name === 'dark');
    document.documentElement.style.colorScheme = name;
  }

  const api = {
    act, inTurn, select, go, choose, word, h, icon, lasting, picture, media,
    where: () => here,
    whenShown: (then) => { onShown = then; settle(); },
    theme: (name) => { localStorage.setItem('sr-theme', name); theme(name); },
    isDark: () => (localStorage.getItem('sr-theme') || 'dark') === 'dark',
  };

  window.storyreel = {
    ...api, language, mount, stand, arriving, edit,
    panel: (name, maker) => { makers[name] = maker; },
  };

  document.documentElement.lang = language;
  document.documentElement.dir = ['he', 'ar', 'fa', 'ur'].includes(language) ? 'rtl' : 'ltr';
  const dress = () => theme(api.isDark() ? 'dark' : 'light');
  dress();
  document.addEventListener('DOMContentLoaded', () => {
    dress();
    hurry();
    // The library sets its own idea of dark and light once it starts.
    new MutationObserver(() => {
      if (document.body.classList.contains('dark') !== api.isDark()) dress();
    }).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  });
  window.addEventListener('beforeunload', (event) => {
    if (document.body.dataset.saving) event.preventDefault();
  });
  window.addEventListener('popstate', (event) => {
    if (!event.state || !here) return;
    choose({ place: event.state.place, shots: event.state.shots || [] });
    act('open', { project: event.state.project, place: event.state.place });
  });
})();
