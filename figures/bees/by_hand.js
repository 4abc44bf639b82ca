/* Move a frame over a picture, change the kernel, and see products, sum and map follow. */
gdviz.touch("bees/by_hand", (stage, numbers) => {
  const { convolve, middle_square, relu } = gdviz.arithmetic;
  const SIDE = numbers.shades.length;
  const LAST = SIDE - 2; // The last row, and column, that the frame may have in its middle.
  const MOST = 16e6; // Pixels of a reader's picture.
  const GREYS = [[0, 0, 0], [255, 255, 255]];
  const NINE = numbers.kernel.map((_, n) => [Math.floor(n / 3), n % 3]);
  const SHARPEN = numbers.kernels.Sharpen;
  // Weights have two digits and shades are whole, so a sum has two digits as well.
  const exact = (value) => Number(value.toFixed(2));
  const sum = (...values) => exact(values.reduce((total, value) => total + value, 0));
  const written = (value) => stage.written(exact(value)).replace(/\.?0+$/, "");

  const state = stage.state({
    row: { start: numbers.row, from: 1, to: LAST, digits: 0 },
    column: { start: numbers.column, from: 1, to: LAST, digits: 0 },
    kernel: { start: numbers.kernel, count: 9, from: -9, to: 9, digits: 2 },
    negative: { start: "kept", among: ["kept", "zero"] },
    picture: { start: "bee", among: ["bee", "own"] },
  });
  let [own, fault] = [null, ""]; // A reader's own picture, or why it was not opened.
  let [shades, sums, answers, black, white, shown] = [];

  // --- What is seen

  const plot = (title, from, to, high = 358) => stage.plot({ title, x: { range: [from, to] }, y: { range: [from, to] }, high });
  const scene = plot("The picture: drag the frame", 0, SIDE - 1);
  const map = plot("The map of sums", 1, LAST);
  const list = plot("Each pixel times its weight", 0, 3, 220);
  const [pixels, greys] = [scene.field(SIDE), map.field(LAST)];
  const square = (x, y, half) => [[x - half, y - half], [x - half, y + half], [x + half, y + half], [x + half, y - half]];
  const places = NINE.map(([i, j]) => [j + 0.5, 2.5 - i]);
  const boxes = places.map((place) => square(...place, 0.48));
  const positive = list.curve({ fill: "data", opacity: 0.25, closed: true });
  const negative = list.curve({ fill: "model", opacity: 0.25, closed: true });
  list.curve({ stroke: "muted", width: 0.6, closed: true })(...boxes);
  const factors = NINE.map(() => list.label("muted", "middle"));
  const results = NINE.map(() => list.label("ink", "middle"));
  const pixel = map.curve({ stroke: "halo", width: 1.5, edged: true, closed: true });
  const answer = map.label("ink");

  // --- What is touched

  // Rows are counted from above, heights from below.
  const moveTo = (x, y) => stage.set({ column: x, row: SIDE - 1 - y });
  const says = () => `row ${state.row}, column ${state.column}`;
  const frame = scene.handle({
    name: "the frame", role: "none", shape: "square", size: 24, fine: [1, 1], moved: moveTo, says,
  });
  for (const seen of [scene, map]) seen.pick(moveTo);
  stage.plots.append(stage.group("The kernel", () => {
    stage.table("kernel", 3, (n) => `weight in row ${NINE[n][0] + 1}, column ${NINE[n][1] + 1}`);
    for (const [name, kernel] of Object.entries(numbers.kernels)) stage.button(name, () => stage.set({ kernel }));
    stage.choice("negative sums", "negative", { kept: "stay", zero: "become 0 (ReLU)" });
  }));
  stage.choice("picture", "picture", { bee: "the bee", own: "your own" });
  stage.file("your own", "image/*", open);

  async function open(file) {
    const nothing = { width: 0, height: 0 };
    const bitmap = await createImageBitmap(file, { colorSpaceConversion: "none" }).catch(() => nothing);
    const { width, height } = bitmap;
    if (!width) fault = `${file.name} is no picture that this browser can read: save it as PNG or JPEG. `;
    if (width * height > MOST) fault = `${file.name} has ${width} × ${height} pixels: scale it down to 16 million. `;
    if (fault) return stage.draw();
    // What is clear becomes black.
    const canvas = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { alpha: false });
    canvas.drawImage(bitmap, 0, 0);
    own = { name: file.name, shades: middle_square(canvas.getImageData(0, 0, width, height).data, width, SIDE) };
    shown = "";
    stage.set({ picture: "own" });
  }

  const isLargest = ({ row, column }) => white > black && sums[row - 1][column - 1] === Math.max(...sums.flat());
  const isNearSharp = ({ kernel }) => kernel.filter((weight, n) => weight !== SHARPEN[n]).length === 1;
  const isLevel = ({ kernel: [a, b, c, d, e, f, ...below] }) => sum(a, b, c) > 0 && sum(...below) < 0
    && [[a, d], [b, e], [c, f]].every((pair, j) => sum(...pair, below[j]) === 0);
  stage.tasks([
    { text: "Move the frame to where the sum is largest.", solved: isLargest },
    {
      text: "Choose “Sharpen”, then change one weight so that every even surface gets 0.",
      solved: (now) => sum(...now.kernel) === 0 && isNearSharp(now),
    },
    { text: "Make a kernel that gets 0 at upright edges, but more where it is bright above dark.", solved: isLevel },
  ]);

  function compute(now) {
    shades = now.picture === "own" && own ? own.shades : numbers.shades;
    const kernel = [0, 3, 6].map((start) => now.kernel.slice(start, start + 3));
    // On the outermost pixels the kernel would stick out of the picture.
    sums = convolve(shades, kernel).slice(1, -1).map((row) => row.slice(1, -1).map(exact));
    answers = now.negative === "zero" ? relu(sums)[0] : sums;
    white = Math.max(...answers.flat().map(Math.abs));
    black = Math.min(...answers.flat()) < 0 ? -white : 0;
    pixels.show(shades.flat().map((shade) => stage.mixed(shade / 9, GREYS)));
    greys.show(answers.flat().map((one) => stage.mixed((one - black) / (white - black || 1), GREYS)));
  }

  function draw(now) {
    const fresh = [now.picture, now.kernel, now.negative].join();
    if (fresh !== shown) compute(now);
    shown = fresh;
    const [x, y] = [now.column, SIDE - 1 - now.row];
    const [total, there] = [sums, answers].map((rows) => written(rows[now.row - 1][now.column - 1]));
    frame(x, y);
    pixel(square(x, y, 0.5));
    answer(there, [x, y], [10, 10]);

    const under = NINE.map(([i, j]) => shades[now.row - 1 + i][now.column - 1 + j]);
    const products = under.map((shade, n) => shade * now.kernel[n]);
    factors.forEach((factor, n) => factor(`${under[n]} × ${written(now.kernel[n])}`, places[n], [0, 6]));
    results.forEach((result, n) => result(written(products[n]), places[n], [0, -14]));
    positive(...boxes.filter((_, n) => products[n] > 0));
    negative(...boxes.filter((_, n) => products[n] < 0));

    const stays = own ? `${own.name} stays in this browser, and no link carries it. ` : "No link carries a reader's picture. ";
    const note = fault || (now.picture === "own" ? stays : "");
    fault = "";
    return `${note}Row ${now.row}, column ${now.column}: the products add up to ${total}, and the map has `
      + `${there} there. Black is ${written(black)}, white is ${written(white)}.`;
  }

  const python = ({ kernel, negative: kept, row, column, picture }) => ({
    picture: picture === "own" && own ? JSON.stringify(own.name) : "None",
    kernel: `[${kernel.join(", ")}]`, negative: `"${kept}"`, row, column,
  });
  return { draw, python };
});
