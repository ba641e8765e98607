/** Quotes names as standard SQL does. */

/** Writes a name as an identifier of SQL: in double quotes, with those inside doubled. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
