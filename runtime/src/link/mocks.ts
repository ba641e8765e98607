/**
 * Supports the mocks of tests: the function that a module currently exports under a node's name is the one that runs.
 */
import type { Definition, Manifest, NodeFunction } from "../manifest.js";
import { MODIFIERS, modifiersOf } from "../modifiers/core/modifier.js";

/**
 * The property of a manifest with which test runners announce that mocks may change at any time: a set of the
 * definitions, because automocks empty lists but leave sets alone.
 */
const MOCKABLE = "mockable";

type Fields = Readonly<Record<string, unknown>>;

/** A function of a manifest that a test may have replaced. */
interface Mockable {
  readonly original: NodeFunction;
  readonly current: () => NodeFunction;
}

/**
 * The property with which a stub refers to its original function. Registered, because automocks of Jest load this file
 * a second time.
 */
const STANDS_FOR: unique symbol = Symbol.for("icosian.mockable");

/**
 * Returns the manifest with functions that call the module's current exports, if these differ from the manifest's
 * functions or may change. Outside of tests, returns the same manifest. O(definitions).
 */
export function honourMocks(manifest: Manifest, module: object): Manifest {
  const { [MOCKABLE]: kept } = manifest as Manifest & { readonly [MOCKABLE]?: Iterable<Definition> };
  const written = kept === undefined ? manifest.definitions : [...kept];
  const definitions = written.map((definition) => honour(definition, module as Fields, kept !== undefined));
  const isSame = kept === undefined && definitions.every((definition, index) => definition === written[index]);
  return isSame ? manifest : { ...manifest, definitions };
}

/** Whether a definition's function is currently mocked. */
export function isMocked(own: unknown): boolean {
  const mockable = findMockable(own);
  return mockable !== undefined && mockable.current() !== mockable.original;
}

/** Whether a definition's function is the given one, or a stub for it. */
export function standsFor(own: unknown, asked: unknown): boolean {
  const mockable = findMockable(own);
  return own === asked || (mockable !== undefined && (mockable.original === asked || mockable.current() === asked));
}

function honour(definition: Definition, module: Fields, isTested: boolean): Definition {
  const { name, function: original } = definition;
  const owner = findOwner(module, name);
  if (owner === null || (!isTested && owner[name] === original)) return definition;
  const current = (): NodeFunction => (typeof owner[name] === "function" ? (owner[name] as NodeFunction) : original);
  const stub: NodeFunction = (...args) => current()(...args);
  const mockable: Mockable = { original, current };
  Object.defineProperties(stub, {
    name: { value: original.name },
    // A mock has no modifiers of its own, and those of the original function belong to the node.
    [MODIFIERS]: { value: modifiersOf(original) },
    [STANDS_FOR]: { value: mockable },
  });
  return { ...definition, function: stub };
}

function findMockable(own: unknown): Mockable | undefined {
  return (own as { readonly [STANDS_FOR]?: Mockable } | undefined)?.[STANDS_FOR];
}

/** Finds the object that holds a node's function: the module, or a class that it exports; null if neither does. */
function findOwner(module: Fields, name: string): Fields | null {
  if (hasFunction(module, name)) return module;
  const isClass = (each: unknown): boolean => typeof each === "function" && hasFunction(each, name);
  // A cast because a class has its static methods as properties.
  return (Object.values(module).find(isClass) as Fields | undefined) ?? null;
}

function hasFunction(owner: object, name: string): boolean {
  return Object.hasOwn(owner, name) && typeof (owner as Fields)[name] === "function";
}
