/**
 * Words of the diagnostics about modifiers, which are the runtime's own: what is written wrong is found by the same code
 * when a module is compiled and when a dataflow is built, and has the same number.
 */
import type { CatalogueEntry } from "../catalogue-entry.js";

/** What the runtime says. */
export interface FaultData {
  readonly message: string;
}

/** One kind of fault. */
export type FaultEntry = CatalogueEntry<FaultData>;

const message = (data: FaultData): string => data.message;

export const invalidModifier: FaultEntry = { code: "ICO6009", slug: "invalid-modifier", severity: "error", message };
export const unknownParameter: FaultEntry = { code: "ICO6011", slug: "unknown-parameter", severity: "error", message };
export const unknownTarget: FaultEntry = { code: "ICO6012", slug: "unknown-target", severity: "error", message };
export const missingConfig: FaultEntry = { code: "ICO6013", slug: "missing-config", severity: "error", message };
export const repeatedName: FaultEntry = { code: "ICO6014", slug: "repeated-name", severity: "error", message };
export const unknownMutation: FaultEntry = { code: "ICO6015", slug: "unknown-mutation", severity: "error", message };
export const recursiveSubdag: FaultEntry = { code: "ICO6027", slug: "recursive-subdag", severity: "error", message };
