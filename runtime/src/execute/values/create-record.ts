/**
 * Creates the records that users' functions receive. They inherit no properties, so no name is accidentally present.
 */

/** Inherits nothing, and is faster than an object without a prototype. */
function NamedInputs(): void {}
NamedInputs.prototype = Object.freeze(Object.create(null));

/** Creates the object for a function that takes its inputs by name. */
export function createNamedInputs(): Record<string, unknown> {
  // A cast because a class would have a prototype with a constructor.
  return new (NamedInputs as unknown as new () => Record<string, unknown>)();
}

/** Creates a record that is visible to users as a whole. */
export function createRecord(): Record<string, unknown> {
  // A cast because `Object.create` returns `any`.
  return Object.create(null) as Record<string, unknown>;
}
