/** Judges all dataflows of a program, and all that is asked of them. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CallsIr, DataflowReferenceIr } from "../ir/calls.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { Place } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { graphRules } from "./graph-rules.js";
import { linkDataflow, type FindSource } from "./graph/link-dataflow.js";
import { typePlacesOf } from "./graph/edges.js";
import type { LinkedDataflow } from "./graph/linked-dataflow.js";
import { linkRequest } from "./graph/linked-request.js";
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
  for (const { file, requests } of files) {
    for (const request of requests) {
      const dataflow = findDataflow(request.dataflow, file, dataflows, oracle);
      if (dataflow === null) continue;
      const linked = linkRequest(file, request, dataflow, oracle);
      const call = { file, span: request.methodSpan };
      for (const rule of requestRules) note(call, rule.check(linked, oracle));
    }
  }
  return Array.from(found.values(), ({ diagnostic, calls }) => deepFreeze({ diagnostic, calls: [...calls.values()] }));
}

/** Whether a callee that is named as the runtime's function is that one, and not a variable of the file itself. */
export function isRuntimes(callee: Place, oracle: Oracle): boolean {
  return oracle.findDeclaration(callee)?.file !== callee.file;
}

/** The dataflow that a request is asked of; null where that cannot be told. */
export function findDataflow<Dataflow extends Pick<LinkedDataflow, "file" | "call">>(
  reference: DataflowReferenceIr,
  file: string,
  dataflows: readonly Dataflow[],
  oracle: Oracle,
): Dataflow | null {
  if (dataflows.length === 0) return null;
  if (reference.kind === "call") {
    const own = dataflows.find((each) => each.file === file && each.call.span.start === reference.span.start);
    return own ?? null;
  }
  const declaration = oracle.findDeclaration({ file, span: reference.span });
  if (declaration === null) return null;
  const named = dataflows.find(
    (each) => each.file === declaration.file && each.call.nameSpan?.start === declaration.span.start,
  );
  return named ?? null;
}
