/* The tray of jobs. */
storyreel.panel('jobs', (root, { h, icon, word, act, select, lasting }) => {
  const list = h('div', { class: 'rows' });
  const head = h('div', { class: 'head' });
  root.append(h('aside', { class: 'tray' }, head, list));

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

  return {
    draw(value) {
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
