/* Drag the point on the map of all pairs, and see the way of the ball wind, glide in or fly off. */
gdviz.touch("momentum/map", (stage, numbers) => {
  const { Bowl, Momentum, visited } = gdviz.arithmetic;
  const { written } = stage;
  const { steep } = numbers; // The larger curvature, whatever the condition number.
  const [RATES, SHARES] = [[0.01, 0.81], [0, 0.99]];
  const [MOST, SHOWN] = [3_000, 300]; // Steps.
  const LITTLE = 1e-6; // Of the distance: so little is nothing.

  const state = stage.state({
    rate: { start: numbers.rate, from: RATES[0], to: RATES[1], digits: 3 },
    share: { start: numbers.share, from: SHARES[0], to: SHARES[1], digits: 3 },
    condition: { start: numbers.condition, from: 1, to: 1000, digits: 0 },
  });
  const curvaturesOf = (now) => [steep, steep / now.condition];

  // --- What a step leaves, and how many it takes

  // The larger root of z² − (1 + β − αλ) z + β, for one curvature λ: its size, and what it does.
  function along(curvature, rate, share) {
    const middle = (1 + share - curvature * rate) / 2;
    const inside = middle * middle - share;
    if (inside < 0) return { size: Math.sqrt(share), does: "swings" };
    const size = Math.abs(middle) + Math.sqrt(inside);
    if (size > 1) return { size, does: "flies off" };
    return { size, does: middle < 0 ? "jumps" : "glides" };
  }

  const walk = stage.walker();
  const path = (now) => walk([now.rate, now.share, now.condition].join(), () =>
    visited(Bowl(...curvaturesOf(now)), [1, 1], Momentum({ learning_rate: now.rate, momentum: now.share })), MOST);
  // A ball may swing out again, so it is the last step outside that counts.
  const arrival = (points) => points.diverged ? Infinity
    : points.findLastIndex((places) => places.some((place) => Math.abs(place) > LITTLE)) + 1;

  // --- What is seen

  const map = stage.plot({
    title: "What a step leaves: drag the point",
    x: { label: "learning rate α", range: RATES },
    y: { label: "share β", range: SHARES },
  });
  const plane = stage.plot({
    title: "Phase plane",
    x: { label: "place", range: [-1.2, 1.2] },
    y: { label: "velocity", range: [-1.2, 1.2] },
  });
  const border = SHARES.map((share) => [(2 * (1 + share)) / steep, share]);
  map.curve({ fill: "grid", stroke: "ink", width: 1, closed: true })([...border, [RATES[1], 1], [RATES[1], 0]]);
  map.label("ink", "middle")("diverges", [0.68, 0.12]);

  const looks = { steep: { stroke: "data" }, flat: { stroke: "model", dash: "6 3" } };
  const directions = Object.entries(looks).map(([name, look], i) => {
    const high = 1.05 - 0.17 * i;
    plane.curve(look)([[0.5, high], [0.75, high]]);
    plane.label(look.stroke)(name, [0.8, high], [0, -4]);
    return {
      equal: map.curve({ ...look, width: 2.5, edged: true }),
      way: plane.curve({ ...look, width: 1.5 }),
      stops: plane.dots({ fill: look.stroke }, 2.2),
    };
  });
  const [size, begin] = [map.label("ink", "middle"), plane.label("ink", "middle")];
  const rates = Array.from({ length: 161 }, (_, k) => RATES[0] + k / 200);

  // --- What is touched

  const moveTo = (rate, share) => stage.set({ rate, share });
  const point = map.handle({
    name: "learning rate and share", role: "ink", fine: [0.005, 0.01], moved: moveTo,
    says: () => `learning rate ${written(state.rate, 3)}, share ${written(state.share, 3)}`,
  });
  map.pick(moveTo);
  stage.slider("learning rate α", "rate");
  stage.slider("share β", "share");
  stage.slider("condition number", "condition", { log: true });
  const arrives = (now, condition, most) => now.condition === condition && arrival(path(now)) < most;
  stage.tasks([
    { text: "With condition number 5, arrive in fewer than 20 steps.", solved: (now) => arrives(now, 5, 20) },
    { text: "Arrive with a learning rate above 0.7.", solved: (now) => now.rate > 0.7 && arrival(path(now)) <= MOST },
    { text: "With condition number 100, arrive in fewer than 120 steps.", solved: (now) => arrives(now, 100, 120) },
  ]);

  let drawn = 0;
  function draw(now) {
    const curvatures = curvaturesOf(now);
    const left = (rate, share) => Math.max(...curvatures.map((curvature) => along(curvature, rate, share).size));
    // All that diverges looks the same.
    if (drawn !== now.condition) map.surface(([rate, share]) => Math.min(left(rate, share), 1), 1);
    drawn = now.condition;

    const points = path(now);
    const ways = [0, 1].map((i) => {
      const places = points.slice(0, SHOWN).map((both) => both[i]);
      return places.map((place, k) => [place, k ? place - places[k - 1] : 0]);
    });
    const farthest = Math.max(...ways.flat(2).map(Math.abs));
    const reach = [1.2, 2.4, 5].find((one) => farthest < one) ?? 10;
    plane.limit([-reach, reach], [-reach, reach]);
    begin("start", [1, 0], [0, 8]);
    directions.forEach(({ equal, way, stops }, i) => {
      // Here the two roots are equal: above this line the direction swings.
      equal(rates.map((rate) => [rate, (1 - Math.sqrt(curvatures[i] * rate)) ** 2]));
      way(ways[i]);
      stops(ways[i].filter((place) => Math.max(...place.map(Math.abs)) < reach));
    });
    point(now.rate, now.share);
    size(written(left(now.rate, now.share), 3), [now.rate, now.share], [0, now.share > 0.85 ? -24 : 15]);

    const [first, second] = curvatures.map((curvature) => along(curvature, now.rate, now.share));
    const said = ({ size, does }) => `${does}, ×${written(size, 3)}`;
    if (points.diverged) return `Steep ${said(first)}: diverged at step ${written(points.length, 0)}. Leave the grey.`;
    const count = arrival(points);
    return `Steep ${said(first)}; flat ${said(second)}: `
      + (count <= MOST ? `arrives at step ${written(count, 0)}.` : `not there after ${written(MOST, 0)} steps.`);
  }

  // The recipe has a line for each value of the state.
  return { draw, python: (now) => now };
});
