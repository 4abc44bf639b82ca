/* Walks that grow while one looks on. */
const FAR = 1e6; // Who is as far away as this has left for good.

/* A walk that grows when more steps are asked for, and starts anew when its `key` changes.
   One that diverges ends with its last point that is not yet far away. One that takes longer than
   its `patience`, in milliseconds, goes on in the next frame: until then it is `growing`. */
function walker(stage, patience = Infinity) {
  let [known, points, rest, waiting] = ["", [], null, 0];
  return (key, begin, steps) => {
    if (key !== known) [known, points, rest] = [key, [], begin()];
    const until = performance.now() + patience;
    do {
      if (!rest || points.length > steps) break;
      const { value, done } = rest.next();
      if (done || value.some((one) => Math.abs(one) > FAR)) rest = null;
      else points.push(value);
    } while (performance.now() < until);
    const shown = points.slice(0, steps + 1);
    const growing = Boolean(rest) && shown.length <= steps;
    cancelAnimationFrame(waiting);
    if (growing) waiting = requestAnimationFrame(stage.draw);
    return Object.assign(shown, { growing, diverged: !rest && shown.length <= steps });
  };
}
