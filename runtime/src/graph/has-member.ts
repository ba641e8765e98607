/** Tells what an object has from what all objects have. */

/** Whether an object or its class has a member; `toString` and the like of all objects do not count. */
export function hasMember(owner: object, name: string): boolean {
  return Object.hasOwn(owner, name) || (name in owner && !(name in Object.prototype));
}
