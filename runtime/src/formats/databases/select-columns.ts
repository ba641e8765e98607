/** Finds the wanted columns among those of a result. */
import { DataError } from "../../data/data-error.js";
import { findNearest } from "../../errors/find-nearest.js";
import { quote, quoteAll, suggest } from "../../errors/words.js";

/**
 * Finds the positions of the wanted columns.
 *
 * @param names - Names of all columns of the result, in their order.
 * @param wanted - Names of the wanted columns; null for all.
 * @param source - What is read, for messages.
 * @returns The positions in the order of `wanted`. O(columns).
 * @throws DataError if a wanted column does not exist, or if two columns have one name.
 */
export function selectColumns(
  names: readonly string[],
  wanted: readonly string[] | null,
  source: string,
): readonly number[] {
  const positions = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, name] of names.entries()) {
    if (positions.has(name)) repeated.add(name);
    positions.set(name, at);
  }
  const chosen = wanted ?? names;
  const twice = chosen.find((name) => repeated.has(name));
  if (twice !== undefined)
    throw new DataError(
      { source },
      `Several columns are called ${quote(twice)}. Give each a name of its own with \`AS\`.`,
    );
  return chosen.map((name) => {
    const at = positions.get(name);
    if (at === undefined) throw unknownColumn(name, names, source);
    return at;
  });
}

/** Creates the error of a column that does not exist. */
export function unknownColumn(column: string, names: readonly string[], source: string, cause?: unknown): DataError {
  const nearest = findNearest(column, names);
  const otherwise = names.length === 0 ? "" : `There are ${quoteAll(names)}.`;
  return new DataError({ source, column }, `There is no such column. ${suggest(nearest, otherwise)}`.trim(), { cause });
}

/** Creates the error of a table that does not exist. */
export function unknownTable(table: string, names: readonly string[], source: string, cause?: unknown): DataError {
  const nearest = findNearest(table, names);
  const otherwise = names.length === 0 ? "The database has no tables." : `There are ${quoteAll(names)}.`;
  const dot = /^[^.]+\.[^.]+$/.test(table)
    ? ` A dot is part of the name; write \`schema: ${JSON.stringify(table.split(".")[0])}, table: ${JSON.stringify(table.split(".")[1])}\` for a table of a schema.`
    : "";
  return new DataError({ source }, `There is no such table. ${suggest(nearest, otherwise)}${dot}`, { cause });
}
