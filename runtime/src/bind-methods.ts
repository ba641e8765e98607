/** Allows methods to be used without their object: `const { execute } = dataflow(features)`. */

/**
 * Binds the methods of an object to it, as own properties. They are not enumerable, so printing the object omits them.
 */
export function bindMethods(owner: object): void {
  const prototype: object = Object.getPrototypeOf(owner) as object;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (typeof value === "function" && name !== "constructor")
      // A cast because property descriptors have values of the type `any`.
      Object.defineProperty(owner, name, {
        value: (value as () => unknown).bind(owner),
        writable: true,
        configurable: true,
      });
}
