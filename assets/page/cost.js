/* What the shot on the desk, and the whole film, would still take: said before it starts. */
storyreel.costing = ({ h, word, lasting, where }) => {
  const PAUSE_MS = 400;
  const line = h('p', { class: 'cost', role: 'status' });
  let waiting = null;
  let shot = '';
  let asked = '';

  function inWords(found) {
    const said = [word('cost.time', { time: lasting(Math.max(1, found.seconds)) })];
    if (found.memory) said.push(word('hire.memory', { size: storyreel.size(found.memory) }));
    said.push(word('hire.disk', { size: storyreel.size(found.disk) }));
    if (found.price !== null) said.push(word('hire.price', { n: found.price.toFixed(2) }));
    return said.join(' · ');
  }

  async function appraise() {
    const { project, revision, changes } = where();
    const wanted = [project, shot, revision, changes].join();
    if (!shot || wanted === asked || !storyreel.servers?.shooting) return;
    const mine = shot;
    asked = wanted;
    let told;
    try {
      told = await storyreel.servers.shooting.cost({ project, shot: mine });
    } catch (error) {
      asked = '';
      return;
    }
    if (mine !== shot || !told) return;  // the shot may be gone: somebody deleted it
    const said = told.error ? [] : ['shot', 'film'].filter((name) => told[name].seconds > 0).map((name) => word(`cost.${name}`, { what: inWords(told[name]) }));
    line.replaceChildren(...said.map((text) => h('span', { dir: 'auto' }, text)));
  }

  return {
    line,
    /** The desk shows this shot now; asked once things hold still. */
    draw(now) {
      if (now !== shot) line.replaceChildren();
      shot = now;
      clearTimeout(waiting);
      waiting = setTimeout(appraise, PAUSE_MS);
    },
  };
};
