/** Feeds parameters of a node from another source than the node or input that has the parameter's name. */
import { missingConfig } from "../../errors/catalogue/6-modifiers.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { createNamedInputs, createRecord } from "../../execute/values/create-record.js";
import { setOwn } from "../../execute/values/set-own.js";
import type { FedParameter, NodeDefinition, NodeInput } from "../../graph/node-definition.js";
import type { PlainFunction } from "../../plan/code/plan-code.js";
import { addPart, type ExpandContext } from "./expansion.js";
import type { FeedData } from "./feed.js";
import { checkFeed } from "./read-feeds.js";

/** How one argument is computed from the values of the bound node's inputs. */
type Argument =
  | { readonly kind: "input"; readonly at: number }
  | { readonly kind: "constant"; readonly value: unknown }
  | { readonly kind: "list"; readonly parts: readonly Argument[] }
  | { readonly kind: "record"; readonly parts: readonly (readonly [string, Argument])[] };

/**
 * Returns a copy of a node in which feeds provide the values of some inputs. O(inputs).
 *
 * If every feed is a single node, only the names of the inputs change, and the function is called as before. Otherwise
 * the function is wrapped. A config key that is not set is reported as ICO6013, a wrong part of a `group` as ICO6009.
 *
 * @param feeds - The feeds by the current name of the input.
 * @param toArgument - Returns the path to the feed of an input among the modifier's arguments.
 */
export function bindFeeds(
  node: NodeDefinition,
  feeds: ReadonlyMap<string, FeedData>,
  context: ExpandContext,
  toArgument: (name: string) => ArgumentPath,
): NodeDefinition {
  const isRenaming = node.inputs.every((input) => (findOwnFeed(input, feeds)?.kind ?? "source") === "source");
  const bound = isRenaming ? renameInputs(node, feeds, context) : wrap(node, feeds, context, toArgument);
  const fed = node.inputs.flatMap((input): readonly FedParameter[] => {
    const feed = findOwnFeed(input, feeds);
    return feed === undefined ? [] : [{ parameter: input.parameter ?? input.name, feed, config: context.config }];
  });
  return fed.length === 0 ? bound : { ...bound, fed: [...(node.fed ?? []), ...fed] };
}

/** Returns the feed of an input; none if the input is fed already, because then its name is not a parameter's name. */
function findOwnFeed({ name, isFed }: NodeInput, feeds: ReadonlyMap<string, FeedData>): FeedData | undefined {
  return isFed === true ? undefined : feeds.get(name);
}

function renameInputs(
  node: NodeDefinition,
  feeds: ReadonlyMap<string, FeedData>,
  context: ExpandContext,
): NodeDefinition {
  const inputs = node.inputs.map((input): NodeInput => {
    const feed = findOwnFeed(input, feeds);
    if (feed?.kind !== "source") return input;
    return toFed(input, feed);
  });
  const names = namesOf(inputs);
  // An input that a modifier has named does not change what is computed.
  const renamed = { ...node, inputs };
  return names.every((name) => name === null) ? renamed : addPart(renamed, context.toPart(["sources", names]));
}

/** The names that the user gave to inputs in their order; null for every other input. */
function namesOf(inputs: readonly NodeInput[]): readonly (string | null)[] {
  // A cast because definitions know feeds as objects only.
  return inputs.map(({ name, feed }) =>
    feed === undefined || (feed as Partial<Extract<FeedData, { kind: "source" }>>).role !== undefined ? null : name,
  );
}

/** Makes an input read another node. It is no longer optional, because a user who names a node wants its value. */
function toFed(input: NodeInput, feed: Extract<FeedData, { readonly kind: "source" }>): NodeInput {
  const parameter = input.parameter === undefined ? input.name : input.parameter;
  const { name, role = null } = feed;
  return { ...input, name, parameter, isOptional: false, isFed: true, feed, role };
}

function wrap(
  node: NodeDefinition,
  feeds: ReadonlyMap<string, FeedData>,
  context: ExpandContext,
  toPath: (name: string) => ArgumentPath,
): NodeDefinition {
  const inputs: NodeInput[] = [];
  let config: Record<string, unknown> | undefined;

  function take(input: NodeInput): Argument {
    return { kind: "input", at: inputs.push({ ...input, passing: "positional" }) - 1 };
  }

  function toArgument(feed: FeedData, input: NodeInput, path: ArgumentPath): Argument {
    switch (feed.kind) {
      case "value":
        return { kind: "constant", value: feed.value };
      case "source":
        return take(toFed(input, feed));
      case "configuration":
        if (!context.hasConfig(feed.key)) context.report(missingConfig, { key: feed.key }, [...path, 0]);
        // The compiler may not know the value, which its versions have to tell from undefined.
        setOwn((config ??= createRecord()), feed.key, context.config.forward(feed.key));
        return { kind: "constant", value: context.readConfig(feed.key) };
      case "list":
        return { kind: "list", parts: feed.feeds.map((part, index) => toPart(part, input, [...path, 0, index])) };
      case "record": {
        const parts = Object.entries(feed.feeds);
        return { kind: "record", parts: parts.map(([key, part]) => [key, toPart(part, input, [...path, 0, key])]) };
      }
    }
  }

  /** Converts a part of a list or record. Its type is unknown, because the parameter's type describes the whole. */
  function toPart(part: unknown, input: NodeInput, path: ArgumentPath): Argument {
    const feed = checkFeed(part, context, path);
    return feed === null
      ? { kind: "constant", value: undefined }
      : toArgument(feed, { ...input, type: "unknown", parameter: null }, path);
  }

  const args = node.inputs.map((input) => {
    const feed = findOwnFeed(input, feeds);
    return feed === undefined ? take(input) : toArgument(feed, input, toPath(input.name));
  });
  const hasContext = node.parameters.includes("context");
  const place = node.inputs.map((input) => (findOwnFeed(input, feeds) === undefined ? null : toPath(input.name)));
  const part = { ...context.toPart(["feeds", args, namesOf(inputs)], config), place };
  return {
    ...node,
    versionParts: [...(node.versionParts ?? []), part],
    inputs,
    parameters: [...inputs.map(() => "positional" as const), ...(hasContext ? (["context"] as const) : [])],
    function: callWith(node, args),
  };
}

/** Returns a function that computes the arguments from the bound node's inputs and calls the node's own function. */
function callWith({ parameters, inputs, function: own }: NodeDefinition, args: readonly Argument[]): PlainFunction {
  const plain = own as PlainFunction;
  const isPositional = parameters.every((passing) => passing === "positional");
  if (isPositional) return (...values) => plain(...args.map((argument) => evaluate(argument, values)));
  return (...values) => {
    let next = 0;
    const named = createNamedInputs();
    const given = parameters.map((passing) => {
      if (passing === "positional") return evaluate(args[next++]!, values);
      return passing === "named" ? named : values.at(-1);
    });
    for (; next < inputs.length; next++) {
      const { name, parameter } = inputs[next]!;
      const value = evaluate(args[next]!, values);
      if (value !== undefined) setOwn(named, parameter ?? name, value);
    }
    return plain(...given);
  };
}

function evaluate(argument: Argument, values: readonly unknown[]): unknown {
  switch (argument.kind) {
    case "input":
      return values[argument.at];
    case "constant":
      return argument.value;
    case "list":
      return argument.parts.map((part) => evaluate(part, values));
    case "record": {
      const record = createRecord();
      for (const [key, part] of argument.parts) setOwn(record, key, evaluate(part, values));
      return record;
    }
  }
}
