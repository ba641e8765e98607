/** What a cache warns of: each thing once. */
import { describeThrown, quote } from "../errors/words.js";
import { toConsole } from "../quality/warn.js";
import type { OpaqueValue } from "../versions/hash-value.js";
import type { Warn } from "../lifecycle/adapter-parts.js";

/** The warnings of one cache. */
export class CacheWarnings {
  readonly #store: string;
  readonly #told = new Set<string>();
  #warn: Warn = (message) => toConsole(message);

  /** @param store - What messages call the store. */
  constructor(store: string) {
    this.#store = store;
  }

  /** Sets the function that reports warnings. */
  connect(warn: Warn): void {
    this.#warn = warn;
  }

  /** The code of a node cannot be followed. */
  ofCode(node: string, gap: { readonly what: string; readonly location: string }, runId: string): void {
    const at = gap.location === "" ? "" : ` (${gap.location})`;
    this.#tell(
      `code ${node}`,
      `${quote(node)} is computed each time, because the cache cannot know when its code changes: it ${gap.what}${at}.`,
      { runId, node, path: gap.location, reason: gap.what },
    );
  }

  /** An input of a node has no content by which it could be recognised. */
  ofInput(node: string, input: string, { path, what }: Pick<OpaqueValue, "path" | "what">, runId: string): void {
    this.#tell(
      `input ${input}`,
      `${quote(node)} is computed each time, because its input ${quote(input)} ${describe(path, what)}, which cannot be compared with the last run. ` +
        `If the value does not depend on it, use \`ignore: ["${input}"]\`.`,
      { runId, node, input, path, reason: what },
    );
  }

  /** The value of a node cannot be stored faithfully. */
  ofValue(node: string, { path, what }: Pick<OpaqueValue, "path" | "what">, runId: string): void {
    const advice = what.includes("class")
      ? " A codec for the class lets the cache store it: `codecs` of `cache`."
      : " Let it return data, or use `disable` so that this is no surprise.";
    this.#tell(
      `value ${node}`,
      `${quote(node)} is computed each time, because its value ${describe(path, what)}, which cannot be stored.${advice}`,
      { runId, node, path, reason: what },
    );
  }

  /** The store has failed. */
  ofStore(doing: "read" | "written", thrown: unknown): void {
    const effect = doing === "read" ? "Nodes are computed as if nothing were stored." : "Values are not stored.";
    this.#tell(
      `store ${doing}`,
      `The cache cannot be ${doing}: ${describeThrown(thrown).replace(/\.$/, "")} (${this.#store}). ${effect}`,
      { reason: describeThrown(thrown), store: this.#store },
    );
  }

  #tell(key: string, message: string, details: Readonly<Record<string, unknown>>): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#warn(message, details);
  }
}

function describe(path: string, what: string): string {
  return path === "" ? `is ${what}` : `has ${what} at ${quote(path)}`;
}
