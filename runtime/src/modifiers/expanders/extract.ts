/** The mechanism of modifiers that take values apart: one node per part of a node's value. */
import { repeatedName } from "../../errors/catalogue/6-modifiers.js";
import { missingField } from "../../errors/catalogue/8-running.js";
import { describeKind, quote } from "../../errors/words.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import { shownName } from "../../graph/shown-name.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { reportFault } from "../core/report-fault.js";
import { makeNode, readsNode, type ExpandContext, type Expansion } from "../core/expansion.js";
import { findStrayFeed } from "../core/find-stray-feed.js";
import type { Behaviour } from "../core/modifier.js";

/** How a modifier takes a value apart. */
export interface Extraction {
  /** The name of the modifier. */
  readonly kind: string;
  /** The kind of the parts. */
  readonly part: "field" | "element" | "column";
  /** The names of the parts; empty for all parts of the declared type. */
  readonly names: readonly string[];
  /** The value that replaces a missing part, with the options that contain it; null if no part may be missing. */
  readonly fill: { readonly value: unknown; readonly options: object } | null;
  /** Returns the part with a name; {@link MISSING} if there is none. */
  readonly find: (whole: unknown, name: string, index: number) => unknown;
  /** Describes the value, for the message about a missing part. */
  readonly describe: (whole: unknown) => string;
}

/** The result of a search for a part that does not exist. */
export const MISSING: unique symbol = Symbol("missing");

/** The kinds of parts, as messages write them. */
const PARTS: Readonly<Record<Extraction["part"], string>> = {
  field: "a field",
  element: "an element",
  column: "a column",
};

/**
 * Returns the behaviour of a modifier that adds one node per part for every outermost node. Faulty arguments are
 * reported as ICO6009, names that are taken as ICO6014.
 */
export function toExtraction(extraction: Extraction): Behaviour {
  return {
    kind: extraction.kind,
    expand: (expansion, context, { fields = [] }) => {
      const names = extraction.names.length > 0 ? extraction.names : fields;
      const fault = findFault(extraction, names);
      if (fault === null) return extract(expansion, extraction, names, context);
      reportFault(fault, context);
      return expansion;
    },
  };
}

function findFault({ kind, fill }: Extraction, names: readonly unknown[]): ArgumentFault | null {
  if (names.length === 0)
    return {
      reason: `\`${kind}\` has no names, and the declared return type is not written in place. Name what to extract.`,
      argument: [],
    };
  const stray = fill === null ? null : findStrayFeed(fill.value);
  if (stray !== null)
    return {
      reason: `\`fill\` of \`${kind}\` is ${stray}, and takes the value itself.`,
      argument: [names.length, "fill"],
    };
  const wrong = names.findIndex((name) => typeof name !== "string" || name === "");
  return wrong < 0
    ? null
    : { reason: `\`${kind}\` takes names, not ${describeKind(names[wrong])}.`, argument: [wrong] };
}

function extract(
  expansion: Expansion,
  extraction: Extraction,
  names: readonly string[],
  context: ExpandContext,
): Expansion {
  const nodes = new Map(expansion.nodes);
  const outermost: string[] = [];
  for (const whole of expansion.outermost) {
    const owner = nodes.get(whole)!;
    names.forEach((name, index) => {
      // If a definition has several outermost nodes, their fields would otherwise have the same names.
      const ownName = whole === expansion.name ? name : `${whole}.${name}`;
      if (nodes.has(ownName)) context.report(repeatedName, { modifier: extraction.kind, name: ownName }, [index]);
      nodes.set(ownName, toPartNode(owner, ownName, name, index, extraction, context));
      outermost.push(ownName);
    });
  }
  return { ...expansion, nodes, outermost };
}

function toPartNode(
  owner: NodeDefinition,
  ownName: string,
  name: string,
  index: number,
  { part: what, fill, find, describe }: Extraction,
  context: ExpandContext,
): NodeDefinition {
  const key = what === "element" ? index : name;
  const base = makeNode(owner, {
    name: ownName,
    type: toPartType(what, owner.type, key),
    inputs: [readsNode(owner)],
    path: owner.made?.path ? [...owner.made.path, key] : null,
    kind: "field",
    from: { passesOn: true, part: key, ...(fill && { filledBy: fill.options }) },
    part: context.toPart([what, key, fill && [fill.value]]),
    documentation: owner.documentation,
    role: { of: ownName, as: [`${PARTS[what]} of ${quote(owner.made?.role?.of ?? owner.name)}`] },
    function: (whole: unknown) => {
      const part = find(whole, name, index);
      if (part !== MISSING) return part;
      if (fill !== null) return fill.value;
      throw new NodeProblem(missingField, { owner: shownName(owner), field: name, found: describe(whole) });
    },
  });
  const tags = owner.sharedTags ?? owner.tags;
  return tags === undefined ? base : { ...base, tags };
}

/** Returns the type of a part as text. A column of rows has a list type, or `unknown` if the row type is complex. */
function toPartType(part: Extraction["part"], type: string, key: string | number): string {
  const isObject = /^\{[^{}]*\}$/.test(type) || !/\[\]|Array</.test(type);
  if (part !== "column" || isObject) return toIndexed(type, key);
  const [, row] = /^(?:readonly )?(.+)\[\]$/.exec(type) ?? /^(?:Readonly)?Array<(.+)>$/.exec(type) ?? [];
  return row !== undefined && /^(\{[^{}]*\}|[\w.$]+)$/.test(row) ? `${toIndexed(row, key)}[]` : "unknown";
}

function toIndexed(type: string, key: string | number): string {
  return `${parenthesise(type)}[${JSON.stringify(key)}]`;
}

/** Adds parentheses to a type's text if an index after it would otherwise apply to only a part of the type. */
export function parenthesise(type: string): string {
  return /^[\w.$[\]<>"']+$/.test(type) ? type : `(${type})`;
}
