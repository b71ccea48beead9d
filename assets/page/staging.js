/* The staging fold of the desk: figures and camera of one shot, by hand on the plan or by number. */
(() => {
  const PAUSE_MS = 300; // keys that follow each other so fast are one change
  const NUMBERS = {
    x: ['x_m', 0.1, -50, 50], y: ['y_m', 0.1, -50, 50], height: ['height_m', 0.1, 0.05, 30],
    turn: ['turn', 5, -360, 360], tilt: ['tilt', 1, -89, 89],
  }; // field: its name in the film, step, least, most
  const OF_FIGURE = ['x', 'y', 'turn'];
  const OF_CAMERA = ['x', 'y', 'height', 'turn', 'tilt'];
  const CAMERA = '';

  storyreel.panel('staging', (root, { h, word, act }) => {
    const term = storyreel.term;
    const note = h('p', { class: 'note', role: 'status' });
    const who = h('div', { class: 'who', role: 'group', 'aria-label': word('staging.who') });
    const fields = h('div', { class: 'numbers' });
    const acts = h('div', { class: 'acts' });
    const plan = storyreel.floorPlan({ tell, choose, label });
    const bench = h('div', { class: 'bench' }, plan.root, h('p', { class: 'about' }, word('staging.about')), who, fields, acts);
    const fold = h('details', { class: 'staging', hidden: true, ontoggle: () => fold.open && show() }, h('summary', {}, word('staging.title')), note, bench);
    root.append(fold);
    let value = {};
    let ones = [];
    let staging = { figures: [], camera: {} };
    let chosen = null;
    let shape = '';
    let waiting = null;

    const find = (id) => ones.find((one) => one.id === id);
    const text = (number, digits = 2) => String(Number(number.toFixed(digits)));

    function label(one) {
      return word('staging.label', { who: one.name, x: text(one.x), y: text(one.y), turn: text(one.turn, 0) });
    }

    function read() {
      const { figures, camera } = value.plan;
      ones = figures.map((one) => ({
        id: one.character, name: one.character, x: one.x_m, y: one.y_m, turn: one.turn, pose: one.pose,
        expression: one.expression, colour: one.colour, isSeen: one.is_seen, staged: one.staged,
      }));
      ones.push({
        id: CAMERA, name: word('staging.camera'), x: camera.x_m, y: camera.y_m, height: camera.height_m,
        turn: camera.turn, tilt: camera.tilt, field: camera.field_of_view, staged: Boolean(value.staging.camera),
      });
      staging = { figures: [...(value.staging.figures || [])], camera: { ...value.staging.camera } };
      if (!find(chosen)) chosen = (ones.find((one) => one.isSeen) || ones[ones.length - 1]).id;
    }

    // What was chosen

    /** Other numbers for one of them; `null` leaves a number to the artist. */
    function set(id, told) {
      const tidy = (one) => Object.fromEntries(Object.entries(one).filter(([, each]) => each !== null));
      if (id === CAMERA) {
        staging.camera = tidy({ ...staging.camera, ...told });
        return;
      }
      const own = staging.figures.find((one) => one.character === id);
      const others = staging.figures.filter((one) => one.character !== id);
      staging.figures = [...others, tidy({ character: id, ...own, ...told })];
    }

    function tell(id, changes, isDone) {
      const one = find(id);
      const told = {};
      for (const [field, number] of Object.entries(changes)) {
        const [name, , least, most] = NUMBERS[field];
        const whole = field === 'turn' ? ((((number + 180) % 360) + 360) % 360) - 180 : number;
        one[field] = Number(Math.min(most, Math.max(least, whole)).toFixed(2));
        told[name] = one[field];
      }
      one.staged = true;
      set(id, told);
      show();
      clearTimeout(waiting);
      waiting = isDone ? setTimeout(send, PAUSE_MS) : -1;
    }

    function send() {
      clearTimeout(waiting);
      waiting = null;
      act('stage', { staging, shots: [value.shot] });
    }

    function reset(ids) {
      for (const id of ids) {
        if (id === CAMERA) staging.camera = {};
        staging.figures = staging.figures.filter((one) => one.character !== id);
      }
      send();
    }

    // The numbers of the chosen one

    function number(field) {
      const [name, step, least, most] = NUMBERS[field];
      const input = h('input', { type: 'number', step, min: least, max: most, 'data-field': field, 'aria-label': word(`staging.${field}`) });
      input.addEventListener('change', () => {
        const typed = input.valueAsNumber;
        const isFit = Number.isFinite(typed) && typed >= least && typed <= most;
        note.textContent = isFit ? '' : word('staging.refused', { what: word(`staging.${field}`), least, most });
        if (!isFit) { show(); return; }
        set(chosen, { [name]: typed });
        find(chosen)[field] = typed;
        send();
        show();
      });
      guard(input);
      return h('label', {}, word(`staging.${field}`), input);
    }

    /** What somebody types stays until it is told, whatever the crew makes meanwhile. */
    function guard(input) {
      input.addEventListener('input', () => { input.dataset.typed = 'yes'; });
      for (const end of ['change', 'blur']) input.addEventListener(end, () => { delete input.dataset.typed; }, true);
    }

    function choice(field, values) {
      const options = ['', ...values].map((each) => h('option', { value: each }, each ? term(field, each) : ''));
      const input = h('select', { 'data-field': field, 'aria-label': word(`staging.${field}`) }, ...options);
      input.addEventListener('change', () => { set(chosen, { [field]: input.value || null }); send(); });
      return h('label', {}, word(`staging.${field}`), input);
    }

    function lens() {
      const input = h('input', { type: 'number', step: 1, min: 8, max: 400, 'data-field': 'lens', 'aria-label': word('desk.lens') });
      input.addEventListener('change', () => {
        const typed = Math.round(input.valueAsNumber);
        if (typed >= 8 && typed <= 400) act('camera', { lens_mm: typed, shots: [value.shot] });
        else show();
      });
      guard(input);
      return h('label', {}, word('desk.lens'), input);
    }

    function build() {
      const isCamera = chosen === CAMERA;
      fields.replaceChildren(...(isCamera
        ? [...OF_CAMERA.map(number), lens()]
        : [...OF_FIGURE.map(number), choice('pose', value.poses), choice('expression', value.expressions)]));
      who.replaceChildren(...ones.map((one) => h('button', { class: 'plain', 'data-id': one.id, onclick: () => choose(one.id) },
        one.colour ? h('i', { style: `background: ${one.colour}` }) : null, one.name)));
      acts.replaceChildren(
        h('button', { class: 'plain own', onclick: () => reset([chosen]) }, word('staging.reset')),
        h('button', { class: 'plain all', onclick: () => reset(ones.map((one) => one.id)) }, word('staging.reset-all')),
        h('button', { class: 'plain on', onclick: () => act('stage-on', { shots: [value.shot] }) }, word('staging.on')));
    }

    function fill() {
      const one = find(chosen);
      const own = staging.figures.find((each) => each.character === chosen) || {};
      for (const input of fields.querySelectorAll('[data-field]')) {
        const field = input.dataset.field;
        if (input.tagName === 'SELECT') {
          input.options[0].textContent = word('staging.as-artist', { what: own[field] ? '' : term(field, one[field]) }).replace(/[:：]\s*$/, '');
          input.value = own[field] || '';
        } else if (!input.dataset.typed) {
          input.value = field === 'lens' ? value.lens : text(one[field]);
        }
      }
      for (const button of who.children) {
        button.setAttribute('aria-pressed', button.dataset.id === chosen);
        button.classList.toggle('staged', Boolean(find(button.dataset.id).staged));
      }
      acts.querySelector('.own').disabled = !one.staged;
      acts.querySelector('.all').disabled = !ones.some((each) => each.staged);
      acts.querySelector('.on').disabled = !staging.figures.length;
    }

    function choose(id) {
      if (id === chosen) return;
      chosen = id;
      show();
    }

    function show() {
      if (!fold.open || !value.plan) return;
      const wanted = JSON.stringify([value.shot, chosen, ones.map((one) => one.id)]);
      if (wanted !== shape) build();
      shape = wanted;
      plan.draw(value.plan, ones, chosen, value.shot, word('staging.plan', { slate: value.slate }));
      fill();
    }

    return {
      draw(now) {
        const isOther = now.shot !== value.shot;
        if (waiting !== null && !isOther) { // what is being moved is newer than any answer
          value = { ...now, plan: value.plan };
          return;
        }
        if (waiting !== null && value.shot) send();
        value = now;
        fold.hidden = !now.shot;
        if (!now.shot) return;
        bench.hidden = !now.plan;
        note.textContent = !now.plan ? word('staging.cannot', { artist: now.artist, stager: now.stager })
          : now.count > 1 ? word('staging.one', { slate: now.slate }) : '';
        if (!now.plan) return;
        read();
        show();
      },
    };
  });
})();
