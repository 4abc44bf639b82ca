/* Walks that grow while one looks on. */
const FAR = 1e6; // Who is as far away as this has left for good.

/* A walk that grows when more steps are asked for, and starts anew when its `key` changes.
   One that diverges ends with its last point that is not yet far away. */
function walker() {
  let [known, points, rest] = ["", [], null];
  return (key, begin, steps) => {
    if (key !== known) [known, points, rest] = [key, [], begin()];
    while (points.length <= steps) {
      const { value, done } = rest.next();
      if (done || value.some((one) => Math.abs(one) > FAR)) {
        rest = [].values();
        break;
      }
      points.push(value);
    }
    const shown = points.slice(0, steps + 1);
    return Object.assign(shown, { diverged: shown.length <= steps });
  };
}
