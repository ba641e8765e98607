"use dataflow";

export function rows(file: string): any {
  return JSON.parse(file);
}

export function rowCount(rows: readonly string[]): number {
  return rows.length;
}

export function text(rowCount: any): string {
  return String(rowCount);
}
