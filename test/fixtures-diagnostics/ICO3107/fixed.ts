"use dataflow";
export function rows(text: string): string[] {
  return JSON.parse(text);
}
export function rowCount(rows: string[]): number {
  return rows.length;
}
