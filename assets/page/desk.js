/* The shot desk: the picture with its move, own pictures, and what can be made of the shot. */
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const LOOP_MS = 500;
  const ROOM = 1.06;

  const outside = (quads) => Math.max(1, ...quads.flat().map(Math.abs));

  storyreel.panel('desk', (root, api) => {
    const { h, icon, word, act, lasting, media, where } = api;
    const cost = storyreel.costing(api);
    const none = h('p', { class: 'none' }, word('desk.none'));
    const head = h('div', { class: 'head' });
    const plate = h('img', { class: 'plate', alt: '' });
    const over = h('img', { class: 'over', alt: '' });
    const guide = document.createElementNS(SVG, 'svg');
    const stage = h('div', { class: 'stage' }, plate);
    stage.append(over, guide);
    const status = h('p', { class: 'status', role: 'status' });
    const note = h('p', { class: 'note' });
    const play = h('button', { class: 'tool', title: word('desk.play'), onclick: () => toggle() }, icon('play', 15), h('span', {}, word('desk.play')));
    const paint = h('button', { class: 'tool', title: word('desk.paint'), onclick: () => { toggle(false); mask.open(value); } }, icon('brush', 15), h('span', {}, word('desk.paint')));
    const own = h('input', { type: 'file', accept: 'image/png,image/jpeg,image/webp', hidden: true, onchange: () => bring(own.files[0]) });
    const upload = h('button', { class: 'tool', title: word('desk.picture'), onclick: () => own.click() }, icon('picture', 15), h('span', {}, word('desk.picture')));
    const bar = h('div', { class: 'tools' }, play, upload, paint, own);
    const acts = h('div', { class: 'acts' });
    const whole = h('div', { class: 'whole', hidden: true }, head, stage, bar, note, acts, cost.line);
    stage.append(status);
    root.append(none, whole);
    let value = {};
    let motion = null;
    let wanted = '';
    const mask = storyreel.masking(api, { stage, bar, note, send: (file) => send(file, 'picture'), done: () => notes() });

    // How large the plate is shown: so that all of the move lies inside.
    const scale = () => Math.min(Math.max(1, value.overscan), Math.max(1, outside(value.move.quads) * (value.move.is_moving ? ROOM : 1)));

    function lay() {
      if (!value.shot) return;
      const times = value.overscan / scale();
      plate.style.cssText = `width:${100 * times}%;height:${100 * times}%;left:${50 - 50 * times}%;top:${50 - 50 * times}%`;
      over.style.cssText = `width:${100 / scale()}%;left:${50 - 50 / scale()}%;top:${50 - 50 / scale()}%`;
      stage.style.aspectRatio = value.aspect;
      guides();
    }

    function shape(quad, kind, text, isAbove = false) {
      const s = scale();
      const points = [0, 2, 4, 6].map((i) => `${(500 * (quad[i] / s + 1)).toFixed(1)},${((500 / value.aspect) * (quad[i + 1] / s + 1)).toFixed(1)}`);
      const frame = document.createElementNS(SVG, 'polygon');
      frame.setAttribute('points', points.join(' '));
      frame.setAttribute('class', kind);
      const label = document.createElementNS(SVG, 'text');
      const [x, y] = points[isAbove ? 0 : 3].split(',').map(Number);
      label.setAttribute('x', Math.min(900, Math.max(12, x + 12)));
      label.setAttribute('y', Math.min(1000 / value.aspect - 14, Math.max(34, y + (isAbove ? 34 : -14))));
      label.setAttribute('class', kind);
      label.textContent = text;
      return [frame, label];
    }

    function guides() {
      guide.setAttribute('viewBox', `0 0 1000 ${1000 / value.aspect}`);
      const { quads, is_moving: isMoving, is_unrest: isUnrest } = value.move;
      if (!isMoving) {
        guide.replaceChildren();
      } else if (isUnrest) {
        guide.replaceChildren(...quads.filter((_, i) => i % 6 === 0).flatMap((quad) => shape(quad, 'unrest', '')));
      } else {
        const name = storyreel.term('move', value.move.name);
        const [first, last] = [quads[0], quads[quads.length - 1]];
        // Named at other corners where the lower ones lie so close that the words would meet.
        const isClose = Math.abs(first[7] - last[7]) < 0.2;
        guide.replaceChildren(...shape(first, 'start', word('desk.start'), isClose), ...shape(last, 'end', `${name} · ${word('desk.end')}`), ...(value.arrows ? [] : track(quads)));
      }
    }

    /** The way of the middle of the frame, with a head on it. */
    function track(quads) {
      const s = scale();
      const middle = (quad) => [0, 1].map((i) => (quad[i] + quad[i + 2] + quad[i + 4] + quad[i + 6]) / 4);
      const points = quads.map(middle).map(([x, y]) => `${500 * (x / s + 1)},${(500 / value.aspect) * (y / s + 1)}`);
      const path = document.createElementNS(SVG, 'polyline');
      path.setAttribute('points', points.join(' '));
      path.setAttribute('class', 'way');
      return [path];
    }

    // The picture: the board, or a draft of it while the crew draws

    function show(source) {
      wanted = source;
      if (plate.getAttribute('src') !== source) plate.setAttribute('src', source);
    }

    /** The older picture stays until the draft is there. */
    function sketch({ version, overscan }) {
      const source = `draft/${where().project}/${value.shot}?v=${version}`;
      if (wanted === source) {
        if (plate.getAttribute('src') === source) value.overscan = overscan;
        return;
      }
      wanted = source;
      const next = new Image();
      next.onload = () => {
        if (wanted !== source) return;
        value.overscan = overscan;
        plate.hidden = false;
        plate.setAttribute('src', source);
        if (!motion) lay();
      };
      next.src = source;
    }

    // The move, played

    function toggle(isOn = !motion) {
      motion?.cancel();
      motion = null;
      stage.classList.remove('playing');
      if (!isOn || !value.shot || !value.plate) return;
      const { width, height } = stage.getBoundingClientRect();
      const s = value.overscan;
      stage.classList.add('playing');
      plate.style.cssText = 'width:100%;height:100%;left:0;top:0';
      const steps = value.move.quads.map((quad) => ({ transform: storyreel.homography(quad, s, width, height) })).filter((step) => step.transform);
      if (steps.length < 2) return;
      motion = plate.animate(steps, { duration: 1000 * value.seconds, fill: 'forwards', easing: 'linear' });
      motion.onfinish = () => setTimeout(() => motion && toggle(false), LOOP_MS);
      motion.oncancel = () => { stage.classList.remove('playing'); lay(); };
    }

    window.addEventListener('sr-play', () => toggle());

    // Own pictures

    async function send(file, as) {
      status.textContent = word('upload.working');
      try {
        const answer = await fetch(`upload/${where().project}?as=${as}`, { method: 'POST', body: file });
        const told = await answer.json();
        status.textContent = answer.ok ? '' : told.error;
        return answer.ok ? told.key : '';
      } catch (error) {
        status.textContent = word('upload.failed');
        return '';
      }
    }

    async function bring(file) {
      const { shot } = value;
      const key = file && await send(file, 'picture');
      own.value = '';
      if (key) act('own-picture', { key, shots: [shot] });
    }

    stage.addEventListener('dragover', (event) => { if (event.dataTransfer.types.includes('Files')) event.preventDefault(); });
    stage.addEventListener('drop', (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      bring(event.dataTransfer.files[0]);
    });

    function notes() {
      if (mask.isOpen || !value.shot) return;
      const { amount, fitted } = value.move;
      const isSmaller = Math.abs(fitted) < Math.abs(amount) - 0.01;
      const isEnlarged = value.enlarged > 1.05;
      note.textContent = [isSmaller ? word('desk.fitted', { amount: fitted.toFixed(2) }) : '', isEnlarged ? word('desk.enlarged', { times: value.enlarged.toFixed(1) }) : '', value.mask ? word('desk.mask.there') : '', ...value.remarks].filter(Boolean).join(' · ');
    }

    function title() {
      const { camera } = value;
      const facts = [storyreel.term('size', camera.size), `${camera.lens_mm} mm`, storyreel.term('angle', camera.angle)].join(' · ');
      return [
        h('b', {}, value.slate), h('span', {}, storyreel.term('coverage', value.coverage)), h('small', {}, facts), h('span', { class: 'space' }),
        h('button', { class: 'tool shut', title: word('desk.close'), onclick: () => document.body.classList.remove('desk') }, icon('close', 14)),
      ];
    }

    function told() {
      const isBusy = value.progress !== undefined;
      const words = value.state === 'failed' ? value.why : ['stale', 'waiting', 'drawing', 'shooting', 'empty'].includes(value.state) ? word(`state.${value.state}`) : '';
      status.textContent = isBusy ? `${words} ${Math.round(100 * value.progress)} %` : words;
      status.className = `status st ${value.state}`;
    }

    return {
      draw(now) {
        const isOther = now.shot !== value.shot;
        value = now;
        if (isOther) mask.leave();
        if (isOther) motion?.cancel();
        none.hidden = Boolean(now.shot);
        whole.hidden = !now.shot;
        document.body.classList.toggle('has-shot', Boolean(now.shot));
        if (!now.shot) return;
        const many = now.count > 1 ? [h('p', { class: 'many' }, word('desk.many', { n: now.count }))] : [];
        head.replaceChildren(...title());
        whole.querySelector('.many')?.remove();
        head.after(...many);
        const source = now.plate ? media(now.plate, 960) : '';
        plate.hidden = !source;
        if (now.draft) sketch(now.draft);
        else show(source);
        over.hidden = !now.arrows || Boolean(now.draft);
        if (now.arrows) over.src = media(now.arrows, 960);
        play.disabled = !source;
        paint.disabled = !source;
        if (!motion) lay();
        storyreel.glimpse(stage, now.preview, h);
        told();
        cost.draw(now.shot);
        notes();
        acts.replaceChildren(
          h('button', { class: 'plain', onclick: () => act('redraw', { shots: where().shown }) }, word('desk.redraw')),
          h('button', { class: 'primary', onclick: () => act('shoot', { shots: where().shown }) }, now.takes.length ? word('desk.reshoot') : word('desk.shoot', { time: lasting(now.seconds) })),
        );
      },
    };
  });
})();
