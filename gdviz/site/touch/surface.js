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

// Marching squares: where a grid of heights crosses a level. Most cells it does not.
function contour(heights, level, place) {
  let d = "";
  for (let row = 0; row + 1 < heights.length; row++) {
    const [above, below] = [heights[row], heights[row + 1]];
    for (let column = 0; column + 1 < above.length; column++) {
      const under = above[column] < level;
      const isOnOneSide = above[column + 1] < level === under && below[column] < level === under
        && below[column + 1] < level === under;
      if (isOnOneSide) continue;
      const corners = [above[column], above[column + 1], below[column + 1], below[column]];
      if (!corners.every(Number.isFinite)) continue;
      d += crossed(corners.map((height) => height - level), (i, j) => place(column + i, row + j));
    }
  }
  return d;
}

// The lines across a cell whose corners lie so high above the level, or below.
function crossed(gaps, place) {
  const [across, down] = [[0, 1, 1, 0], [0, 0, 1, 1]];
  const ends = [];
  for (let k = 0; k < 4; k++) {
    const next = (k + 1) % 4;
    if (gaps[k] < 0 === gaps[next] < 0) continue;
    const share = gaps[k] / (gaps[k] - gaps[next]);
    const [left, top] = place(across[k] + share * (across[next] - across[k]), down[k] + share * (down[next] - down[k]));
    ends.push(`${ends.length % 2 ? "L" : "M"}${left.toFixed(1)} ${top.toFixed(1)}`);
  }
  return ends.join("");
}
