/** Tags: metadata of nodes. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind, quote } from "../../errors/words.js";
import type { Tags } from "../../graph/node-definition.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { reportFault } from "../core/report-fault.js";
import { mapNodes, type ExpandContext, type Expansion } from "../core/expansion.js";
import { findTargets, type Target } from "../core/find-targets.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Behaviour, type Modifier } from "../core/modifier.js";

/** Options of modifiers that can apply to some of a definition's nodes. */
export interface TargetOptions {
  /**
   * The nodes to which the modifier applies: a name, several names, or `"all"`. Unless given, the modifier applies to
   * the outermost nodes, for example the fields of an `extractFields`. An unknown name is reported as ICO6012.
   */
  readonly target?: Target;
}

/** The first parts of tags that only this package may set. */
const RESERVED: ReadonlySet<string> = new Set(["icosian", "module"]);

/**
 * Adds tags to nodes of the definition: to the outermost ones, or to those that the option `target` names. If the
 * modifier stands outside of an `extractFields`, the outermost nodes are the fields, and not the node that has them.
 *
 * If a modifier further outwards extracts parts from a tagged node, the parts inherit its tags, except for tags with a
 * `target`.
 *
 * @param tags - The tags by key. A key is a dotted identifier whose first part is neither `icosian` nor `module`; a
 * value is a string or a list of distinct strings. Anything else is reported as ICO6009.
 * @example
 * ```ts
 * "use dataflow";
 * import { node, tag } from "@icosian/runtime";
 *
 * export const spendMean = node(
 *   tag({ owner: "data-science", audience: ["finance", "growth"] }),
 *   (spend: readonly number[]): number => spend.reduce((sum, x) => sum + x, 0) / spend.length,
 * );
 * ```
 * @hamilton function_modifiers.tag
 */
export function tag(tags: Tags, { target }: TargetOptions = {}): Modifier<"tag"> {
  return createModifier({ kind: "tag", expand: addOwnTags("tag", tags, [0], target) });
}

/**
 * Returns the expansion of a modifier that adds tags to nodes.
 *
 * @param modifier - The name of the modifier, for messages.
 * @param tags - The tags by key, not yet checked.
 * @param argument - The path of the tags among the modifier's arguments.
 */
export function addOwnTags(
  modifier: string,
  tags: unknown,
  argument: ArgumentPath,
  target?: Target,
): NonNullable<Behaviour["expand"]> {
  return (expansion, context) => {
    if (!checkTags(tags, modifier, context, argument)) return expansion;
    const names = new Set(findTargets(expansion, target, modifier, context));
    return addTags(expansion, (name) => (names.has(name) ? tags : null), target === undefined);
  };
}

/**
 * Adds different tags to different nodes of a definition.
 *
 * @param tagsByNode - The tags, as {@link tag} takes them, by the name of the node. An unknown name is reported as
 * ICO6012.
 * @hamilton function_modifiers.tag_outputs
 */
export function tagOutputs(tagsByNode: Readonly<Record<string, Tags>>): Modifier<"tagOutputs"> {
  return createModifier({
    kind: "tagOutputs",
    expand: (expansion, context) => {
      if (!isRecord(tagsByNode)) {
        const reason = `\`tagOutputs\` takes an object with tags for each node, not ${describeKind(tagsByNode)}.`;
        context.report(invalidModifier, { reason }, [0]);
        return expansion;
      }
      const targets = Object.keys(tagsByNode);
      const names = findTargets(expansion, targets, "tagOutputs", context, (index) => [0, { key: targets[index]! }]);
      const known = new Set(names.filter((name) => checkTags(tagsByNode[name], "tagOutputs", context, [0, name])));
      return addTags(expansion, (name) => (known.has(name) ? (tagsByNode[name] ?? null) : null), false);
    },
  });
}

/**
 * Documents the columns of the table that a node returns. The nodes get the tag `icosian.schema`, a list with one
 * `column=type` per column. Values are not checked.
 *
 * @param columns - The name of a type by column.
 * @hamilton function_modifiers.schema.output
 */
export function schemaOutput(
  columns: Readonly<Record<string, string>>,
  { target }: TargetOptions = {},
): Modifier<"schemaOutput"> {
  return createModifier({
    kind: "schemaOutput",
    expand: (expansion, context) => {
      const fault = findColumnFault(columns);
      if (fault !== null) {
        reportFault(fault, context);
        return expansion;
      }
      const names = new Set(findTargets(expansion, target, "schemaOutput", context));
      const tags = { "icosian.schema": Object.entries(columns).map(([column, type]) => `${column}=${type}`) };
      return addTags(expansion, (name) => (names.has(name) ? tags : null), target === undefined);
    },
  });
}

function findColumnFault(columns: unknown): ArgumentFault | null {
  const takes = "`schemaOutput` takes an object with the name of a type for each column";
  if (!isRecord(columns)) return { reason: `${takes}, not ${describeKind(columns)}.`, argument: [0] };
  const wrong = Object.entries(columns).find(([, type]) => typeof type !== "string" || type === "");
  if (wrong === undefined) return null;
  const [column, type] = wrong;
  return { reason: `${takes}; that of ${quote(column)} is ${describeKind(type)}.`, argument: [0, column] };
}

/** @param isShared - Whether parts that are later extracted from a tagged node inherit the tags. */
function addTags(expansion: Expansion, tagsOf: (name: string) => Tags | null, isShared: boolean): Expansion {
  return mapNodes(expansion, (node) => {
    const added = tagsOf(node.name);
    if (added === null) return node;
    const { tags = {}, sharedTags = tags } = node;
    return { ...node, tags: { ...tags, ...added }, sharedTags: isShared ? { ...sharedTags, ...added } : sharedTags };
  });
}

function checkTags(tags: unknown, modifier: string, context: ExpandContext, argument: ArgumentPath): tags is Tags {
  const fault = isRecord(tags)
    ? findFault(tags)
    : { reason: `\`${modifier}\` takes an object of tags, not ${describeKind(tags)}.`, argument: [] };
  if (fault !== null) reportFault({ ...fault, argument: [...argument, ...fault.argument] }, context);
  return fault === null;
}

/** @returns A fault whose path begins at the tags, and not at the modifier's arguments. */
function findFault(tags: Readonly<Record<string, unknown>>): ArgumentFault | null {
  for (const [key, value] of Object.entries(tags)) {
    const [root = ""] = key.split(".");
    const argument = [{ key }];
    if (RESERVED.has(root))
      return { reason: `The tag ${quote(key)} begins with ${quote(root)}, which Icosian keeps for itself.`, argument };
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(key))
      return { reason: `The tag ${quote(key)} is no dotted identifier, like \`team.owner\`.`, argument };
    if (!isTagValue(value))
      return {
        reason: `The tag ${quote(key)} is ${describeKind(value)}; give a string, or a list of distinct strings.`,
        argument: [key],
      };
  }
  return null;
}

function isTagValue(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((each) => typeof each === "string") && new Set(value).size === value.length;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  tag: { factory: tag, effect: "describes" },
  tagOutputs: { factory: tagOutputs, effect: "describes" },
  schemaOutput: { factory: schemaOutput, effect: "describes" },
};
