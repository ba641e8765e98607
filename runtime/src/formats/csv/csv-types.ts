/** What the values of a csv file mean: numbers, booleans, dates, or texts. */

/** The type of a column of a csv file. */
export type CsvType = "string" | "number" | "boolean" | "date" | "bigint";

/** Parses one value; `undefined` if it is none of the type. */
export type CsvParser = (text: string) => unknown;

/** Parsers of the values that a column is said to have. */
export const PARSERS: Readonly<Record<CsvType, CsvParser>> = {
  string: (text) => text,
  number: parseAnyNumber,
  boolean: parseBoolean,
  date: parseDate,
  bigint: (text) => (/^[+-]?\d+$/.test(text) ? BigInt(text.replace("+", "")) : undefined),
};

/** Parsers for columns whose types are read from the values: they accept only what loses nothing. */
export const STRICT_PARSERS: Readonly<Record<CsvType, CsvParser>> = { ...PARSERS, number: parseExactNumber };

/** Returns the type that one value has by its looks. */
export function guessType(text: string): CsvType {
  if (parseExactNumber(text) !== undefined) return "number";
  if (parseBoolean(text) !== undefined) return "boolean";
  return parseDate(text) === undefined ? "string" : "date";
}

const NUMBER = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Powers of ten by which a number of at most fifteen digits can be divided without a second rounding. */
const POWERS: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Parses a number that loses nothing: no leading zeros or plus sign, and no digit that a number cannot hold. */
export function parseExactNumber(text: string): number | undefined {
  const isNegative = text.charCodeAt(0) === 45;
  const start = isNegative ? 1 : 0;
  let digits = 0;
  let point = -1;
  // Plain numbers of at most fifteen digits, which are nearly all, are computed here: `Number` takes longer.
  if (text.length - start > 16) return parseRareNumber(text);
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits = digits * 10 + code - 48;
    else if (code === 46 && point < 0) point = at;
    else return parseRareNumber(text);
  }
  const whole = (point < 0 ? text.length : point) - start;
  const hasLeadingZero = whole > 1 && text.charCodeAt(start) === 48;
  if (whole === 0 || hasLeadingZero || text.length - start > 15) return parseRareNumber(text);
  const value = point < 0 ? digits : digits / POWERS[text.length - point - 1]!;
  return isNegative ? -value : value;
}

/** Parses words, exponents, and numbers of more than fifteen digits. */
function parseRareNumber(text: string): number | undefined {
  const first = text.charCodeAt(0);
  // Digits, a minus or a point; otherwise only words are numbers.
  if (!((first >= 48 && first <= 57) || first === 45 || first === 46)) return parseWord(text);
  const value = Number(text);
  // What prints as the same text has lost nothing; so do most numbers that programs have written.
  if (`${value}` === text) return value;
  if (!NUMBER.test(text)) return parseWord(text);
  return isSame(text, value) ? value : undefined;
}

function parseWord(text: string): number | undefined {
  switch (text) {
    case "NaN":
    case "nan":
      return Number.NaN;
    case "Infinity":
    case "inf":
      return Infinity;
    case "-Infinity":
    case "-inf":
      return -Infinity;
    default:
      return undefined;
  }
}

/** Tells whether a number has all digits of a text. */
function isSame(text: string, value: number): boolean {
  const digits = text
    .replace(/[eE].*$/, "")
    .replaceAll(/[-.]/g, "")
    .replace(/^0+/, "");
  if (digits === "") return true;
  if (!Number.isFinite(value) || value === 0) return false;
  if (digits.length <= 15) return true;
  if (digits.length > 100) return false;
  return value.toPrecision(digits.length).replace(/e.*$/, "").replaceAll(/[-.]/g, "").replace(/^0+/, "") === digits;
}

/** Parses a number of a column that is said to have numbers. */
function parseAnyNumber(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : parseWord(trimmed);
}

function parseBoolean(text: string): boolean | undefined {
  switch (text) {
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
    default:
      return undefined;
  }
}

const DATE =
  /^([+-]\d{6}|\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})0*)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

/** Parses an ISO date, with or without a time. Without a time zone it is UTC. Digits beyond milliseconds do not fit. */
function parseDate(text: string): Date | undefined {
  const first = text.charCodeAt(0);
  if (text.length < 10 || !((first >= 48 && first <= 57) || first === 43 || first === 45)) return undefined;
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day);
  // There is no 30th of February, and no hour 24.
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return undefined;
  if (hour! > 23 || minute! > 59 || second! > 59) return undefined;
  date.setUTCHours(hour!, minute, second, Number((match[7] ?? "0").padEnd(3, "0")));
  const time = date.getTime() - toOffset(match[8]) * 60_000;
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** Minutes that a time zone is ahead of UTC. */
function toOffset(zone: string | undefined): number {
  if (zone === undefined || zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", ""));
  return zone.startsWith("-") ? -minutes : minutes;
}
