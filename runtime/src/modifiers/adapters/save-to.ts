/** Adds nodes that save the values of other nodes. */
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
  /** The name of the saving node; `<node>.save` unless given. */
  readonly name?: Name;
  /** The nodes whose values are saved: a name, several names, or `"all"`; the outermost nodes unless given. */
  readonly target?: Target | readonly Target[];
}

/**
 * Adds a node that saves this node's value; the new node's value is the saver's metadata. The node itself does not
 * change, and nothing is saved unless a request needs the saving node.
 *
 * The saving node of `f` is called `f.save`, unless the option `name` is given. It has the tag `icosian.dataSaver`,
 * whose value is the saver's name. It saves the final value of `f`, after all modifiers. If the saver does not return
 * metadata, that node fails with ICO8007.
 *
 * @param saver - The data saver. Anything else is reported as ICO6009.
 * @param feedsAndOptions - One feed per option of the saver, then `{ name, target }`. An unknown target is reported as
 * ICO6012, a name that is taken as ICO6014.
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
      kind: "saver",
      role: isNamed ? null : addRole(saved, "saving it"),
      reads: [readsNode(saved)],
      adapter: saver,
      // A cast, because values have no types at run time; the compiler checks that the saver takes this one.
      call: ([data], options, run) => goOn(saver.save(data as never, options, run), toSaved),
    },
    feeds,
    context,
  );
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  saveTo: { factory: saveTo, effect: "expands", arguments: [{ method: "save" }, "literal"] },
};
