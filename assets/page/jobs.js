/* The tray of jobs. */
storyreel.panel('jobs', (root, { h, icon, word, act, select, lasting, where }) => {
  const list = h('div', { class: 'rows' });
  const head = h('div', { class: 'head' });
  const room = h('p', { class: 'note room' });
  root.append(h('aside', { class: 'tray' }, head, room, list));
  let asked = '';

  const shut = () => document.body.classList.remove('tray');
  const button = (key, name, verb, data) => h('button', { class: 'tool', title: word(key), 'aria-label': word(key), onclick: () => act(verb, data) }, icon(name, 14));

  function row(job) {
    const isOpen = job.state === 'queued' || job.state === 'running';
    return h('div', { class: `job ${job.state}` },
      h('button', { class: 'name', onclick: () => job.shot && select([job.shot]) }, word(`jobs.${job.kind}`, { slate: job.slate })),
      h('span', { class: 'how' }, job.state === 'running' ? `${Math.round(100 * job.progress)} %` : word(`jobs.${job.state}`)),
      isOpen ? button('jobs.cancel', 'close', 'cancel', { job: job.id }) : button('jobs.retry', 'retry', 'retry', { job: job.id }),
      job.state === 'running' ? h('i', { class: 'bar', style: `width:${Math.round(100 * job.progress)}%` }) : null,
      job.why ? h('p', { class: 'why' }, job.why) : null);
  }

  function actions(value) {
    const link = (key, verb) => h('button', { class: 'link', onclick: () => act(verb) }, word(key));
    return [
      value.open && !value.paused ? link('jobs.pause', 'pause') : null,
      value.paused ? link('jobs.resume', 'resume') : null,
      value.open ? link('jobs.cancel-all', 'cancel') : link('jobs.boards', 'ask-boards'),
      value.failed ? link('jobs.retry-all', 'retry') : null,
    ].filter(Boolean);
  }

  /** Memory and disk of all that waits; asked for while the tray is in sight. */
  async function measure(value) {
    if (!value.open) room.textContent = '';
    const wanted = `${where().project} ${value.open}`;
    if (!value.open || wanted === asked || !document.body.classList.contains('tray') || !storyreel.servers?.jobs) return;
    asked = wanted;
    try {
      const told = await storyreel.servers.jobs.room({ project: where().project });
      const said = [told.memory ? word('hire.memory', { size: storyreel.size(told.memory) }) : '', told.disk ? word('hire.disk', { size: storyreel.size(told.disk) }) : ''].filter(Boolean);
      room.textContent = said.length ? word('cost.waiting', { what: said.join(' · ') }) : '';
    } catch (error) {
      asked = '';
    }
  }
  let last = { open: 0 };
  new MutationObserver(() => measure(last)).observe(document.body, { attributes: true, attributeFilter: ['class'] });

  return {
    draw(value) {
      last = value;
      measure(value);
      const left = value.open ? ` · ${lasting(value.left_s)}` : '';
      head.replaceChildren(
        h('b', {}, word('jobs.title') + left), h('span', { class: 'space' }), ...actions(value),
        h('button', { class: 'tool', title: word('jobs.close'), 'aria-label': word('jobs.close'), onclick: shut }, icon('close', 14)),
      );
      const notes = [value.notice, value.standing].filter(Boolean).map((text) => h('p', { class: 'note' }, text));
      const none = value.rows.length ? [] : [h('p', { class: 'note' }, word('jobs.none'))];
      const more = value.more ? [h('p', { class: 'note' }, word('jobs.more', { n: value.more }))] : [];
      list.replaceChildren(...value.rows.map(row), ...more, ...none, ...notes);
    },
  };
});
