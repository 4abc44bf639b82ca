/* Drag the start of a race of six rules, change their settings by hand, or let all be tuned. */
gdviz.touch("momentum/race", (stage, { races, lowest, given, looks }) => {
  const [{ Rosenbrock, Ravine, Saddle }, { RULES, together, tail_mean, tune }] = [gdviz.arithmetic, gdviz.race];
  const PLACES = { valley: Rosenbrock(), ravine: Ravine(100, 1), saddle: Saddle() };
  const SAID = { learning_rate: "rate α", momentum: "share β", decay: "decay ρ" };

  const range = [0, 1]; // Until something is drawn.
  const map = stage.plot({ title: "The race: drag its start", x: { label: "x", range }, y: { label: "y", range } });
  const chart = stage.plot({ title: "The losses", x: { label: "step", range }, y: { label: "loss", range } });

  // Each setting of a rule is a number of the state: which of its tries it is.
  const settings = given.map((one) => ({ ...one, key: `${one.rule}_${one.setting}` }));
  const rules = looks.map(({ name, ...look }) => ({
    name, look, walk: stage.walker(), own: settings.filter(({ rule }) => rule === name),
    trail: map.curve({ ...look, edged: true }), curve: chart.curve(look), label: chart.label("ink"),
  }));
  const begin = (place) => ({ x: races[place].start[0], y: races[place].start[1], steps: races[place].steps });
  const state = stage.state({
    place: { start: "valley", among: Object.keys(PLACES) },
    x: { start: begin("valley").x, from: -4, to: 4, digits: 3 },
    y: { start: begin("valley").y, from: -4, to: 4, digits: 3 },
    steps: { start: begin("valley").steps, from: 1, to: 1000, digits: 0 },
    rule: { start: "Adam", among: rules.map(({ name }) => name) },
    ...Object.fromEntries(settings.map(({ key, tries, start }) =>
      [key, { start, from: 0, to: tries.length - 1, digits: 0 }])),
  });

  // --- The race

  const loss = (now) => (point) => PLACES[now.place](point) - lowest[now.place];
  const valuesOf = ({ own }, now) => Object.fromEntries(own.map((one) => [one.setting, one.tries[now[one.key]]]));
  // All walks and how they end. What flew off has no loss.
  const race = (now, steps = now.steps) => rules.map((rule) => {
    const values = valuesOf(rule, now);
    const points = rule.walk([now.place, now.x, now.y, ...Object.values(values)].join(), () =>
      together(PLACES[now.place], [now.x, now.y], RULES[rule.name](values)), steps);
    const losses = points.map(loss(now));
    return { ...rule, values, points, losses, late: points.diverged ? Infinity : tail_mean(losses) };
  });
  const ranked = (now) => race(now).sort((one, other) => Math.sign(one.late - other.late) || 0);

  // --- What is touched

  const start = map.handle({
    name: "the start", role: "halo", fine: [0.02, 0.02], moved: (x, y) => stage.set({ x, y }),
    says: () => `x ${stage.written(state.x, 3)}, y ${stage.written(state.y, 3)}`,
  });
  const show = stage.results(["rule", "settings", "loss"]);
  const run = stage.replay("steps");
  let [tuning, tuned] = [null, { place: "", winner: "" }];
  function* tuneAll(now) {
    for (const { name, own } of rules) {
      const grid = Object.fromEntries(own.map(({ setting, tries }) => [setting, tries]));
      for (const best of tune(RULES[name], PLACES[now.place], loss(now), [now.x, now.y], now.steps, grid)) {
        for (const { setting, tries, key } of best ? own : []) state[key] = tries.indexOf(best[setting]);
        yield;
      }
    }
    [tuning, tuned] = [null, { ...state, winner: ranked(state)[0].name }];
  }
  const stop = stage.runner(() => !(tuning ??= tuneAll({ ...state })).next().done, { name: "Tune all", brisk: true });

  stage.choice("landscape", "place", { valley: "bent valley" }, begin);
  stage.slider("steps", "steps", { log: true });
  stage.group("Settings", () => {
    stage.choice("rule", "rule");
    for (const { rule, setting, tries, key } of settings) {
      const slider = stage.slider(SAID[setting], key, { says: (k) => short(tries[k]) });
      stage.watch(() => { slider.hidden = state.rule !== rule; });
    }
  });
  stage.tasks([
    { text: "Change Adam's rate alone until Adam comes lowest.", solved: (now) => ranked(now)[0].name === "Adam"
      && settings.every(({ key, start: usual }) => key === "Adam_learning_rate" || now[key] === usual) },
    { text: "Tune all. Then move the start until another rule comes lowest.", solved: (now) => now.place === tuned.place
      && settings.every(({ key }) => now[key] === tuned[key]) && ranked(now)[0].name !== tuned.winner },
  ]);

  const short = (value) => String(Number(value.toPrecision(4)));
  const has = ([setting, value]) => `${SAID[setting].at(-1)} ${short(value)}`;
  const small = (value) => stage.written(value, value < 0.001 ? 0 : Math.max(1 - Math.floor(Math.log10(value)), 0));
  const end = ({ points, late }) => (points.diverged ? `diverged at step ${points.length - 1}` : small(late));
  let seen = {};
  function draw(now) {
    if (seen.place !== now.place) map.limit(races[now.place].x, races[now.place].y);
    if (seen.place !== now.place) map.surface(PLACES[now.place], races[now.place].power);
    // Who drags the start meanwhile gets all tuned from there.
    if (["place", "x", "y", "steps"].some((key) => seen[key] !== now[key])) tuning = null;
    seen = { ...now };

    const heights = race(now, run.most()).map(({ losses }) => losses.map((one) => Math.log10(Math.max(one, 1e-30))));
    const top = Math.ceil(heights[0][0] + 0.3);
    // Below the lowest there is room for the names.
    const bottom = 1.35 * Math.min(Math.floor(Math.min(...heights.flat())), top - 1) - 0.35 * top;
    chart.limit([0, run.most()], [bottom, top], "loss, as a power of ten");
    const walks = race(now);
    walks.forEach(({ name, points, trail, curve, label }, i) => {
      const [left, height] = [i < 3 ? 0.02 : 0.52, top + (bottom - top) * (0.82 + 0.07 * (i % 3))];
      trail(points);
      curve(points.map((_, k) => [k, heights[i][k]]), [0, 0.14].map((share) => [(left + share) * run.most(), height]));
      label(name, [(left + 0.17) * run.most(), height], [0, -4]);
    });
    start(now.x, now.y);
    show(walks.map((rule) => [rule.look, rule.name, Object.entries(rule.values).map(has).join(", "), end(rule)]));
    const order = ranked(now).map((rule) => `${rule.name} ${end(rule)}`).join(", ");
    const remedy = order.includes("diverged") ? ' "Tune all" finds settings that stay.' : "";
    return `Step ${stage.written(now.steps, 0)}, mean loss of the last tenth: ${order}.${remedy}`;
  }

  const python = (now) => ({
    place: `"${now.place}"`, start: `(${now.x}, ${now.y})`, steps: now.steps,
    ...Object.fromEntries(rules.map((rule) =>
      [rule.name.toLowerCase(), JSON.stringify(valuesOf(rule, now)).replace(/[:,]/g, "$& ")])),
  });
  return { draw, python, reset: () => { run.pause(); stop(); tuning = null; } };
});
