/** Nodes that save what other nodes give. */
import { invalidModifier, repeatedName } from "../../errors/catalogue/6-modifiers.js";
import { describeKind, quote, quoteAll } from "../../errors/words.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { goOn } from "../../execute/async/settle.js";
import { toSaved } from "../../materialize/check-given.js";
import type { DataSaver, Metadata } from "../../materialize/data-adapters.js";
import type { SaveDetail } from "../../typing/made-materials.js";
import { makeAdapterNode, readAdapterArguments, type FeedsAndOptions } from "./adapter-node.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { addRole, readsNode, toFreeName, type ExpandContext, type Expansion } from "../core/expansion.js";
import type { FeedData } from "../core/feed.js";
import { findTargets } from "../core/find-targets.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/** Options of `saveTo`. */
export interface SaveToOptions<Name extends string = string, Target extends string = string> {
  /** Name of the node that saves; `f.save` unless given. */
  readonly name?: Name;
  /** The node whose value is saved, several nodes, or `"all"`; the outermost nodes unless given. */
  readonly target?: Target | readonly Target[];
}

/**
 * Adds a node that saves what this node gives, and gives the metadata of that. The node itself stays what it is, and
 * nothing is saved unless the saving node is asked for.
 *
 * Its name is that of the node that it saves and `.save`: `f.save`, `mean.save`. It has the saver's name as the tag
 * `icosian.dataSaver`. It saves what the node gives in the end: modifiers that stand further out count too.
 *
 * @param feedsAndOptions - What the saver's options are fed from, then `{ name, target }`.
 * @example
 * ```ts
 * "use dataflow";
 * import { node, saveTo, value, type DataSaver } from "@icosian/runtime";
 *
 * const web: DataSaver<{ url: string }, string, { status: number }> = {
 *   name: "web",
 *   save: async (body, { url }, { signal }) => {
 *     const { status } = await fetch(url, { method: "PUT", body, signal });
 *     return { status };
 *   },
 * };
 *
 * export const report = node(
 *   saveTo(web, { url: value("https://example.org/report") }, { name: "savedReport" }),
 *   (spendMean: number): string => `The mean is ${spendMean}.`,
 * );
 * ```
 * @hamilton function_modifiers.save_to
 */
export function saveTo<
  Options extends object,
  Data,
  Told extends Metadata,
  Name extends string = never,
  Target extends string = never,
>(
  saver: DataSaver<Options, Data, Told>,
  ...feedsAndOptions: FeedsAndOptions<Options, SaveToOptions<Name, Target>>
): Modifier<"saveTo", SaveDetail<Data, Told, Name, Target>> {
  const [feeds, options] = feedsAndOptions;
  return createModifier({
    kind: "saveTo",
    expand: (expansion, context) => {
      const given = {
        modifier: "saveTo",
        method: "save",
        adapter: saver,
        feeds,
        options,
        known: ["name", "target"],
      } as const;
      const read = readAdapterArguments(given, context);
      const fault = findOptionFault(options);
      if (fault !== null) context.report(invalidModifier, { reason: `\`saveTo\` ${fault.reason}` }, fault.argument);
      if (read === null || fault !== null) return expansion;
      return save(expansion, saver, read, options ?? {}, context);
    },
  });
}

function findOptionFault({
  name,
  target,
}: { readonly name?: unknown; readonly target?: unknown } = {}): ArgumentFault | null {
  if (name !== undefined && (typeof name !== "string" || name === ""))
    return { reason: `takes a name as \`name\`, not ${describeKind(name)}.`, argument: [2, "name"] };
  const targets: readonly unknown[] = [target].flat();
  const argument = [2, "target"];
  if (targets.length === 0) return { reason: "has an empty `target`.", argument };
  const wrong = target === undefined ? undefined : targets.find((each) => typeof each !== "string");
  return wrong === undefined ? null : { reason: `takes names as \`target\`, not ${describeKind(wrong)}.`, argument };
}

function save(
  expansion: Expansion,
  saver: DataSaver,
  feeds: ReadonlyMap<string, FeedData>,
  { name, target }: SaveToOptions,
  context: ExpandContext,
): Expansion {
  const targets = findTargets(expansion, target, "saveTo", context, (index) => [
    2,
    "target",
    ...(Array.isArray(target) ? [index] : []),
  ]);
  if (name !== undefined && targets.length > 1) {
    const reason = `\`saveTo\` calls one node ${quote(name)} and saves ${quoteAll(targets)}. Say one \`target\`.`;
    context.report(invalidModifier, { reason }, [2, "name"]);
    return expansion;
  }
  const nodes = new Map(expansion.nodes);
  for (const each of targets) {
    const ownName = name ?? toFreeName(`${each}.save`, nodes);
    const named = { name: ownName, isNamed: name !== undefined };
    if (nodes.has(ownName)) context.report(repeatedName, { modifier: "saveTo", name: ownName }, [2, "name"]);
    else nodes.set(ownName, toSavingNode(expansion.nodes.get(each)!, named, saver, feeds, context));
  }
  return { ...expansion, nodes };
}

function toSavingNode(
  saved: NodeDefinition,
  { name, isNamed }: { readonly name: string; readonly isNamed: boolean },
  saver: DataSaver,
  feeds: ReadonlyMap<string, FeedData>,
  context: ExpandContext,
): NodeDefinition {
  return makeAdapterNode(
    saved,
    {
      name,
      type: "object",
      documentation: `What ${quote(saver.name)} tells about what it saved.`,
      tags: { "icosian.dataSaver": saver.name },
      role: isNamed ? null : addRole(saved, "saving it"),
      reads: [readsNode(saved)],
      adapter: saver,
      // A cast because TypeScript has seen to what the saver can save, where it could.
      call: ([data], options, run) => goOn(saver.save(data as never, options, run), toSaved),
    },
    feeds,
    context,
  );
}

/** For the compiler. */
export const declarations: Declarations = {
  saveTo: { factory: saveTo, effect: "expands", arguments: [{ method: "save" }, "literal"] },
};
