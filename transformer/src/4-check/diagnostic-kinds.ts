/** The registry of every kind of diagnostic: the rules, and the diagnostics that no rule reports. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import * as emitting from "../diagnostics/kinds/emitting.js";
import * as expectations from "../diagnostics/kinds/expectations.js";
import { internalFaults } from "../diagnostics/kinds/faults.js";
import * as files from "../diagnostics/kinds/files.js";
import * as hosts from "../diagnostics/kinds/hosts.js";
import * as options from "../diagnostics/kinds/options.js";
import { graphRules } from "./graph-rules.js";
import { modifierRules } from "./modifier-rules.js";
import { moduleRules } from "./module-rules.js";
import { programRules } from "./program-rules.js";
import { requestRules } from "./request-rules.js";

/**
 * The rules whose severity a project can set. Rules about single modules are not included, because a module with an
 * error has no manifest.
 */
export const adjustableRules: readonly DiagnosticKind[] = [...graphRules, ...requestRules, ...programRules];

/** Every kind of diagnostic, in the order of the codes. */
export const diagnosticKinds: readonly DiagnosticKind[] = sortByCode([
  ...[options, hosts, expectations, files, emitting].flatMap((family) => Object.values<DiagnosticKind>(family)),
  ...[...moduleRules, ...adjustableRules].filter(({ slug }) => modifierRules.every((rule) => rule.slug !== slug)),
  // A modifier rule checks both modules and dataflows, but is one kind.
  ...modifierRules,
  ...internalFaults,
]);

function sortByCode(kinds: readonly DiagnosticKind[]): readonly DiagnosticKind[] {
  return [...kinds].sort((a, b) => (a.code < b.code ? -1 : 1));
}
