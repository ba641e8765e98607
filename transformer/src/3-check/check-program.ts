/** Judges all dataflows of a program, and all that is asked of them. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CallsIr } from "../ir/calls.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { Place } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { graphRules } from "./graph-rules.js";
import { linkDataflow, type FindSource } from "./graph/link-dataflow.js";
import { typePlacesOf } from "./graph/edges.js";
import { isRuntimes } from "./find-dataflow.js";
import { linkAsked } from "./link-asked.js";
import type { LinkedRequest } from "./graph/linked-request.js";
import { programRules } from "./program-rules.js";
import { requestRules } from "./request-rules.js";

/** A diagnostic, and the calls that it was found from. */
export interface FoundFromCalls {
  readonly diagnostic: Diagnostic;
  /** Where the calls stand, one a file: the callee of `dataflow(…)`, or a request's method. */
  readonly calls: readonly Place[];
}

/**
 * Everything that the rules say of a program's dataflows and requests, each thing once however many dataflows have it.
 *
 * @param files - What each file of the program does with dataflows.
 * @param findSource - The dataflow modules of the program.
 */
export function checkProgram(
  files: readonly CallsIr[],
  findSource: FindSource,
  oracle: Oracle,
): readonly FoundFromCalls[] {
  const dataflows = files.flatMap(({ file, dataflows: calls }) =>
    calls
      .filter(({ calleeSpan }) => isRuntimes({ file, span: calleeSpan }, oracle))
      .map((call) => linkDataflow(file, call, findSource, oracle)),
  );
  for (const dataflow of dataflows) oracle.prepare?.(typePlacesOf(dataflow));
  const found = new Map<string, { readonly diagnostic: Diagnostic; readonly calls: Map<string, Place> }>();
  const note = (call: Place, diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) {
      const { code, file, span, message } = diagnostic;
      const key = JSON.stringify([code, file, span.start, message]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { diagnostic, calls: new Map([[call.file, call]]) });
      else if (!known.calls.has(call.file)) known.calls.set(call.file, call);
    }
  };

  for (const dataflow of dataflows) {
    const call = { file: dataflow.file, span: dataflow.call.calleeSpan };
    for (const rule of graphRules) note(call, rule.check(dataflow, oracle));
  }
  const asked = new Map(dataflows.map((dataflow) => [dataflow, [] as LinkedRequest[]]));
  for (const { file, requests } of files) {
    for (const request of requests) {
      const linked = linkAsked(file, request, { files, dataflows, oracle });
      if (linked === null) continue;
      asked.get(linked.dataflow)?.push(linked);
      const call = { file, span: request.methodSpan };
      for (const rule of requestRules) note(call, rule.check(linked, oracle));
    }
  }
  const all = Array.from(asked, ([dataflow, requests]) => ({ dataflow, requests }));
  for (const rule of programRules)
    for (const { dataflow, diagnostic } of rule.check(all))
      note({ file: dataflow.file, span: dataflow.call.calleeSpan }, [diagnostic]);
  return Array.from(found.values(), ({ diagnostic, calls }) => deepFreeze({ diagnostic, calls: [...calls.values()] }));
}
