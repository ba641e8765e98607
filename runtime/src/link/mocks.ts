/** Honours the mocks of tests: what a module exports under a node's name is what runs. */
import type { Definition, Manifest, NodeFunction } from "../manifest.js";
import { MODIFIERS, modifiersOf } from "../modifiers/core/modifier.js";

/**
 * The property of a manifest with which test runners say that mocks may come and go at any time: a set of the
 * definitions, because automocks empty lists and leave sets alone.
 */
const MOCKABLE = "mockable";

type Fields = Readonly<Record<string, unknown>>;

/** A function of a manifest that a test may have replaced. */
interface Mockable {
  readonly original: NodeFunction;
  readonly current: () => NodeFunction;
}

/** Where the functions that stand for them have them. Registered, because automocks of Jest load this file once more. */
const STANDS_FOR: unique symbol = Symbol.for("icosian.mockable");

/**
 * The manifest with functions that call what the module exports now, where that is another function than the
 * manifest's, or may become one. The same manifest outside of tests. O(definitions).
 */
export function honourMocks(manifest: Manifest, module: object): Manifest {
  const { [MOCKABLE]: kept } = manifest as Manifest & { readonly [MOCKABLE]?: Iterable<Definition> };
  const written = kept === undefined ? manifest.definitions : [...kept];
  const definitions = written.map((definition) => honour(definition, module as Fields, kept !== undefined));
  const isSame = kept === undefined && definitions.every((definition, index) => definition === written[index]);
  return isSame ? manifest : { ...manifest, definitions };
}

/** Whether a function of a definition is a mock at this moment. */
export function isMocked(own: unknown): boolean {
  const mockable = findMockable(own);
  return mockable !== undefined && mockable.current() !== mockable.original;
}

/** Whether a function of a definition is this one, or stands for it. */
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
    // A mock has none, and those of the function are about the node.
    [MODIFIERS]: { value: modifiersOf(original) },
    [STANDS_FOR]: { value: mockable },
  });
  return { ...definition, function: stub };
}

function findMockable(own: unknown): Mockable | undefined {
  return (own as { readonly [STANDS_FOR]?: Mockable } | undefined)?.[STANDS_FOR];
}

/** What has the function of a node: the module, or a class that it exports; null if neither has. */
function findOwner(module: Fields, name: string): Fields | null {
  if (hasFunction(module, name)) return module;
  const isClass = (each: unknown): boolean => typeof each === "function" && hasFunction(each, name);
  // A cast because a class has its static methods as properties.
  return (Object.values(module).find(isClass) as Fields | undefined) ?? null;
}

function hasFunction(owner: object, name: string): boolean {
  return Object.hasOwn(owner, name) && typeof (owner as Fields)[name] === "function";
}
