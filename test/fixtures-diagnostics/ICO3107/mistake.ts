"use dataflow";
export function rows(text: string): any {
  return JSON.parse(text);
}
export function rowCount(rows: string[]): number {
  return rows.length;
}
