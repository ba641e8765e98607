/** Links a request to what it is asked of: a dataflow, or outputs that a dataflow has prepared. */
import type { CallsIr, RequestCallIr } from "../ir/calls.js";
import type { Oracle } from "../oracle/oracle.js";
import { findDataflow, findHolder } from "./find-dataflow.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import { linkRequest, type LinkedRequest } from "../3-link/linked-request.js";

/** What requests can be asked of. */
export interface Askable {
  /** What each file of the program does with dataflows. */
  readonly files: readonly CallsIr[];
  readonly dataflows: readonly LinkedDataflow[];
  readonly oracle: Oracle;
}

/** Null where it cannot be told which dataflow is asked. */
export function linkAsked(file: string, request: RequestCallIr, askable: Askable): LinkedRequest | null {
  const { dataflows, oracle } = askable;
  if (dataflows.length === 0) return null;
  const dataflow = findDataflow(request.dataflow, file, dataflows, oracle);
  if (dataflow !== null) return linkRequest(file, request, dataflow, oracle);
  if (request.prepared === null) return null;
  const preparation = findPreparation(file, request, askable);
  if (preparation === null) return null;
  const { outputs } = preparation.request;
  const prepared = findDataflow(preparation.request.dataflow, preparation.file, dataflows, oracle);
  return (
    prepared && linkRequest(file, { ...request, ...request.prepared, outputs }, prepared, oracle, preparation.file)
  );
}

interface Preparation {
  readonly file: string;
  readonly request: RequestCallIr;
}

/** The call of `prepare` that has made what a request is asked of. */
function findPreparation(file: string, { dataflow }: RequestCallIr, { files, oracle }: Askable): Preparation | null {
  const { kind, span } = dataflow;
  const find = (matches: (each: Preparation) => boolean): Preparation | undefined => {
    for (const { file: other, requests } of files)
      for (const request of requests)
        if (request.method === "prepare" && matches({ file: other, request })) return { file: other, request };
    return undefined;
  };
  if (kind === "call") return find((each) => each.file === file && each.request.span.start === span.start) ?? null;
  return findHolder({ file, span }, oracle, (declaration) =>
    find((each) => each.file === declaration.file && each.request.nameSpan?.start === declaration.span.start),
  );
}
