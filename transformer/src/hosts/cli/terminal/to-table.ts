/** Lays text out in columns for a terminal. */

/** The widest cell that other rows make room for, in characters. */
const WIDEST = 48;

/**
 * Lays rows out in columns. A long cell moves only the rest of its own row.
 *
 * @param head - The titles of the columns.
 * @param rows - The cells, without control characters.
 * @param emphasise - Styles a title.
 */
export function toTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  emphasise: (text: string) => string,
): string {
  const longest = head.map((title, column) =>
    rows.reduce((most, row) => Math.max(most, row[column]!.length), title.length),
  );
  const widths = longest.map((length) => Math.min(WIDEST, length));
  const used = head.map((_, column) => rows.some((row) => row[column] !== ""));
  const toLine = (cells: readonly string[], paint: (text: string) => string): string =>
    cells
      .flatMap((cell, column) =>
        used[column] ? [paint(cell) + " ".repeat(Math.max(0, widths[column]! - cell.length))] : [],
      )
      .join("  ")
      .trimEnd();
  return [toLine(head, emphasise), ...rows.map((row) => toLine(row, (text) => text))]
    .map((line) => `${line}\n`)
    .join("");
}
