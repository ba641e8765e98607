/** What each option of a drawing may be. */
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, quote } from "../errors/words.js";
import { isRecord } from "../plan/request/is-record.js";

/** What one option may be. */
export interface OptionRule {
  /** The words that it may be. */
  readonly words: readonly string[];
  /** Whether it is right, if it is none of the words. */
  readonly isRight: (value: unknown) => boolean;
  /** What to give, for messages. */
  readonly wanted: string;
}

const isString = (value: unknown): value is string => typeof value === "string";
const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every(isString);
const isNames = (value: unknown): boolean => isString(value) || isStrings(value);
const isFunction = (value: unknown): boolean => typeof value === "function";

const FLAG: OptionRule = toKindRule("`true` or `false`", (value) => typeof value === "boolean");
const NAMES: OptionRule = toKindRule("a name or a list of names", isNames);

/** The rules of all options but `format`. */
export const OPTION_RULES: Readonly<Record<string, OptionRule>> = {
  title: toKindRule("a string", isString),
  orientation: toRule("down", "right"),
  hideInputs: FLAG,
  deduplicateInputs: FLAG,
  showTypes: FLAG,
  showTags: toKindRule("`true`, `false`, or a list of keys", (value) => typeof value === "boolean" || isStrings(value)),
  legend: FLAG,
  groupBy: {
    words: ["module", "subdag"],
    wanted: '`"module"`, `"subdag"` or `{ tag: "…" }`',
    isRight: (value) => isRecord(value) && Object.keys(value).join() === "tag" && isString(value["tag"]),
  },
  highlight: toKindRule("a list of names", isStrings),
  style: toKindRule("a function of a node", isFunction),
  theme: toRule("auto", "light", "dark"),
  upstreamOf: NAMES,
  downstreamOf: NAMES,
  pathBetween: toKindRule("a list of two names", (value) => isStrings(value) && (value as unknown[]).length === 2),
  hops: toKindRule("a whole number that is not negative, or `Infinity`", isHops),
  tags: toKindRule("an object that gives for each key a string, a list of strings, or null", isTagQuery),
  modules: toKindRule("the path of a module or a list of paths", isNames),
};

/** The rule of an option that is one of some words; the last one may be `a function`, which is no word. */
export function toRule(...words: readonly string[]): OptionRule {
  const names = words.filter((word) => word !== "a function");
  const shown = words.map((word) => (names.includes(word) ? `\`"${word}"\`` : word));
  const wanted = `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
  return { words: names, wanted, isRight: names.length < words.length ? isFunction : () => false };
}

/** Returns what is wrong with a value, as the rest of a sentence; null if it is right. */
export function findFault(value: unknown, { words, wanted, isRight }: OptionRule): string | null {
  if (isString(value) && words.includes(value)) return null;
  if (isRight(value)) return null;
  const nearest = isString(value) ? findNearest(value, words) : null;
  const advice = nearest === null ? `; give ${wanted}.` : `. Did you mean ${quote(nearest)}?`;
  return `${describeValue(value)}${advice}`;
}

/** Of a list, the first element that is no string is what has to be known. */
function describeValue(value: unknown): string {
  const wrong = Array.isArray(value) ? value.find((each) => !isString(each)) : undefined;
  return wrong === undefined ? describeKind(value) : `a list with ${describeKind(wrong)}`;
}

function toKindRule(wanted: string, isRight: (value: unknown) => boolean): OptionRule {
  return { words: [], wanted, isRight };
}

function isHops(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && (value === Infinity || Number.isInteger(value));
}

function isTagQuery(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((each) => each === null || isNames(each));
}
