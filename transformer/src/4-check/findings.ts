/** Collects diagnostics, each once, with the calls that led to them. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { Location } from "../ir/span.js";

/** A diagnostic with the calls that led to it. */
export interface FoundFromCalls {
  /** The diagnostic, at the location of the mistake. */
  readonly diagnostic: Diagnostic;
  /** The locations of the calls, one per file: the callee of `dataflow(…)` or the method of a request. */
  readonly calls: readonly Location[];
}

/** The diagnostics that have been found in a program so far. */
export class Findings {
  readonly #found = new Map<string, { readonly diagnostic: Diagnostic; readonly calls: Map<string, Location> }>();

  /**
   * Adds the diagnostics that a call led to.
   *
   * @param once - `"location"` keeps a message once per location, `"program"` once per program.
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

  /** Lists all findings in the order in which they were added. */
  all(): readonly FoundFromCalls[] {
    return Array.from(this.#found.values(), ({ diagnostic, calls }) =>
      deepFreeze({ diagnostic, calls: [...calls.values()] }),
    );
  }
}
