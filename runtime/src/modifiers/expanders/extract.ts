/** The mechanism of modifiers that take values apart: one node per part of what a node gives. */
import { invalidModifier, repeatedName } from "../../errors/catalogue/6-modifiers.js";
import { missingField } from "../../errors/catalogue/8-running.js";
import { describeKind, quote } from "../../errors/words.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import { shownName } from "../../graph/shown-name.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { makeNode, readsNode, type ExpandContext, type Expansion } from "../core/expansion.js";
import { findStrayFeed } from "../core/find-stray-feed.js";
import type { Behaviour } from "../core/modifier.js";

/** How parts are found. */
export interface Extraction {
  /** Name of the modifier. */
  readonly kind: string;
  readonly part: "field" | "element" | "column";
  /** Empty for all that the declared type has. */
  readonly names: readonly string[];
  /** What a missing part is replaced by; null when it must be there. */
  readonly fill: { readonly value: unknown; readonly options: object } | null;
  /** The part under a name; `MISSING` when there is none. */
  readonly find: (whole: unknown, name: string, index: number) => unknown;
  /** What there is, for the message about what there is not. */
  readonly describe: (whole: unknown) => string;
}

/** Says that a part is not there. */
export const MISSING: unique symbol = Symbol("missing");

/** What a node is made of. */
const PARTS: Readonly<Record<Extraction["part"], string>> = {
  field: "a field",
  element: "an element",
  column: "a column",
};

/** A modifier's behaviour that adds a node for every part to every outermost node. */
export function toExtraction(extraction: Extraction): Behaviour {
  return {
    kind: extraction.kind,
    expand: (expansion, context, { fields = [] }) => {
      const names = extraction.names.length > 0 ? extraction.names : fields;
      const fault = findFault(extraction, names);
      if (fault === null) return extract(expansion, extraction, names, context);
      context.report(invalidModifier, fault, fault.argument);
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
      // Fields of a definition that makes several nodes would have one name otherwise.
      const ownName = whole === expansion.name ? name : `${whole}.${name}`;
      if (nodes.has(ownName)) context.report(repeatedName, { modifier: extraction.kind, name: ownName }, [index]);
      nodes.set(ownName, toPart(owner, ownName, name, index, extraction));
      outermost.push(ownName);
    });
  }
  return { ...expansion, nodes, outermost };
}

function toPart(
  owner: NodeDefinition,
  ownName: string,
  name: string,
  index: number,
  { part: what, fill, find, describe }: Extraction,
): NodeDefinition {
  const key = what === "element" ? index : name;
  const base = makeNode(owner, {
    name: ownName,
    type: toPartType(what, owner.type, key),
    inputs: [readsNode(owner)],
    path: owner.made?.path ? [...owner.made.path, key] : null,
    from: { passesOn: true, part: key, ...(fill && { filledBy: fill.options }) },
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

/** A column of a list of rows is a list of their fields; what cannot be written so is unknown. */
function toPartType(part: Extraction["part"], type: string, key: string | number): string {
  const isObject = /^\{[^{}]*\}$/.test(type) || !/\[\]|Array</.test(type);
  if (part !== "column" || isObject) return toIndexed(type, key);
  const [, row] = /^(?:readonly )?(.+)\[\]$/.exec(type) ?? /^(?:Readonly)?Array<(.+)>$/.exec(type) ?? [];
  return row !== undefined && /^(\{[^{}]*\}|[\w.$]+)$/.test(row) ? `${toIndexed(row, key)}[]` : "unknown";
}

function toIndexed(type: string, key: string | number): string {
  return `${parenthesise(type)}[${JSON.stringify(key)}]`;
}

/** A type as text, with parentheses where an index would else belong to a part of it only. */
export function parenthesise(type: string): string {
  return /^[\w.$[\]<>"']+$/.test(type) ? type : `(${type})`;
}
