"use dataflow";

export function rows(file: any): any[] {
  return [file];
}

export function rowCount(rows: any[]): unknown {
  return rows.length;
}

export function text(rowCount: unknown): string {
  return String(rowCount);
}
