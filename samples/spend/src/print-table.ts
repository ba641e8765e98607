/** Prints columns of numbers side by side. */

/** Prints one row per index. Numbers that are not whole are printed with three decimals. */
export function printTable(columns: Readonly<Record<string, ArrayLike<number>>>): void {
  const names = Object.keys(columns);
  const count = Math.max(...Object.values(columns).map(({ length }) => length));
  const rows = Array.from({ length: count }, (_, row) =>
    Object.values(columns).map((column) => toCell(column[row] ?? NaN)),
  );
  for (const row of [names, ...rows]) {
    console.log(row.map((cell, column) => cell.padStart(names[column]?.length ?? 0)).join("  "));
  }
}

function toCell(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
