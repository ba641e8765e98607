/** Collects diagnostics, each once, with the calls that they were found from. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { Location } from "../ir/span.js";

/** A diagnostic, and the calls that it was found from. */
export interface FoundFromCalls {
  readonly diagnostic: Diagnostic;
  /** Where the calls stand, one per file: the callee of `dataflow(…)`, or a request's method. */
  readonly calls: readonly Location[];
}

/** What has been found in a program so far. */
export class Findings {
  readonly #found = new Map<string, { readonly diagnostic: Diagnostic; readonly calls: Map<string, Location> }>();

  /**
   * Adds what was found from a call.
   *
   * @param once - Whether the same words at another location are another finding, or are said only once.
   */
  add(call: Location, diagnostics: readonly Diagnostic[], once: "location" | "program"): void {
    for (const diagnostic of diagnostics) {
      const { code, file, span, message } = diagnostic;
      const key = JSON.stringify(once === "location" ? [code, file, span.start, message] : [code, message]);
      const known = this.#found.get(key);
      if (known === undefined) this.#found.set(key, { diagnostic, calls: new Map([[call.file, call]]) });
      else if (once === "location" && !known.calls.has(call.file)) known.calls.set(call.file, call);
    }
  }

  /** Everything, in the order in which it was found. */
  all(): readonly FoundFromCalls[] {
    return Array.from(this.#found.values(), ({ diagnostic, calls }) =>
      deepFreeze({ diagnostic, calls: [...calls.values()] }),
    );
  }
}
