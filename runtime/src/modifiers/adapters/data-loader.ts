/** Functions that load data and describe them with metadata. */
import type { NodeDefinition, NodeRole, Tags, VersionPart } from "../../graph/node-definition.js";
import { toLoaded } from "../../materialize/check-given.js";
import type { Loaded } from "../../materialize/data-adapters.js";
import {
  addRole,
  makeNode,
  readsNode,
  replaceNodes,
  toFreeName,
  toInnerNode,
  type ExpandContext,
} from "../core/expansion.js";
import { parenthesise } from "../expanders/extract.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/** Functions that return data and metadata, or a promise of both. */
export type ReturnsLoaded = (...args: never[]) => Loaded | Promise<Loaded>;

/**
 * Declares that a function loads data and returns `[data, metadata]`. For a node `f`, `f.loader` calls the function and
 * has the whole pair as its value, `f` is the data, and `f.metadata` is the metadata. The function is called once for
 * all three. If it returns anything else, `f` and `f.metadata` fail with ICO8006.
 *
 * All three nodes have the tag `icosian.dataLoader`, whose value is the function's name, and the tag
 * `icosian.dataLoader.gives`, whose value is `data`, `metadata` or `both`.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { dataLoader, node } from "@icosian/runtime";
 *
 * export const page = node(
 *   dataLoader(),
 *   async (url: string): Promise<[data: string, metadata: { status: number }]> => {
 *     const response = await fetch(url);
 *     return [await response.text(), { status: response.status }];
 *   },
 * );
 * ```
 * @hamilton function_modifiers.dataloader
 */
export function dataLoader(): Modifier<"dataLoader", undefined, ReturnsLoaded> {
  return createModifier({
    kind: "dataLoader",
    expand: (expansion, context) => {
      const taken = new Map(expansion.nodes);
      const replacements = expansion.outermost.map((name): [string, readonly NodeDefinition[]] => {
        const replacement = takeApart(expansion.nodes.get(name)!, taken, context);
        for (const node of replacement) taken.set(node.name, node);
        return [name, replacement];
      });
      return replaceNodes(expansion, new Map(replacements));
    },
  });
}

/** Creates the node that loads, under a new name, and the nodes for the two parts of its value. */
function takeApart(
  node: NodeDefinition,
  taken: ReadonlyMap<string, unknown>,
  context: ExpandContext,
): readonly NodeDefinition[] {
  const toTags = (gives: string, tags: Tags | undefined = node.tags): Tags => ({
    ...tags,
    "icosian.dataLoader": context.located.definition.name,
    "icosian.dataLoader.gives": gives,
  });
  const inner = toInnerNode(node, toFreeName(`${node.name}.loader`, taken), "data and metadata");
  const raw: NodeDefinition = { ...inner, tags: toTags("both"), made: { ...inner.made!, kind: "loader" } };
  const data = toPart(node, raw, node.name, [0, context.toPart(["part", 0])], node.made?.role ?? null);
  const told = toFreeName(`${node.name}.metadata`, taken);
  const metadata = toPart(node, raw, told, [1, context.toPart(["part", 1])], addRole(node, "its metadata"));
  return [
    raw,
    { ...metadata, tags: toTags("metadata") },
    {
      ...data,
      tags: toTags("data"),
      ...(node.sharedTags && { sharedTags: toTags("data", node.sharedTags) }),
      made: { ...data.made!, isOwn: node.made?.isOwn ?? false },
    },
  ];
}

function toPart(
  node: NodeDefinition,
  raw: NodeDefinition,
  name: string,
  [at, part]: readonly [0 | 1, VersionPart],
  role: NodeRole | null,
): NodeDefinition {
  return makeNode(node, {
    name,
    role,
    type: `${parenthesise(node.type)}[${at}]`,
    inputs: [readsNode(raw)],
    path: node.made?.path ? [...node.made.path, at] : null,
    kind: at === 0 ? "result" : "metadata",
    from: { passesOn: true, part: at },
    part,
    documentation: node.documentation,
    function: (given: unknown): unknown => toLoaded(given)[at],
  });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  dataLoader: { factory: dataLoader, effect: "expands", passesOn: "first" },
};
