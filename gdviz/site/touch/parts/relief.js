/* A landscape in space, as one sees it who looks down at a slant. It is painted column by column of
   the screen, each from near to far, so that a hill hides what is behind it. */
(() => {
  // What a grid of rows holds at a place between four of its corners.
  function between(grid, i, j) {
    const column = Math.min(Math.floor(i), grid.length - 2);
    const row = Math.min(Math.floor(j), grid.length - 2);
    const one = grid[row];
    const next = grid[row + 1];
    const here = one[column] + (i - column) * (one[column + 1] - one[column]);
    const there = next[column] + (i - column) * (next[column + 1] - next[column]);
    return here + (j - row) * (there - here);
  }

  // What rises towards the last corner is lit, and what falls there lies in the shade.
  function lights(heights) {
    const near = (i) => Math.min(i, heights.length - 2);
    return heights.map((row, j) => row.map((_, i) => {
      const lean = heights[near(j) + 1][near(i) + 1] - heights[near(j)][near(i)];
      return 0.9 + Math.max(-0.35, Math.min(0.1, lean));
    }));
  }

  /* The heights stand on a square that reaches from -edge to edge, turned about its upright axis. What
     lies farther away by one appears higher by `rise`, and what is higher by `tall`. Colours lead from
     the lowest to the highest. Painted is what lies between two shares of the sheet's width. */
  function relief(context, at, { heights, edge, turn, rise, tall, colours }, [begin, end]) {
    const { width, height } = context.canvas;
    const [left, right] = [begin, end].map((share) => Math.round(share * width));
    const image = context.createImageData(right - left, height);
    const dots = new Uint32Array(image.data.buffer);
    const scale = context.getTransform().a;
    const [[x, y], [nextX, nextY]] = [at(0, 0), at(1, 1)];
    const [across, upright] = [scale * (nextX - x), scale * (y - nextY)];

    const [low, high] = [Math.min, Math.max].map((most) => most(...heights.flat()));
    const light = lights(heights);
    const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
    const cell = (heights.length - 1) / (2 * edge);
    const step = 1 / (rise * upright); // A row, where it is level.

    for (let column = left; column < right; column++) {
      const beside = (column + 0.5 - scale * x) / across;
      let painted = NaN; // The topmost row so far.
      for (let away = -1.5 * edge; away < 1.5 * edge; away += step) {
        const i = cell * (edge - beside * sine - away * cosine);
        const j = cell * (edge + beside * cosine - away * sine);
        if (Math.min(i, j) < 0 || Math.max(i, j) > heights.length - 1) continue;
        const here = between(heights, i, j);
        const row = Math.round(scale * y - upright * (away * rise + tall * here));
        if (row >= painted) continue;
        const lit = between(light, i, j);
        const colour = colours[Math.round((colours.length - 1) * Math.sqrt((here - low) / (high - low)))];
        const dot = (255 << 24) | ((lit * colour[2]) << 16) | ((lit * colour[1]) << 8) | (lit * colour[0]);
        for (let k = row; k === row || k < painted; k++) dots[k * (right - left) + column - left] = dot;
        painted = row;
      }
    }
    context.putImageData(image, left, 0);
  }

  gdviz.relief = relief;
})();
