/** Turns the result of a user's `make` into the behaviour of a modifier, with the means of the built-in modifiers. */
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind, quote } from "../../errors/words.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { readModifier } from "../../link/read-modifiers.js";
import { feedParameters } from "../expanders/inject.js";
import { addOwnTags } from "../metadata/tag.js";
import { addPart, type ExpandContext } from "./expansion.js";
import type { GateCondition, ModifierDefinition } from "./modifier-definition.js";
import type { Behaviour } from "./modifier.js";
import type { Hook } from "../../lifecycle/node-hooks.js";
import { surroundCall } from "../../lifecycle/surround-call.js";
import { addWrapper } from "./add-wrapper.js";
import { within } from "./within.js";
import type { Wrapper } from "./wrapper.js";

/** The behaviour of a user's modifier; its kind is the name in the definition. */
type OwnBehaviour = Behaviour & { readonly kind: string };

/**
 * Returns the behaviour of a user's modifier.
 *
 * @param made - The result of its `make`.
 * @param argument - The path of the argument at which faults of `made` are reported.
 * @throws TypeError if `made` does not fit the effect. The message is the end of a sentence that begins with the
 * modifier's name.
 */
export function toBehaviour(
  definition: ModifierDefinition,
  made: unknown,
  argument: ArgumentPath,
  context: ExpandContext,
): OwnBehaviour {
  const { name: kind, effect, version } = definition;
  const versioned = { kind, ...(version !== undefined && { version }) };
  switch (effect) {
    case "describes":
      return { kind, expand: addOwnTags(kind, made, argument) };
    case "gates":
      return { kind, gate: { ...toCondition(made), fault: null } };
    case "feeds":
      return { ...versioned, expand: feedParameters(kind, made, argument) };
    case "expands":
      return { ...versioned, ...compose(toInner(made, context)) };
    case "wraps":
      if (typeof made !== "function")
        throw new TypeError(`returns ${describeKind(made)} from \`make\`. A modifier that wraps returns a function.`);
      return {
        ...versioned,
        wrapBody: (node, at) => addPart(wrap(node, made as Wrapper, definition), at.toPart(["wraps", made])),
      };
    default:
      throw new TypeError(
        `has the unknown effect ${describeKind(effect)}. Effects are "describes", "gates", "feeds", "expands" and "wraps".`,
      );
  }
}

function toCondition(made: unknown): GateCondition {
  const { keys, holds } = (made ?? {}) as Partial<GateCondition>;
  if (Array.isArray(keys) && typeof holds === "function") return { keys, holds };
  throw new TypeError(`returns ${describeKind(made)} from \`make\`. A modifier that gates returns { keys, holds }.`);
}

function wrap(
  node: NodeDefinition,
  wrapper: Wrapper,
  { name, makesAsync = false }: ModifierDefinition,
): NodeDefinition {
  const hook = { adapter: `the modifier ${quote(name)}`, name: "make", isAsync: false, call: wrapper as Hook["call"] };
  return addWrapper(node, {
    kind: quote(name),
    makesAsync,
    wrap: (next, task) => surroundCall(hook, next, task),
  });
}

/** Reads the modifiers that a modifier stands for, and returns them from the function outwards. */
function toInner(made: unknown, context: ExpandContext): readonly Behaviour[] {
  if (!Array.isArray(made))
    throw new TypeError(
      `returns ${describeKind(made)} from \`make\`. A modifier that expands returns a list of modifiers.`,
    );
  const inner = made.toReversed().flatMap((modifier) => readModifier(modifier, context) ?? []);
  const other = inner.find(({ gate, mutation }) => gate !== undefined || mutation !== undefined);
  if (other === undefined) return inner;
  throw new TypeError(
    `stands for \`${other.kind}\`, which decides whether the definition is a node. Write that in place.`,
  );
}

function compose(inner: readonly Behaviour[]): Pick<Behaviour, "wrapBody" | "expand"> {
  return {
    wrapBody: (node, context) =>
      inner.reduce((body, each) => {
        const { replaceBody = keep, wrapBody = keep } = each;
        const own = within(context, each);
        return wrapBody(replaceBody(body, own), own);
      }, node),
    expand: (expansion, context) =>
      inner.reduce((current, each) => each.expand?.(current, within(context, each), {}) ?? current, expansion),
  };
}

function keep(node: NodeDefinition): NodeDefinition {
  return node;
}
