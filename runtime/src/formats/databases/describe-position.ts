/** Tells where in a query a fault is. */

/** Writes a position in SQL for messages: `(line 1, column 10 of the SQL)`. @param at - Characters before it. */
export function describePosition(sql: string, at: number): string {
  const before = sql.slice(0, at).split("\n");
  return `(line ${before.length}, column ${before.at(-1)!.length + 1} of the SQL)`;
}
