/** Reads the modifiers of a definition: the effect of each, in the order in which they apply. */
import { lostModifiers, invalidModifier } from "../errors/catalogue/6-modifiers.js";
import { describeKind, describeThrown } from "../errors/words.js";
import type { LocatedDefinition } from "../graph/graph.js";
import type { Captured } from "../graph/node-definition.js";
import type { ExpandContext } from "../modifiers/core/expansion.js";
import { findBehaviour, modifiersOf, type Behaviour, type Modifier } from "../modifiers/core/modifier.js";
import type { ModifiedDefinition } from "./apply-gates.js";

/** Creates the context of a modifier by its index in the definition. */
export type ContextOfModifier = (modifier?: number) => ExpandContext;

/** Reads modifiers, and reports those that are invalid. */
export function readModifiers(located: LocatedDefinition, contextOf: ContextOfModifier): ModifiedDefinition {
  const { name, modifiers = [], function: own } = located.definition;
  const found = modifiers.length === 0 ? [] : modifiersOf(own);
  // There may be fewer modifiers than the source has, because something else wrapped the function. Decorators without a
  // kind may belong to another library.
  const expected = modifiers.filter(({ kind }) => kind !== undefined).length;
  if (found.length < expected) contextOf().report(lostModifiers, { expected, found: found.length });
  const behaviours = found.flatMap((modifier, index) => {
    const behaviour = readModifier(modifier, contextOf(index));
    return behaviour === null ? [] : [behaviour];
  });
  behaviours.forEach(({ gate }, index) => {
    if (gate?.fault) contextOf(index).report(invalidModifier, { reason: gate.fault.reason }, gate.fault.argument);
  });
  return { ...located, name, behaviours };
}

/** The maximum number of times that `resolve` may return another `resolve`. */
const MOST_RESOLUTIONS = 100;

/** What a modifier does once others have been put in its place; null, and reported, where there is no such modifier. */
export function readModifier(modifier: unknown, context: ExpandContext): Behaviour | null {
  let current = modifier;
  const captured: Captured[] = [];
  let left = MOST_RESOLUTIONS;
  for (let behaviour = findBehaviour(current); behaviour !== null && left > 0; behaviour = findBehaviour(current)) {
    left--;
    if (behaviour.resolve === undefined)
      return current === modifier ? behaviour : { ...behaviour, writtenAs: (modifier as Modifier).kind, captured };
    try {
      const resolved = behaviour.resolve(context);
      current = resolved.modifier;
      captured.push(resolved.captured);
    } catch (thrown) {
      context.report(invalidModifier, {
        reason: `the function of \`${behaviour.kind}\` threw: ${describeThrown(thrown)}`,
      });
      return null;
    }
  }
  const reason =
    left === 0
      ? "`resolve` gives another `resolve`, without end."
      : `${describeKind(current)} is no modifier. Modifiers are made by functions like \`tag(…)\`.`;
  context.report(invalidModifier, { reason });
  return null;
}
