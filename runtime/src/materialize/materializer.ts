/** Materializers: nodes that load or save data, given from outside of the modules. */
import type { Manifest } from "../manifest.js";
import { MANIFEST_EXPORT } from "../manifest.js";

/** Marks a materializer. Registered, so that two copies of this package in one program share it. */
export const MATERIALIZER: unique symbol = Symbol.for("icosian.materializer");

/** A materializer, whatever nodes it makes. */
export interface AnyMaterializer {
  /** Marks the object as a materializer. */
  readonly [MATERIALIZER]: true;
}

/**
 * A materializer as types see it: like a dataflow module with one function per node.
 *
 * Only the marker exists at run time, together with a manifest.
 *
 * @typeParam Nodes - The values of its nodes by name.
 */
export type Materializer<Nodes extends object> = AnyMaterializer & {
  readonly [Name in keyof Nodes]: () => Nodes[Name];
};

/** Creates a materializer, which is linked like a module. */
export function createMaterializer<Nodes extends object>(manifest: Manifest): Materializer<Nodes> {
  const made = { [MATERIALIZER]: true, [MANIFEST_EXPORT]: manifest };
  // A cast because the functions of the nodes exist for types only.
  return Object.freeze(made) as unknown as Materializer<Nodes>;
}

/** Whether a value is a materializer. */
export function isMaterializer(candidate: unknown): candidate is AnyMaterializer {
  return typeof candidate === "object" && candidate !== null && MATERIALIZER in candidate;
}
