/** SMPTE timecode of a frame, with dropped numbers at 29.97 and 59.94. */
storyreel.timecode = (frames, [num, den]) => {
  const nominal = Math.ceil(num / den);
  const drops = den === 1001 && (nominal === 30 || nominal === 60) ? nominal / 15 : 0;
  let at = frames;
  if (drops) {
    const minute = nominal * 60 - drops;
    const ten = minute * 10 + drops;
    const rest = at % ten;
    const minutes = rest < minute + drops ? 0 : Math.floor((rest - drops) / minute);
    at += drops * (9 * Math.floor(at / ten) + minutes);
  }
  const two = (n) => String(n).padStart(2, '0');
  const s = Math.floor(at / nominal);
  return `${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}${drops ? ';' : ':'}${two(at % nominal)}`;
};
