/** Judges all dataflows of a program, and all that is asked of them. */
import type { CallsIr } from "../ir/calls.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { Findings, type FoundFromCalls } from "./findings.js";
import { graphRules } from "./graph-rules.js";
import { toCallerLocation } from "../3-link/names/caller-location.js";
import { typeLocationsOf } from "../3-link/edges/edges.js";
import { linkAlone, linkDataflow } from "../3-link/link-dataflow.js";
import type { FindSource } from "../3-link/edges/source.js";
import { modulesOf, type LinkedDataflow } from "../3-link/linked-dataflow.js";
import { isRuntimes } from "./find-dataflow.js";
import { linkAsked } from "./link-asked.js";
import type { LinkedRequest } from "../3-link/linked-request.js";
import { programRules } from "./program-rules.js";
import { requestRules } from "./request-rules.js";

/** What became of a program's dataflows. */
export interface CheckedDataflows {
  readonly found: readonly FoundFromCalls[];
  readonly coverage: Coverage;
}

/** How modules were checked, by their files. */
export interface Coverage {
  /** How many calls of `dataflow(…)` there are. */
  readonly dataflowCount: number;
  /** Sources that dataflows link, or run in subdags. */
  readonly linked: readonly string[];
  /** Sources that no dataflow of the program links, and that are checked by themselves. */
  readonly alone: readonly string[];
  /** Declaration files of modules that dataflows link. */
  readonly declared: readonly string[];
}

/**
 * Everything that the rules say of a program's dataflows and requests, each thing once however many dataflows have it,
 * and of the modules that no dataflow links.
 *
 * @param files - What each file of the program does with dataflows.
 * @param modules - The dataflow modules among the program's sources.
 * @param findSource - What a file of the program is.
 */
export function checkProgram(
  files: readonly CallsIr[],
  modules: readonly ModuleIr[],
  findSource: FindSource,
  oracle: Oracle,
): CheckedDataflows {
  const dataflows = files.flatMap(({ file, dataflows: calls }) =>
    calls
      .filter(({ calleeSpan }) => isRuntimes({ file, span: calleeSpan }, oracle))
      .map((call) => linkDataflow(file, call, findSource, oracle)),
  );
  const linked = new Set(dataflows.flatMap((dataflow) => [...modulesOf(dataflow)]));
  // Of what a barrel picks, a dataflow has a part only.
  const alone = modules.filter((module) => !linked.has(module) && module.definitions.length > 0);
  const all = [...dataflows, ...alone.map((module) => linkAlone(module, findSource, oracle))];
  for (const dataflow of all) oracle.prepare?.(typeLocationsOf(dataflow));
  const findings = new Findings();

  for (const dataflow of all) {
    const call = toCall(dataflow);
    for (const rule of graphRules) {
      const diagnostics = rule.check(dataflow, oracle).map((diagnostic) => toCallerLocation(diagnostic, dataflow));
      findings.add(call, diagnostics, rule.isOnce === true ? "program" : "location");
    }
  }
  const requestsOf = new Map(dataflows.map((dataflow) => [dataflow, [] as LinkedRequest[]]));
  for (const { file, requests } of files) {
    for (const request of requests) {
      const asked = linkAsked(file, request, { files, dataflows, oracle });
      if (asked === null) continue;
      requestsOf.get(asked.dataflow)?.push(asked);
      const call = { file, span: request.methodSpan };
      for (const rule of requestRules) findings.add(call, rule.check(asked, oracle), "location");
    }
  }
  const asked = Array.from(requestsOf, ([dataflow, requests]) => ({ dataflow, requests }));
  for (const rule of programRules)
    for (const { dataflow, diagnostic } of rule.check(asked)) findings.add(toCall(dataflow), [diagnostic], "location");
  return { found: findings.all(), coverage: toCoverage(dataflows.length, linked, modules) };
}

/** Where a dataflow is made. */
export function toCall({ file, call }: LinkedDataflow): Location {
  return { file, span: call.calleeSpan };
}

function toCoverage(dataflowCount: number, linked: ReadonlySet<ModuleIr>, modules: readonly ModuleIr[]): Coverage {
  const linkedFiles = new Set(Array.from(linked, ({ file }) => file));
  const files = modules.map(({ file }) => file);
  return {
    dataflowCount,
    linked: files.filter((file) => linkedFiles.has(file)),
    alone: files.filter((file) => !linkedFiles.has(file)),
    declared: [...linkedFiles].filter(isDeclarationFile),
  };
}
