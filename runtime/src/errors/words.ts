/** Writes the user's names and values for messages. */

/** Writes one name: `` `spend` ``. */
export function quote(name: string): string {
  return `\`${name}\``;
}

/** Writes a node's name that `shownName` returned: `` `spendPerSignup` (before its checks) ``. */
export function quoteNode(shown: string): string {
  const end = shown.indexOf(" (");
  return end < 0 ? quote(shown) : `${quote(shown.slice(0, end))}${shown.slice(end)}`;
}

/** Writes several nodes, in the way {@link quoteAll} writes names. */
export function quoteNodes(shown: readonly string[]): string {
  return enumerate(shown.map(quoteNode), 8);
}

/** Writes several names: `` `a`, `b` and `c` ``. Of a long list, it writes only the first names. */
export function quoteAll(names: readonly string[], atMost: number = 8): string {
  return enumerate(names.map(quote), atMost);
}

function enumerate(texts: readonly string[], atMost: number): string {
  const shown = texts.slice(0, atMost);
  const more = texts.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter(Boolean).join(" and ");
}

/** The number of characters that messages quote from a wrong text. */
const QUOTED = 40;

/**
 * Describes a wrong value. Strings, numbers and other primitives are written as they are: `"fatal"`, `1.5`, `null`. For
 * other values the kind is named: `an array`, `` the function `mean` ``.
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

/** Names the kind of an object: `an array`, `a Map`, `a promise`. Never throws, not even for a proxy that does. */
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

/** Writes the first four elements of a list as source code: `[5, "a"]`. */
export function describeList(values: readonly unknown[]): string {
  const shown = values.slice(0, 4).map(describeKind);
  return `[${[...shown, ...(values.length > shown.length ? ["…"] : [])].join(", ")}]`;
}

/** Writes the message of a value that a user's code threw. Never throws itself. */
export function describeThrown(thrown: unknown): string {
  try {
    // The message of an error may be anything, for example an object whose `toString` throws.
    const { message = "" }: { readonly message?: unknown } = thrown instanceof Error ? thrown : {};
    return String(message === "" ? thrown : message);
  } catch {
    return describeKind(thrown);
  }
}

/** Writes the end of a message about an unknown name: the nearest name if there is one, otherwise the given text. */
export function suggest(nearest: string | null, otherwise: string): string {
  return nearest === null ? otherwise : `Did you mean ${quote(nearest)}?`;
}

/** Writes a position: `1st`, `2nd`, `13th`. */
export function toOrdinal(position: number): string {
  const ending = ["th", "st", "nd", "rd"][position % 10] ?? "th";
  return `${position}${Math.trunc((position % 100) / 10) === 1 ? "th" : ending}`;
}

/** Writes the first letter of a sentence as a capital. */
export function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
