/** Judges what stands in one file: what editors ask after every keystroke. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Oracle } from "../oracle/oracle.js";
import { graphRules } from "./graph-rules.js";
import type { LinkedDataflow } from "./graph/linked-dataflow.js";
import type { LinkedRequest } from "./graph/linked-request.js";
import type { AskedDataflow } from "./program-rule.js";
import { programRules } from "./program-rules.js";
import { requestRules } from "./request-rules.js";

/**
 * What the rules of dataflows and requests say of one file, each thing once.
 *
 * @param dataflows - All dataflows that the file can have a part in.
 * @param requests - The requests that stand in the file.
 * @param asked - The same dataflows with all requests of the program.
 */
export function checkFile(
  file: string,
  dataflows: readonly LinkedDataflow[],
  requests: readonly LinkedRequest[],
  oracle: Oracle,
  asked: readonly AskedDataflow[],
): readonly Diagnostic[] {
  const all = [
    ...dataflows.flatMap((dataflow) => graphRules.flatMap((rule) => rule.check(dataflow, oracle, file))),
    ...programRules.flatMap((rule) => rule.check(asked).map(({ diagnostic }) => diagnostic)),
    ...requests.flatMap((request) => requestRules.flatMap((rule) => rule.check(request, oracle))),
  ];
  const found = new Map<string, Diagnostic>();
  for (const diagnostic of all) {
    if (diagnostic.file !== file) continue;
    const { code, span, message } = diagnostic;
    const key = JSON.stringify([code, span.start, message]);
    if (!found.has(key)) found.set(key, diagnostic);
  }
  return [...found.values()];
}
