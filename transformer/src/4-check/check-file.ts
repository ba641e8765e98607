/** Checks one file, as editors do after every keystroke. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { Oracle } from "../oracle/oracle.js";
import { toCall } from "./check-dataflows.js";
import { Findings } from "./findings.js";
import { graphRules } from "./graph-rules.js";
import { toCallerLocation } from "../3-link/names/caller-location.js";
import { modulesOf, type LinkedDataflow } from "../3-link/linked-dataflow.js";
import type { LinkedRequest } from "../3-link/linked-request.js";
import type { AskedDataflow } from "./program-rule.js";
import { programRules } from "./program-rules.js";
import { requestRules } from "./request-rules.js";

/**
 * Collects the diagnostics of dataflows and requests that belong to one file, each once.
 *
 * @param dataflows - All dataflows that the file can affect.
 * @param requests - The requests in the file.
 * @param asked - The same dataflows with all requests of the program.
 */
export function checkFile(
  file: string,
  dataflows: readonly LinkedDataflow[],
  requests: readonly LinkedRequest[],
  oracle: Oracle,
  asked: readonly AskedDataflow[],
): readonly Diagnostic[] {
  const findings = new Findings();
  for (const dataflow of dataflows) {
    const call = toCall(dataflow);
    for (const rule of graphRules)
      for (const only of filesToldIn(file, dataflow)) {
        const diagnostics = rule.check(dataflow, oracle, only).map((each) => toCallerLocation(each, dataflow));
        findings.add(call, diagnostics.filter(isHere), rule.isOnce === true ? "program" : "location");
      }
  }
  for (const rule of programRules)
    for (const { dataflow, diagnostic } of rule.check(asked))
      findings.add(toCall(dataflow), [diagnostic].filter(isHere), "location");
  for (const request of requests) {
    const call = { file: request.file, span: request.call.methodSpan };
    for (const rule of requestRules) findings.add(call, rule.check(request, oracle).filter(isHere), "location");
  }
  return findings.all().map(({ diagnostic }) => diagnostic);

  function isHere(diagnostic: Diagnostic): boolean {
    return diagnostic.file === file;
  }
}

/** Lists the files whose diagnostics belong to a file: those of declarations belong to the call that links them. */
function filesToldIn(file: string, dataflow: LinkedDataflow): readonly string[] {
  if (dataflow.file !== file) return [file];
  return [file, ...Array.from(modulesOf(dataflow), (module) => module.file).filter(isDeclarationFile)];
}
