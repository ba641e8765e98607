/** Durations and sizes on the command line: `30d`, `2GB`. */
import { Misuse } from "../../../project/misuse.js";

/** Milliseconds. */
const DURATIONS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Bytes, in the order in which they are written. */
const SIZES: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
const BINARY_SIZES: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/**
 * Reads a duration such as `30d`.
 *
 * @returns Milliseconds.
 * @throws Misuse for anything but a number with a known unit.
 */
export function readDuration(option: string, text: string): number {
  return read(option, text, DURATIONS, "a duration", "30d");
}

/**
 * Reads a size such as `2GB` or `500 MiB`. Letters may be small.
 *
 * @returns Bytes.
 * @throws Misuse for anything but a number with a known unit.
 */
export function readSize(option: string, text: string): number {
  return Math.floor(read(option, text, { ...SIZES, ...BINARY_SIZES }, "a size", "2GB"));
}

/** Writes a number of bytes: `1.2 GB`. */
export function toSizeText(bytes: number): string {
  const [unit, size] = Object.entries(SIZES).findLast(([, each]) => bytes >= each) ?? ["B", 1];
  const digits = (bytes / size).toFixed(unit === "B" || bytes / size >= 99.95 ? 0 : 1);
  return `${digits.replace(/\.0$/, "")} ${unit}`;
}

function read(
  option: string,
  text: string,
  units: Readonly<Record<string, number>>,
  what: string,
  example: string,
): number {
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  const all = Object.keys(units);
  const advice = `Write it like \`${option} ${example}\`. Units are ${all.slice(0, -1).join(", ")} and ${all.at(-1)}.`;
  if (digits === undefined || unit === undefined) throw new Misuse(`\`${option} ${text}\` is not ${what}. ${advice}`);
  if (unit === "") throw new Misuse(`\`${option} ${text}\` has no unit. ${advice}`);
  const known = all.find((each) => each.toLowerCase() === unit.toLowerCase());
  if (known === undefined) throw new Misuse(`\`${option} ${text}\` has an unknown unit, \`${unit}\`. ${advice}`);
  return Number(digits) * units[known]!;
}
