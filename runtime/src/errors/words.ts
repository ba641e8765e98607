/** How messages write the user's names and values. */

/** One name: `` `spend` ``. */
export function quote(name: string): string {
  return `\`${name}\``;
}

/** A node's name as {@link shownName} gives it: `` `spendPerSignup` (before its checks) ``. */
export function quoteNode(shown: string): string {
  const end = shown.indexOf(" (");
  return end < 0 ? quote(shown) : `${quote(shown.slice(0, end))}${shown.slice(end)}`;
}

/** Some nodes, as {@link quoteAll} writes names. */
export function quoteNodes(shown: readonly string[]): string {
  return enumerate(shown.map(quoteNode), 8);
}

/** Some names: `` `a`, `b` and `c` ``; of a long list only the beginning. */
export function quoteAll(names: readonly string[], atMost: number = 8): string {
  return enumerate(names.map(quote), atMost);
}

function enumerate(texts: readonly string[], atMost: number): string {
  const shown = texts.slice(0, atMost);
  const more = texts.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter(Boolean).join(" and ");
}

/** Characters of a wrong text that messages quote. */
const QUOTED = 40;

/**
 * What a wrong value is: the value itself where it is short, `"fatal"`, `1.5`, `null`, and else its kind, `an array`,
 * `` the function `mean` ``.
 */
export function describeKind(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > QUOTED ? `${value.slice(0, QUOTED)}…` : value);
    case "bigint":
      return `${value}n`;
    case "symbol":
      return "a symbol";
    case "function":
      return describeFunction(value);
    case "object":
      return value === null ? "null" : describeObject(value);
    default:
      return String(value);
  }
}

function describeFunction(value: object): string {
  try {
    const { name } = value as { readonly name?: unknown };
    return typeof name === "string" && name !== "" ? `the function ${quote(name)}` : "a function";
  } catch {
    return "a function";
  }
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

/** A short list as it is written: `[5, "a"]`. */
export function describeList(values: readonly unknown[]): string {
  const shown = values.slice(0, 4).map(describeKind);
  return `[${[...shown, ...(values.length > shown.length ? ["…"] : [])].join(", ")}]`;
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
