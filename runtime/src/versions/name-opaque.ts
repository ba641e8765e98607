/** Names what has no content that could be hashed or stored. */

/** Names a function, a symbol or an object as a noun with its article: `an instance of the class Client`. Runs no code of the value, except traps of proxies. */
export function nameOpaque(value: unknown): string {
  if (typeof value !== "object" || value === null) return `a ${typeof value}`;
  const found = findConstructor(value);
  const name: unknown = found && Object.getOwnPropertyDescriptor(found, "name")?.value;
  if (typeof name !== "string" || name === "") return "an instance of a class without a name";
  if (name === "Object") return "an object with a prototype of its own";
  const isBuiltIn = (globalThis as Readonly<Record<string, unknown>>)[name] === found;
  if (!isBuiltIn) return `an instance of the class ${name}`;
  return `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
}

/** The first prototypes; nobody writes classes that inherit from more. */
const MOST_LEVELS = 100;

function findConstructor(value: object): object | undefined {
  let prototype: object | null = Object.getPrototypeOf(value) as object | null;
  for (let level = 0; prototype !== null && level < MOST_LEVELS; level++) {
    const found: unknown = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value;
    if (typeof found === "function") return found;
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return undefined;
}
