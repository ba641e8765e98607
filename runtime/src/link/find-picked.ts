/** Finds the definitions that a module passes on by name. */
import type { Definition, Manifest } from "../manifest.js";
import { standsFor } from "./mocks.js";
import { findBehaviour, modifiersOf } from "../modifiers/core/modifier.js";

/**
 * The definitions of a manifest that belong to some exports: functions, the static methods of classes, and any mutation
 * of one of them, because it is part of the computation.
 *
 * @param module - The module with the exports.
 */
export function findPicked(
  { definitions }: Manifest,
  module: object,
  names: ReadonlySet<string>,
): readonly Definition[] {
  const exports = module as Readonly<Record<string, unknown>>;
  const classes = Array.from(names, (name) => (Object.hasOwn(module, name) ? exports[name] : null)).filter(isClassLike);
  const picked = new Set(
    definitions.filter(
      (each) => names.has(each.name) || classes.some((one) => standsFor(each.function, findStatic(one, each.name))),
    ),
  );
  const targets = new Set<unknown>([...picked].flatMap((each) => [each.name, each.function]));
  return definitions.filter((each) => picked.has(each) || mutatesOne(each, targets));
}

function isClassLike(value: unknown): value is object {
  return typeof value === "function";
}

/** Reads a static member without calling a getter. */
function findStatic(owner: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(owner, name)?.value;
}

function mutatesOne({ function: own }: Definition, targets: ReadonlySet<unknown>): boolean {
  return modifiersOf(own).some((modifier) => targets.has(findBehaviour(modifier)?.mutation?.target));
}
