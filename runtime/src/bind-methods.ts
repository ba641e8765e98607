/** Lets methods be taken off their object: `const { execute } = dataflow(features)`. */

/** Gives an object its own methods, bound to it. They are hidden, so that printing it does not list them. */
export function bindMethods(owner: object): void {
  const prototype: object = Object.getPrototypeOf(owner) as object;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (typeof value === "function" && name !== "constructor")
      // A cast because descriptors give `any`.
      Object.defineProperty(owner, name, {
        value: (value as () => unknown).bind(owner),
        writable: true,
        configurable: true,
      });
}
