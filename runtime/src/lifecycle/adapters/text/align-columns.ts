/** Writes tables whose columns are aligned. */
import { widthOf } from "./line-width.js";

/** On which side the texts of a column begin or end together. */
export type Alignment = "left" | "right";

/**
 * Pads the cells of a table so that its columns are aligned, two spaces apart. All rows have the same number of cells.
 *
 * @returns A line for each row, without spaces at its end.
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  const widths = alignments.map((_, column) =>
    rows.reduce((width, row) => Math.max(width, widthOf(row[column] ?? "")), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = " ".repeat(widths[column]! - widthOf(cell));
        return alignments[column] === "left" ? cell + padding : padding + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}
