/** Reads the arguments of `from`, and of the part of `to` that is the same. */
import type { CatalogueEntry } from "../errors/catalogue-entry.js";
import { invalidMaterializer } from "../errors/catalogue/6-materializers.js";
import type { ArgumentPath, Facts } from "../errors/problem.js";
import { describeKind, quote, quoteAll } from "../errors/words.js";
import type { ExpandContext } from "../modifiers/core/expansion.js";
import { findFeed, type FeedData } from "../modifiers/core/feed.js";
import { isStandardSchema, type StandardSchema } from "../quality/standard-schema.js";

/** What `from` makes of the data. */
export interface FromForm {
  /** The whole data, the data as a stream of rows, one node per column, or a fan-out with one item per row. */
  readonly kind: "target" | "lazy" | "columns" | "items";
  /** The nodes, each with the column that is its value; the column is null if the value is not a column. */
  readonly nodes: readonly FromNode[];
  /** The columns to which the data are restricted; null for all columns. */
  readonly columns: readonly string[] | null;
  /** The schema that the data, or each row, must meet; null if there is none. */
  readonly schema: StandardSchema | null;
  /** The options of the loader, as feeds. */
  readonly feeds: ReadonlyMap<string, FeedData>;
}

/** A node that `from` makes. */
export interface FromNode {
  /** Name of the node. */
  readonly name: string;
  /** Name of the column; null if the value is not a column. */
  readonly column: string | null;
}

/** Reports a fault in the arguments of a materializer. */
export type ReportFault = (reason: string, argument: ArgumentPath) => void;

const OWN: ReadonlySet<string> = new Set(["target", "lazy", "columns", "items", "schema"]);

/** Returns a function that reports faults as ICO6019. */
export function toReport(context: ExpandContext): ReportFault {
  const entry: CatalogueEntry<{ readonly reason: string } & Facts> = invalidMaterializer;
  return (reason, argument) => context.report(entry, { reason }, argument);
}

/** Reads the second argument of `from`; null if anything in it is wrong, which is reported. */
export function readFrom(options: unknown, report: ReportFault): FromForm | null {
  if (!isPlainObject(options)) {
    report(`\`from\` takes a data loader and an object of options, not ${describeKind(options)}.`, [1]);
    return null;
  }
  const { target, items, lazy = false, columns, schema } = options;
  const before = [target, items].filter((each) => each !== undefined).length;
  const faults: (readonly [reason: string, argument: ArgumentPath])[] = [];
  if (before > 1) faults.push(["Give one of `target` and `items`, not both.", [1, "items"]]);
  if (before === 0 && columns === undefined)
    faults.push(["Say what the data become: `target` for one node, `columns` or `items` for several.", [1]]);
  for (const [key, name] of Object.entries({ target, items }))
    if (name !== undefined && !isName(name))
      faults.push([`\`${key}\` is ${describeKind(name)}; give the name of a node.`, [1, key]]);
  if (typeof lazy !== "boolean") faults.push([`\`lazy\` is ${describeKind(lazy)}; give true or false.`, [1, "lazy"]]);
  else if (lazy && target === undefined) faults.push(["`lazy` belongs to a `target`.", [1, "lazy"]]);
  if (schema !== undefined && !isStandardSchema(schema))
    faults.push([`\`schema\` is ${describeKind(schema)}; give a Standard Schema, such as one of zod.`, [1, "schema"]]);
  const read = columns === undefined ? null : readColumns(columns, before > 0);
  if (typeof read === "string") faults.push([read, [1, "columns"]]);
  for (const [reason, argument] of faults) report(reason, argument);
  if (faults.length > 0 || typeof read === "string") return null;
  const only = [target, items].find(isName);
  return {
    kind: isName(items) ? "items" : only === undefined ? "columns" : lazy === true ? "lazy" : "target",
    nodes: only === undefined ? read! : [{ name: only, column: null }],
    columns: read?.map(({ column }) => column) ?? null,
    schema: isStandardSchema(schema) ? schema : null,
    feeds: readFeeds(options, OWN),
  };
}

/** Returns the options that are not the materializer's own, each as a feed: a constant unless it is a feed already. */
export function readFeeds(options: object, own: ReadonlySet<string>): ReadonlyMap<string, FeedData> {
  const others = Object.entries(options).filter(([key, value]) => !own.has(key) && value !== undefined);
  return new Map(others.map(([key, value]) => [key, findFeed(value) ?? { kind: "value", value }]));
}

/** Whether a value is an object of options. */
export function isPlainObject(candidate: unknown): candidate is Readonly<Record<string, unknown>> {
  return (
    typeof candidate === "object" && candidate !== null && !Array.isArray(candidate) && findFeed(candidate) === null
  );
}

/** Whether a value can be the name of a node. */
export function isName(candidate: unknown): candidate is string {
  return typeof candidate === "string" && candidate !== "";
}

interface ColumnNode {
  readonly name: string;
  readonly column: string;
}

/** Reads `columns`: a list of names, or an object with the column of each node; a text says what is wrong. */
function readColumns(columns: unknown, isRestriction: boolean): readonly ColumnNode[] | string {
  const isList = Array.isArray(columns);
  if (!isList && (!isPlainObject(columns) || isRestriction)) {
    const form = isRestriction
      ? "a list of columns"
      : 'a list of columns, or an object such as { spend: "Spend (USD)" }';
    return `\`columns\` is ${describeKind(columns)}; give ${form}.`;
  }
  const entries: readonly (readonly [unknown, unknown])[] = isList
    ? (columns as readonly unknown[]).map((name) => [name, name])
    : Object.entries(columns);
  if (entries.length === 0) return "`columns` is empty; name at least one column.";
  const wrong = entries.find(([, column]) => !isName(column));
  if (wrong !== undefined) return `\`columns\` has ${describeKind(wrong[1])} as a name; give names of columns.`;
  const names = entries.map(([name]) => String(name));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return `\`columns\` has ${quote(repeated)} twice, among ${quoteAll(names)}.`;
  return entries.map(([name, column]) => ({ name: String(name), column: String(column) }));
}
