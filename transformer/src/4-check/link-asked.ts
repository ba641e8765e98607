/** Links a request to its dataflow, directly or through outputs that the dataflow has prepared. */
import type { CallsIr, RequestCallIr } from "../ir/calls.js";
import type { Oracle } from "../oracle/oracle.js";
import { findDataflow, findHolder } from "./find-dataflow.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import { linkRequest, type LinkedRequest } from "../3-link/linked-request.js";

/** Everything in a program that a request may refer to. */
export interface Askable {
  /** The dataflows and requests of each file of the program. */
  readonly files: readonly CallsIr[];
  /** All dataflows of the program, linked. */
  readonly dataflows: readonly LinkedDataflow[];
  /** Answers questions about types. */
  readonly oracle: Oracle;
}

/** Links a request; null if its dataflow cannot be determined. */
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

/** Finds the call of `prepare` that made the object on which a request is called. */
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
