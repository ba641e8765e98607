/** Checks linked dataflows and the requests to them. */
import { toCallerLocation } from "../3-link/names/caller-location.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import type { LinkedRequest } from "../3-link/linked-request.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { Findings, type FoundFromCalls } from "./findings.js";
import { graphRules } from "./graph-rules.js";
import { programRules } from "./program-rules.js";
import { requestRules } from "./request-rules.js";

/**
 * Collects the diagnostics of all rules about dataflows and requests, each once even if several dataflows have it.
 *
 * @param dataflows - The dataflows of a program.
 * @param alone - The modules that no dataflow links, each linked by itself.
 * @param requests - The requests to the dataflows.
 */
export function checkDataflows(
  dataflows: readonly LinkedDataflow[],
  alone: readonly LinkedDataflow[],
  requests: readonly LinkedRequest[],
  oracle: Oracle,
): readonly FoundFromCalls[] {
  const findings = new Findings();
  for (const dataflow of [...dataflows, ...alone]) {
    const call = toCall(dataflow);
    for (const rule of graphRules) {
      const diagnostics = rule.check(dataflow, oracle).map((diagnostic) => toCallerLocation(diagnostic, dataflow));
      findings.add(call, diagnostics, rule.isOnce === true ? "program" : "location");
    }
  }
  const requestsOf = new Map(dataflows.map((dataflow) => [dataflow, [] as LinkedRequest[]]));
  for (const request of requests) {
    requestsOf.get(request.dataflow)?.push(request);
    const call = { file: request.file, span: request.call.methodSpan };
    for (const rule of requestRules) findings.add(call, rule.check(request, oracle), "location");
  }
  const asked = Array.from(requestsOf, ([dataflow, all]) => ({ dataflow, requests: all }));
  for (const rule of programRules)
    for (const { dataflow, diagnostic } of rule.check(asked)) findings.add(toCall(dataflow), [diagnostic], "location");
  return findings.all();
}

/** Returns the location of the call that makes a dataflow. */
export function toCall({ file, call }: LinkedDataflow): Location {
  return { file, span: call.calleeSpan };
}
