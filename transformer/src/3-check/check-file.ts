/** Judges what stands in one file: what editors ask after every keystroke. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { Oracle } from "../oracle/oracle.js";
import { graphRules } from "./graph-rules.js";
import { toCallerPlace } from "./graph/caller-place.js";
import { modulesOf, type LinkedDataflow } from "./graph/linked-dataflow.js";
import type { LinkedRequest } from "./graph/linked-request.js";
import { requestRules } from "./request-rules.js";

/**
 * What the rules of dataflows and requests say of one file, each thing once.
 *
 * @param dataflows - All dataflows that the file can have a part in.
 * @param requests - The requests that stand in the file.
 */
export function checkFile(
  file: string,
  dataflows: readonly LinkedDataflow[],
  requests: readonly LinkedRequest[],
  oracle: Oracle,
): readonly Diagnostic[] {
  const all = [
    ...dataflows.flatMap((dataflow) => checkDataflow(file, dataflow, oracle)),
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

/** What stands in declarations is told where a call links them. */
function checkDataflow(file: string, dataflow: LinkedDataflow, oracle: Oracle): readonly Diagnostic[] {
  const declared =
    dataflow.file === file ? [...modulesOf(dataflow)].map((module) => module.file).filter(isDeclarationFile) : [];
  const diagnostics = [file, ...declared].flatMap((only) =>
    graphRules.flatMap((rule) => rule.check(dataflow, oracle, only)),
  );
  return diagnostics.map((diagnostic) => toCallerPlace(diagnostic, dataflow));
}
