/** Checks linked dataflows and the requests to them. */
import { toCallerLocation } from "../3-link/names/caller-location.js";
import { modulesOf, type LinkedDataflow } from "../3-link/linked-dataflow.js";
import type { LinkedRequest } from "../3-link/linked-request.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { Findings, type FoundFromCalls } from "./findings.js";
import { graphRules } from "./graph-rules.js";
import { programRules } from "./program-rules.js";
import { requestRules } from "./request-rules.js";

/** What is checked together. */
export interface Checked {
  /** The dataflows of a program. */
  readonly dataflows: readonly LinkedDataflow[];
  /**
   * The modules that no dataflow links, each linked by itself, and the dataflows that requests extend by savers of their
   * own.
   */
  readonly alone: readonly LinkedDataflow[];
  /** The requests to the dataflows. */
  readonly requests: readonly LinkedRequest[];
}

/**
 * Collects the diagnostics of all rules about dataflows and requests, each once even if several dataflows have it.
 *
 * @param only - The file whose diagnostics are wanted; those of all files unless given.
 */
export function checkDataflows(
  { dataflows, alone, requests }: Checked,
  oracle: Oracle,
  only?: string,
): readonly FoundFromCalls[] {
  const findings = new Findings();
  function add(call: Location, found: readonly Diagnostic[], once: "location" | "program" = "location"): void {
    findings.add(call, only === undefined ? found : found.filter(({ file }) => file === only), once);
  }
  for (const dataflow of [...dataflows, ...alone])
    for (const rule of graphRules)
      for (const file of only === undefined ? [undefined] : filesToldIn(only, dataflow)) {
        const found = rule.check(dataflow, oracle, file).map((each) => toCallerLocation(each, dataflow));
        add(toCall(dataflow), found, rule.isOnce === true ? "program" : "location");
      }
  const requestsOf = new Map(dataflows.map((dataflow) => [dataflow, [] as LinkedRequest[]]));
  for (const request of requests) {
    requestsOf.get(request.dataflow)?.push(request);
    if (only !== undefined && request.file !== only) continue;
    const call = { file: request.file, span: request.call.methodSpan };
    for (const rule of requestRules) add(call, rule.check(request, oracle));
  }
  const asked = Array.from(requestsOf, ([dataflow, all]) => ({ dataflow, requests: all }));
  for (const rule of programRules)
    for (const { dataflow, diagnostic } of rule.check(asked, only)) add(toCall(dataflow), [diagnostic]);
  return findings.all();
}

/** Lists the files whose diagnostics belong to a file: those of declarations belong to the call that links them. */
function filesToldIn(file: string, dataflow: LinkedDataflow): readonly string[] {
  if (dataflow.file !== file) return [file];
  return [file, ...Array.from(modulesOf(dataflow), (module) => module.file).filter(isDeclarationFile)];
}

/** Returns the location of the call that makes a dataflow. */
function toCall({ file, call }: LinkedDataflow): Location {
  return { file, span: call.calleeSpan };
}
