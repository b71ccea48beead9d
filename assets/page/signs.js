/** A word of the trade in the language of the page; what has no word there stays as it is. */
storyreel.term = (kind, value) => {
  const key = `${kind}.${value}`;
  const text = storyreel.word(key);
  return (text === key ? value : text).replaceAll('-', ' ');
};

/** A move as a small sign: what a storyboard artist draws in the margin. */
storyreel.moveSign = (move) => {
  const arrows = { left: '←', right: '→', up: '↑', down: '↓' };
  if (move === 'static') return '▪';
  return storyreel.term('move', move).replace(/ (left|right|up|down)$/, (_, way) => ` ${arrows[way]}`);
};
