/** Reads the options of drawings from the command line. */
import { findNearest, OPTION_RULES } from "@icosian/runtime/tooling";
import type { VisualizeOptions } from "@icosian/runtime/visualize";
import type { TagQuery } from "../../../project/graphs/select-nodes.js";
import { Misuse } from "../../../project/misuse.js";
import type { OptionValues } from "./options.js";

/** The options of a drawing, without its format. What is not given is absent. */
export type GraphOptions = Omit<VisualizeOptions, "format">;

/**
 * Reads the options of a drawing. Names of nodes are checked when it is drawn.
 *
 * @throws Misuse for a value that an option cannot have.
 */
export function readGraphOptions(values: OptionValues): GraphOptions {
  const names = (all: readonly string[]): readonly string[] => all.flatMap(splitNames);
  const options: Record<string, unknown> = {
    title: values.title,
    orientation: readWord("orientation", values.orientation, wordsOf("orientation")),
    theme: readWord("theme", values.theme, wordsOf("theme")),
    upstreamOf: orAbsent(names(values["upstream-of"])),
    downstreamOf: orAbsent(names(values["downstream-of"])),
    pathBetween: values["path-between"] === undefined ? undefined : readPair(values["path-between"]),
    hops: values.hops === undefined ? undefined : readHops(values.hops),
    tags: readTags(values.tag),
    modules: orAbsent(values.module),
    groupBy: readGroupBy(values["group-by"]),
    highlight: orAbsent(names(values.highlight)),
    hideInputs: values["hide-inputs"] || undefined,
    deduplicateInputs: values["repeat-inputs"] || undefined,
    showTypes: values["hide-types"] ? false : undefined,
    showTags: values["show-tags"] || undefined,
    legend: values["hide-legend"] ? false : undefined,
  };
  for (const [key, value] of Object.entries(options)) if (value === undefined) delete options[key];
  return options;
}

/** Reads tags: `pii` for any value, `pii=true` for one; several values of one key are alternatives. */
export function readTags(texts: readonly string[]): TagQuery | undefined {
  if (texts.length === 0) return undefined;
  const query = new Map<string, string[] | null>();
  for (const text of texts) {
    const at = text.indexOf("=");
    const key = at < 0 ? text : text.slice(0, at);
    if (key === "") throw new Misuse(`\`--tag ${text}\` names no tag. Write \`--tag key\` or \`--tag key=value\`.`);
    const known = query.get(key);
    // Any value is more than some values.
    if (at < 0 || known === null) query.set(key, null);
    else query.set(key, [...(known ?? []), text.slice(at + 1)]);
  }
  return Object.fromEntries(query);
}

/** Reads a positive number, such as a scale. */
export function readNumber(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw new Misuse(`\`${option} ${text}\` is no positive number.`);
}

function readHops(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Misuse(`\`--hops ${text}\` is no number of edges. Write a whole number such as \`--hops 2\`.`);
}

function readPair(text: string): readonly string[] {
  const names = splitNames(text);
  if (names.length === 2) return names;
  throw new Misuse(`\`--path-between ${text}\` does not name two nodes. Write \`--path-between spend,spendMean\`.`);
}

function readGroupBy(text: string | undefined): unknown {
  if (text?.startsWith("tag:") === true) return { tag: text.slice("tag:".length) };
  return readWord("group-by", text, [...wordsOf("groupBy"), "tag:<key>"]);
}

function readWord(option: string, text: string | undefined, words: readonly string[]): string | undefined {
  if (text === undefined || words.includes(text)) return text;
  const nearest = findNearest(text, words);
  const advice =
    nearest === null ? `Write ${words.map((word) => `\`${word}\``).join(" or ")}.` : `Did you mean \`${nearest}\`?`;
  throw new Misuse(`\`--${option} ${text}\` is no choice. ${advice}`);
}

/** The words that an option of drawings may be. */
function wordsOf(option: string): readonly string[] {
  return OPTION_RULES[option]?.words ?? [];
}

function splitNames(text: string): readonly string[] {
  return text.split(",").map((name) => name.trim());
}

function orAbsent<Value>(list: readonly Value[]): readonly Value[] | undefined {
  return list.length === 0 ? undefined : list;
}
