/** Links a request to its dataflow, directly or through outputs that the dataflow has prepared. */
import type { CallsIr, OutputIr, RequestCallIr } from "../ir/calls.js";
import type { Oracle } from "../oracle/oracle.js";
import { nodesOf } from "../3-link/edges/producers.js";
import type { FindSource } from "../3-link/edges/source.js";
import { findMaterializers } from "../3-link/find-materializers.js";
import { linkDataflow } from "../3-link/link-dataflow.js";
import { findDataflow, findHolder } from "./find-dataflow.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import { linkRequest, type LinkedRequest } from "../3-link/linked-request.js";

/** Everything in a program that a request may refer to. */
export interface Askable {
  /** The dataflows and requests of each file of the program. */
  readonly files: readonly CallsIr[];
  /** All dataflows of the program, linked. */
  readonly dataflows: readonly LinkedDataflow[];
  /** Finds what a file of the program is. */
  readonly findSource: FindSource;
  /** Answers questions about types. */
  readonly oracle: Oracle;
}

/** Links a request; null if its dataflow cannot be determined. */
export function linkAsked(file: string, request: RequestCallIr, askable: Askable): LinkedRequest | null {
  const { dataflows, oracle } = askable;
  if (dataflows.length === 0) return null;
  const dataflow = findDataflow(request.dataflow, file, dataflows, oracle);
  if (dataflow !== null && request.savers !== null) return linkSaving(file, request, dataflow, askable);
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

/** Links a request that saves: its dataflow is extended by the request's own materializers. */
function linkSaving(
  file: string,
  request: RequestCallIr,
  dataflow: LinkedDataflow,
  { files, findSource, oracle }: Askable,
): LinkedRequest {
  const savers = findMaterializers(file, request.savers, files, oracle);
  const extended = linkDataflow(
    {
      ...dataflow,
      modules: [...dataflow.modules, ...savers.modules],
      areModulesKnown: dataflow.areModulesKnown && savers.areKnown,
    },
    findSource,
    oracle,
  );
  const saved = nodesOf(extended).flatMap(({ name, module }): readonly OutputIr[] =>
    savers.modules.includes(module) ? [{ kind: "name", name, span: request.methodSpan }] : [],
  );
  const outputs = request.outputs === null || !savers.areKnown ? null : [...request.outputs, ...saved];
  return linkRequest(file, { ...request, outputs }, extended, oracle);
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
