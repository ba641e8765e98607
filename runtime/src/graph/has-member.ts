/** Distinguishes the members of an object from those that every object inherits. */

/** Whether an object or its class has a member. Members of `Object.prototype`, such as `toString`, do not count. */
export function hasMember(owner: object, name: string): boolean {
  return Object.hasOwn(owner, name) || (name in owner && !(name in Object.prototype));
}
