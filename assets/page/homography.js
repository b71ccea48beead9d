/* A frame somewhere on a picture, brought to fill the view. */
(() => {
  /** The matrix3d that brings the corners of `quad` (in half frames from the middle, on a plate
      shown `scale` half frames wide) to the corners of a box of width x height pixels. */
  storyreel.homography = (quad, scale, width, height) => {
    const from = [0, 2, 4, 6].map((i) => [((quad[i] / scale + 1) * width) / 2, ((quad[i + 1] / scale + 1) * height) / 2]);
    const to = [[0, 0], [width, 0], [width, height], [0, height]];
    const rows = [];
    for (let i = 0; i < 4; i += 1) {
      const [x, y] = from[i];
      const [u, v] = to[i];
      rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
    }
    const m = solved(rows);
    return m && `matrix3d(${[m[0], m[3], 0, m[6], m[1], m[4], 0, m[7], 0, 0, 1, 0, m[2], m[5], 0, 1].map((n) => n.toFixed(8)).join(',')})`;
  };

  /** Gauss-Jordan on eight equations; null where they have no one answer. */
  function solved(rows) {
    const n = rows.length;
    for (let i = 0; i < n; i += 1) {
      let best = i;
      for (let k = i + 1; k < n; k += 1) if (Math.abs(rows[k][i]) > Math.abs(rows[best][i])) best = k;
      if (Math.abs(rows[best][i]) < 1e-9) return null;
      [rows[i], rows[best]] = [rows[best], rows[i]];
      for (let k = 0; k < n; k += 1) {
        if (k === i) continue;
        const share = rows[k][i] / rows[i][i];
        for (let j = i; j <= n; j += 1) rows[k][j] -= share * rows[i][j];
      }
    }
    return rows.map((row, i) => row[n] / row[i]);
  }
})();
