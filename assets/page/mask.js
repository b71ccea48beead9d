/* The mask of a shot: what of its picture a model shall make anew, painted over it. */
storyreel.masking = ({ h, word, act, media, picture }, on) => {
  const WIDTH = 960;
  const BRUSH = { min: 8, max: 160, value: 48 };
  let easel = null; // { shot, canvas, isPainted, parts }

  /** Opens the easel over the picture of a shot as the desk shows it. */
  function open({ shot, picture: version, aspect, mask }) {
    if (easel || !version) return;
    const canvas = h('canvas', { width: WIDTH, height: Math.round(WIDTH / aspect), class: 'mask' });
    const brush = h('input', { type: 'range', ...BRUSH, 'aria-label': word('desk.mask.brush') });
    const pen = canvas.getContext('2d');
    const still = h('img', { class: 'still', alt: '', src: picture(shot, version, WIDTH) });
    const bench = h('div', { class: 'bench' }, brush,
      h('button', { class: 'plain', onclick: () => { keep(easel); done(); } }, word('desk.mask.keep')),
      mask ? h('button', { class: 'plain', onclick: () => { act('mask', { key: '', shots: [shot] }); done(); } }, word('desk.mask.clear')) : null,
      h('button', { class: 'plain', onclick: done }, word('desk.mask.cancel')));
    easel = { shot, canvas, isPainted: false, parts: [still, canvas, bench] };
    on.stage.append(still, canvas);
    on.bar.after(bench);
    on.note.textContent = word('desk.mask.about');
    if (mask) {
      const before = new Image();
      before.onload = () => { pen.drawImage(before, 0, 0, canvas.width, canvas.height); clearBlack(pen, canvas); };
      before.src = media(mask);
    }
    drawing(canvas, pen, brush, easel);
  }

  /** Black of a kept mask is no paint. */
  function clearBlack(pen, canvas) {
    const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < pixels.data.length; i += 4) pixels.data[i + 3] = pixels.data[i];
    pen.putImageData(pixels, 0, 0);
  }

  function drawing(canvas, pen, brush, work) {
    let last = null;
    const at = (event) => {
      const place = canvas.getBoundingClientRect();
      const times = canvas.width / place.width;
      return [(event.clientX - place.left) * times, (event.clientY - place.top) * times];
    };
    const stroke = (to) => {
      pen.globalCompositeOperation = 'source-over';
      Object.assign(pen, { strokeStyle: '#fff', lineWidth: brush.value, lineCap: 'round' });
      pen.beginPath();
      pen.moveTo(...(last || to));
      pen.lineTo(to[0] + 0.01, to[1]);
      pen.stroke();
      last = to;
    };
    canvas.addEventListener('pointerdown', (event) => { canvas.setPointerCapture(event.pointerId); last = null; work.isPainted = true; stroke(at(event)); });
    canvas.addEventListener('pointermove', (event) => { if (event.buttons) stroke(at(event)); });
    canvas.addEventListener('pointerup', () => { last = null; });
  }

  /** Sends a painting to its shot, which may not be the one on the desk any more. */
  function keep({ canvas, shot }) {
    const flat = h('canvas', { width: canvas.width, height: canvas.height });
    const pen = flat.getContext('2d');
    pen.fillRect(0, 0, flat.width, flat.height);
    pen.drawImage(canvas, 0, 0);
    flat.toBlob(async (blob) => {
      const key = await on.send(blob);
      if (key) act('mask', { key, shots: [shot] });
    }, 'image/png');
  }

  function done() {
    for (const one of easel?.parts || []) one.remove();
    easel = null;
    on.note.textContent = '';
    on.done();
  }

  /** Another shot comes on the desk: what was painted is kept. */
  function leave() {
    if (!easel) return;
    if (easel.isPainted) keep(easel);
    done();
  }

  return { open, leave, get isOpen() { return Boolean(easel); } };
};
