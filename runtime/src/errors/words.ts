/** How messages write the user's names and values. */

/** One name: `` `spend` ``. */
export function quote(name: string): string {
  return `\`${name}\``;
}

/** Some names: `` `a`, `b` and `c` ``; of a long list only the beginning. */
export function quoteAll(names: readonly string[], atMost: number = 8): string {
  const shown = names.slice(0, atMost).map(quote);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter(Boolean).join(" and ");
}

/** What a value of the wrong kind is: `null`, `an array`, `a number`. */
export function describeKind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const kind = typeof value;
  return kind === "object" ? describeObject(value) : `a ${kind}`;
}

/** What an object is: `an array`, `a Map`, `a promise`; never throws, whatever the object does. */
export function describeObject(value: object): string {
  try {
    if (Array.isArray(value)) return "an array";
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind === "Promise") return "a promise (`await` it first)";
    return `${/^[AEIO]/.test(kind) ? "an" : "a"} ${kind === "Object" ? "object" : kind}`;
  } catch {
    return "an object";
  }
}

/** What a user's code threw, in one line; never throws itself. */
export function describeThrown(thrown: unknown): string {
  try {
    // A message may be whatever somebody has made of it.
    const { message = "" }: { readonly message?: unknown } = thrown instanceof Error ? thrown : {};
    return String(message === "" ? thrown : message);
  } catch {
    return describeKind(thrown);
  }
}

/** The end of a message about a name that is not there. */
export function suggest(nearest: string | null, otherwise: string): string {
  return nearest === null ? otherwise : `Did you mean ${quote(nearest)}?`;
}
