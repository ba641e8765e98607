"use dataflow";
import type { Row as Reported } from "./reports.ts";

export interface Row {
  readonly id: string;
  readonly spend: number;
}

export function row(): Row {
  return { id: "", spend: 1 };
}

/** Misses a property. */
export function missing(row: { id: string; signups: number }): number {
  return row.signups;
}

/** Misses several. */
export function several(row: Row & { signups: number; weeks: number }): number {
  return row.weeks;
}

/** Is called the same, and is another type. */
export function reported(row: Reported): string {
  return row.id.text;
}

export function rows(): readonly Row[] {
  return [];
}

/** Differs in each element. */
export function listed({ rows }: { rows: readonly Reported[] }): number {
  return rows.length;
}

export function maybe(): { id?: string; nested: { deep: { spend: number | null } } } {
  return { nested: { deep: { spend: null } } };
}

export function required(maybe: { id: string }): string {
  return maybe.id;
}

export function deep(maybe: { nested: { deep: { spend: number } } } | null): number {
  return maybe?.nested.deep.spend ?? 0;
}

export function either(): Row | { id: number } | null {
  return null;
}

export function one(either: Row | null): string {
  return either?.id ?? "";
}

export function pair(): [number, string] {
  return [1, ""];
}

export function triple(pair: [number, string, boolean]): boolean {
  return pair[2];
}

export function weak(row: { unit?: string; scale?: number }): string {
  return row.unit ?? "";
}

/** Of functions and of library types no property is to blame. */
export function made(): (week: number) => string {
  return String;
}

export function called(made: (week: string) => string, rows: Map<string, Row>): string {
  return made("") + String(rows.size);
}

export function swapped(pair: [string, number]): number {
  return pair[1];
}
