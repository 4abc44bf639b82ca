/* Balls on a formula's landscape: gdviz.experiments.balls. The way of a ball comes from a walker. */
(() => {
  const LEVEL = 1e-4; // A ball rests where the slope is smaller than this.
  const NEAR = 0.1; // Balls that rest so near to each other share one place.
  const { GradientDescent, visited } = gdviz.arithmetic;

  const roll = (walker, landscape, [x, y], rate, steps) => {
    const begin = () =>
      visited(landscape, [x, y].slice(0, landscape.coordinates), GradientDescent({ learning_rate: rate }));
    return walker([landscape.text, x, y, rate].join(), begin, steps);
  };

  // What became of a ball, in a word.
  const fate = (landscape, path) => {
    const end = path.at(-1);
    if (path.diverged) return landscape.fault(end) ? "left" : "diverged";
    return Math.hypot(...landscape.gradient(end)) < LEVEL ? "rests" : "rolls";
  };

  // The ways of the balls that rest, by place: the lowest first, and the leftmost of those as low.
  const gather = (landscape, paths) => {
    const places = [];
    const end = (place) => place[0].at(-1);
    for (const path of paths.filter((one) => fate(landscape, one) === "rests")) {
      const gap = (place) => Math.hypot(...path.at(-1).map((value, i) => value - end(place)[i]));
      const near = places.find((place) => gap(place) < NEAR);
      if (near) near.push(path);
      else places.push([path]);
    }
    // Without what the last steps leave: two minima of one depth are as low.
    const rank = (place) => [landscape(end(place)).toFixed(3), ...end(place).map((value) => value.toFixed(2))];
    const apart = (one, other) => rank(one).map((value, i) => value - rank(other)[i]);
    return places.sort((one, other) => apart(one, other).find((gap) => gap) ?? 0);
  };

  // Of a long way the first steps, and every fortieth of the others.
  const thinned = (path) => path.filter((_, k) => k < 40 || k % 40 === 0 || k === path.length - 1);

  // What became of all balls, in words; `told` says where a place is.
  const tell = (landscape, paths, places, told) => {
    const count = (number, one, many) => (number ? [`${number} ${number === 1 ? one : many}`] : []);
    const became = (word) => paths.filter((path) => fate(landscape, path) === word);
    const lost = became("left");
    const why = lost.length ? landscape.fault(lost[0].at(-1)) : "";
    const parts = [
      ...places.slice(0, 3).flatMap((balls, i) => {
        const where = told(balls[0].at(-1));
        return i ? `${balls.length} at ${where}` : count(balls.length, `rests at ${where}`, `rest at ${where}`);
      }),
      ...count(places.slice(3).flat().length, "elsewhere", "elsewhere"),
      ...count(became("rolls").length, "still rolls", "still roll"),
      ...count(became("diverged").length, "diverged: try a smaller rate", "diverged: try a smaller rate"),
      ...count(lost.length, `left to where ${why}`, `left to where ${why}`),
    ];
    return parts.length ? `${count(paths.length, "ball", "balls")}: ${parts.join(", ")}` : "no ball yet";
  };

  gdviz.balls = { roll, fate, gather, thinned, tell };
})();
