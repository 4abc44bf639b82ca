/* Move a frame over a picture, change the kernel, and see products, sum and map follow. */
gdviz.touch("bees/by_hand", (stage, numbers) => {
  const { convolve, middle_square } = gdviz.convolution;
  const { Sharpen } = Object.fromEntries(numbers.kernels);
  const SIDE = numbers.shades.length;
  const LAST = SIDE - 2; // The last row, and column, that the frame may have in its middle.
  const NINE = numbers.kernel.map((_, n) => [Math.floor(n / 3), n % 3]);
  // Weights have two digits and shades are whole, so a sum has two digits as well.
  const exact = (value) => Number(value.toFixed(2));
  const sum = (...values) => exact(values.reduce((total, value) => total + value, 0));
  const written = (value) => stage.written(exact(value)).replace(/\.?0+$/, "");
  const grey = (share) => stage.mixed(share, [[0, 0, 0], [255, 255, 255]]);

  const state = stage.state({
    row: { start: numbers.row, from: 1, to: LAST, digits: 0 },
    column: { start: numbers.column, from: 1, to: LAST, digits: 0 },
    kernel: { start: numbers.kernel, count: 9, from: -9, to: 9, digits: 2 },
    picture: { start: "bee", among: ["bee", "own"] },
  });
  let [shades, sums, black, white, shown] = [[], [[]], 0, 0, ""];

  // --- What is seen

  const plot = (title, range, high) => stage.plot({ title, x: { range }, y: { range }, high });
  const scene = plot("The picture: drag the frame", [0, SIDE - 1], 358);
  const map = plot("The map of sums", [1, LAST], 358);
  const list = plot("Each pixel times its weight", [0, 3], 220);
  const [pixels, greys] = [scene.field(SIDE), map.field(LAST)];
  const square = (x, y, half) => [[-1, -1], [-1, 1], [1, 1], [1, -1]].map(([i, j]) => [x + i * half, y + j * half]);
  const places = NINE.map(([i, j]) => [j + 0.5, 2.5 - i]);
  const boxes = places.map((place) => square(...place, 0.48));
  const [more, less] = ["data", "model"].map((fill) => list.curve({ fill, opacity: 0.25, closed: true }));
  list.curve({ stroke: "muted", width: 0.6, closed: true })(...boxes);
  const [factors, results] = ["muted", "ink"].map((role) => NINE.map(() => list.label(role, "middle")));
  const pixel = map.curve({ stroke: "halo", width: 1.5, edged: true, closed: true });
  const answer = map.label("ink", "middle");

  // --- What is touched

  // Rows are counted from above, heights from below.
  const moveTo = (x, y) => stage.set({ column: x, row: SIDE - 1 - y });
  const frame = scene.handle({
    name: "the frame", role: "none", shape: "square", size: 24, fine: [1, 1], moved: moveTo,
    says: () => `row ${state.row}, column ${state.column}`,
  });
  for (const picture of [scene, map]) picture.pick(moveTo);
  stage.plots.append(stage.group("The kernel", () => {
    for (const [name, kernel] of numbers.kernels) stage.button(name, () => stage.set({ kernel }));
    stage.table("kernel", 3, (n) => `weight in row ${NINE[n][0] + 1}, column ${NINE[n][1] + 1}`);
  }));
  stage.choice("picture", "picture", { bee: "the bee", own: "your own" });
  stage.file("open your own", "image/*", open);

  // --- A picture of the reader's own, or why there is none: then here is the bee

  const none = (said) => ({ said, shades: numbers.shades, file: "None" });
  let own = none("No link carries a reader's own picture. ");

  async function open(file) {
    const bitmap = await createImageBitmap(file, { colorSpaceConversion: "none" }).catch(() => null);
    own = bitmap ? seen(file.name, bitmap) : none(`${file.name} is no picture for this browser: save it as PNG. `);
    shown = "";
    stage.set({ picture: "own" });
  }

  function seen(name, bitmap) {
    const { width, height } = bitmap;
    if (width * height > 16e6) return none(`${name} has more than 16 million pixels: scale it down. `);
    // What is clear becomes black.
    const context = new OffscreenCanvas(width, height).getContext("2d", { alpha: false });
    context.drawImage(bitmap, 0, 0);
    const square = middle_square(context.getImageData(0, 0, width, height).data, width, SIDE);
    return { said: `${name} stays in this browser, and no link carries it. `, shades: square, file: JSON.stringify(name) };
  }

  // --- What there is to do

  const isLargest = ({ row, column }) => white > black && sums[row - 1][column - 1] === Math.max(...sums.flat());
  const isNear = ({ kernel }) => sum(...kernel) === 0 && kernel.filter((one, n) => one !== Sharpen[n]).length === 1;
  const isLevel = ({ kernel: [a, b, c, d, e, f, g, h, i] }) => sum(a, b, c) > 0 && sum(g, h, i) < 0
    && sum(a, d, g) === 0 && sum(b, e, h) === 0 && sum(c, f, i) === 0;
  stage.tasks([
    { text: "Move the frame to where the sum is largest.", solved: isLargest },
    { text: "Take “Sharpen”, and change one weight so that even surfaces get 0.", solved: isNear },
    { text: "Make a kernel that gets 0 at upright edges, but more where it is bright above dark.", solved: isLevel },
  ]);

  function compute({ kernel, picture }) {
    const fresh = [picture, kernel].join();
    if (fresh === shown) return;
    shown = fresh;
    shades = picture === "own" ? own.shades : numbers.shades;
    const rows = [0, 3, 6].map((start) => kernel.slice(start, start + 3));
    // On the outermost pixels the kernel would stick out of the picture.
    sums = convolve(shades, rows).slice(1, -1).map((row) => row.slice(1, -1).map(exact));
    // Grey is 0 where there are sums below it; else black is.
    white = Math.max(...sums.flat().map(Math.abs));
    black = Math.min(...sums.flat()) < 0 ? -white : 0;
    pixels.show(shades.flat().map((shade) => grey(shade / 9)));
    greys.show(sums.flat().map((one) => grey((one - black) / (white - black || 1))));
  }

  stage.soon(() => compute(state));

  function draw({ row, column, kernel, picture }) {
    compute({ kernel, picture });
    const [total, place] = [written(sums[row - 1][column - 1]), [column, SIDE - 1 - row]];
    frame(...place);
    pixel(square(...place, 0.8));
    answer(total, place, [column > SIDE / 2 ? -30 : 30, -5]);

    const under = NINE.map(([i, j]) => shades[row - 1 + i][column - 1 + j]);
    const products = under.map((shade, n) => shade * kernel[n]);
    factors.forEach((factor, n) => factor(`${under[n]} × ${written(kernel[n])}`, places[n], [0, 6]));
    results.forEach((result, n) => result(written(products[n]), places[n], [0, -14]));
    more(...boxes.filter((_, n) => products[n] > 0));
    less(...boxes.filter((_, n) => products[n] < 0));
    return `${picture === "own" ? own.said : ""}Row ${row}, column ${column}: the products add up to ${total}. `
      + `Black is ${written(black)}, white ${written(white)}.`;
  }

  const python = ({ kernel, picture, ...place }) =>
    ({ ...place, kernel: `[${kernel.join(", ")}]`, picture: picture === "own" ? own.file : "None" });
  return { draw, python };
});
