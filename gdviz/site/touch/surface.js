/* Functions seen from above: colours and contours. */

// Of matplotlib's viridis, from low to high.
const COLOURS = ["#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725"];

// A colour as its shares of red, green and blue.
const channels = (hex) => [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
const VIRIDIS = COLOURS.map(channels);

// The colour that lies a share of the way from the first of several to the last.
function mixed(share, colours = VIRIDIS) {
  const place = clamp(Number.isFinite(share) ? share : 1, 0, 1) * (colours.length - 1);
  const low = Math.min(Math.floor(place), colours.length - 2);
  return colours[low].map((value, i) => value + (place - low) * (colours[low + 1][i] - value));
}

// Most cells are: the others alone are worth a closer look.
function isOnOneSide(heights, level, row, column) {
  const [above, below] = [heights[row], heights[row + 1]];
  const under = above[column] < level;
  return above[column + 1] < level === under && below[column] < level === under && below[column + 1] < level === under;
}

// Marching squares: where a grid of heights crosses a level.
function contour(heights, level, place) {
  let d = "";
  for (let row = 0; row + 1 < heights.length; row++) {
    for (let column = 0; column + 1 < heights[0].length; column++) {
      if (isOnOneSide(heights, level, row, column)) continue;
      const corners = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1]];
      const values = corners.map(([i, j]) => heights[j][i] - level);
      if (!values.every(Number.isFinite)) continue;
      const crossed = [];
      corners.forEach(([i, j], k) => {
        const [next, value, other] = [corners[(k + 1) % 4], values[k], values[(k + 1) % 4]];
        if (value < 0 === other < 0) return;
        const share = value / (value - other);
        crossed.push(place(i + share * (next[0] - i), j + share * (next[1] - j)));
      });
      for (let k = 0; k + 1 < crossed.length; k += 2) {
        d += `M${crossed[k].map((v) => v.toFixed(1)).join(" ")}L${crossed[k + 1].map((v) => v.toFixed(1)).join(" ")}`;
      }
    }
  }
  return d;
}
