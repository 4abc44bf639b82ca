/* A table of two columns, such as a reader pastes: its numbers, and their names if the first row has
   some. Where columns are parted by semicolons, tabs or spaces, a comma stands before decimals. */
(() => {
  const LARGEST = 1e9;
  const LONGEST = 1e5; // Characters; more would take long to read.

  function columns(text) {
    if (text.length > LONGEST) throw new Error("The table is longer than 100,000 characters; take a part of it.");
    const rows = text.split(/\r?\n/).map((row, i) => ({ row: row.trim(), at: i + 1 })).filter(({ row }) => row);
    const between = [";", "\t", ","].find((mark) => rows[0]?.row.includes(mark)) ?? /\s+/;
    const cells = (row) => row.split(between).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    const number = (cell) => (cell === "" ? NaN : Number((between === "," ? cell : cell.replace(",", ".")).replace("−", "-")));
    const isHead = rows.length && cells(rows[0].row).some((cell) => Number.isNaN(number(cell)));
    const names = isHead ? cells(rows.shift().row) : null;
    const points = rows.map(({ row, at }) => {
      const found = cells(row);
      if (found.length !== 2) throw new Error(`Row ${at} has ${found.length} columns; it must have two.`);
      return found.map((cell, k) => {
        const value = number(cell);
        if (Math.abs(value) <= LARGEST) return value;
        throw new Error(`Row ${at}, column ${k + 1} says "${cell.slice(0, 20)}"; it must be a number up to a billion.`);
      });
    });
    return { points, names };
  }

  gdviz.columns = columns;
})();
