/* Pictures as rows of numbers, and what a kernel makes of them. */
(() => {
  const { sum } = gdviz.arithmetic;
  const { floor, max, min } = Math;

  // --- gdviz.networks.convolution, of one channel

  // At every pixel the kernel weighs the pixels around it, with zeros beyond the border.
  const convolve = (image, kernel, bias = 0) => {
    const edge = (kernel.length - 1) / 2;
    return image.map((row, i) =>
      row.map((_, j) =>
        bias + sum(kernel.map((weights, k) =>
          sum(weights.map((weight, l) => weight * (image[i + k - edge]?.[j + l - edge] ?? 0))))),
      ),
    );
  };

  // --- gdviz.scenes.shades

  // Of red, green, blue and cover of each pixel, in one row as a canvas has them.
  const middle_square = (pixels, columns, side) => {
    const rows = pixels.length / 4 / columns;
    const length = min(rows, columns);
    const [top, left] = [rows, columns].map((size) => floor((size - length) / 2));
    const first = Array.from({ length: side + 1 }, (_, i) => floor((i * length) / side));
    const end = first.slice(1).map((next, i) => max(next, first[i] + 1));
    const shade = (i, j) => {
      let light = 0;
      for (let y = top + first[i]; y < top + end[i]; y++) {
        const start = y * columns + left;
        for (let k = 4 * (start + first[j]); k < 4 * (start + end[j]); k += 4) {
          light += pixels[k] + pixels[k + 1] + pixels[k + 2];
        }
      }
      return min(floor((10 * light) / (765 * (end[i] - first[i]) * (end[j] - first[j]))), 9);
    };
    return end.map((_, i) => end.map((_, j) => shade(i, j)));
  };

  gdviz.convolution = { convolve, middle_square };
})();
