"use dataflow";
/** Reads the weather of Seattle, day by day, into columns. */
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";

/** One row of the file, in millimetres, degrees Celsius and metres per second. */
export interface Day {
  readonly date: string;
  readonly precipitation: string;
  readonly temp_max: string;
  readonly temp_min: string;
  readonly wind: string;
  readonly weather: string;
}

/** The text of the file. The node is async, so nodes that depend on it wait for it. */
export async function csvText(csvPath: string): Promise<string> {
  return readFile(csvPath, "utf8");
}

/** The rows of the file, in chronological order. */
export function days(csvText: string): readonly Day[] {
  return parse<Day>(csvText, { columns: true, skip_empty_lines: true });
}

/** The month of each day, from 1 to 12. */
export function month(days: readonly Day[]): Uint8Array {
  return Uint8Array.from(days, ({ date }) => Number(date.split("-")[1]));
}

/** Rain and snow of each day, in millimetres. */
export function precipitation(days: readonly Day[]): Float64Array {
  return Float64Array.from(days, (day) => Number(day.precipitation));
}

/** Highest temperature of each day, in degrees Celsius. */
export function highestCelsius(days: readonly Day[]): Float64Array {
  return Float64Array.from(days, (day) => Number(day.temp_max));
}

/** Lowest temperature of each day, in degrees Celsius. */
export function lowestCelsius(days: readonly Day[]): Float64Array {
  return Float64Array.from(days, (day) => Number(day.temp_min));
}
