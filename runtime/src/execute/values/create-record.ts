/** Makes the records that functions of users take: what is not in them is not there, under any name. */

/** Without the members of all objects, and faster than without a prototype. */
function NamedInputs(): void {}
NamedInputs.prototype = Object.freeze(Object.create(null));

/** The object of a function that takes its inputs by name. */
export function createNamedInputs(): Record<string, unknown> {
  // A cast because a class would have a prototype with a constructor.
  return new (NamedInputs as unknown as new () => Record<string, unknown>)();
}

/** A record that users see as a whole. */
export function createRecord(): Record<string, unknown> {
  // A cast because it gives `any`.
  return Object.create(null) as Record<string, unknown>;
}
