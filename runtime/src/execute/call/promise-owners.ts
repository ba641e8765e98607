/** Remembers which hooks have returned the promises that nodes wait for, in case nothing can wait for them. */

/** A hook, as messages name it. */
export interface PromiseOwner {
  /** The adapter of the hook. */
  readonly adapter: string;
  /** Name of the hook. */
  readonly name: string;
}

const owners = new WeakMap<object, PromiseOwner>();

/** Marks a promise as that of a hook, and returns it. */
export function setOwner<Value extends object>(promise: Value, owner: PromiseOwner | undefined): Value {
  if (owner !== undefined) owners.set(promise, owner);
  return promise;
}

/** Returns the hook of a promise; undefined for everything else. */
export function findOwner(value: unknown): PromiseOwner | undefined {
  return owners.get(Object(value) as object);
}
