/**
 * The compiler of a program on one page. Each call of `dataflow(…)` is resolved to its modules once; checks link them to a
 * graph and judge it, and requests whose outputs are known are planned and written as code.
 *
 * `compile-file.ts` shows what happens to each file. A host provides the files and an oracle for names and types.
 */
import { linkAlone, linkDataflow } from "./3-link/link-dataflow.js";
import { modulesOf } from "./3-link/linked-dataflow.js";
import { resolveCall, type ResolvedCall } from "./3-link/resolve-call.js";
import type { FindSource } from "./3-link/edges/source.js";
import { typeLocationsOf } from "./3-link/edges/edges.js";
import { checkDataflows } from "./4-check/check-dataflows.js";
import { isRuntimes } from "./4-check/find-dataflow.js";
import type { FoundFromCalls } from "./4-check/findings.js";
import { findKnownRequests } from "./4-check/known-requests.js";
import { linkAsked } from "./4-check/link-asked.js";
import { planRequests } from "./5-plan/plan-requests.js";
import { toPlanText } from "./6-emit/plan-text.js";
import type { CallsIr } from "./ir/calls.js";
import { isDeclarationFile } from "./ir/declaration-file.js";
import type { ModuleIr } from "./ir/module.js";
import type { Location } from "./ir/span.js";
import type { Oracle } from "./oracle/oracle.js";

/** A program as a host hands it over. */
export interface ProgramInput {
  /** The calls of each file that build dataflows and request outputs. */
  readonly files: readonly CallsIr[];
  /** Finds out what a file of the program is: a dataflow module, a barrel, or something else. */
  readonly findSource: FindSource;
  /** Answers questions about names and types. */
  readonly oracle: Oracle;
}

/** A program whose calls have been resolved. */
export interface ResolvedProgram extends ProgramInput {
  /** Its calls of `dataflow(…)`, each with its modules. */
  readonly calls: readonly ResolvedCall[];
}

/** The result of checking a program's dataflows. */
export interface CheckedDataflows {
  /** The diagnostics, with the calls that they were found from. */
  readonly found: readonly FoundFromCalls[];
  /** How each module was checked. */
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

/** A plan as code, and the outputs that it computes. */
export interface CompiledPlan {
  /** The argument of the request that has the outputs. */
  readonly location: Location;
  /** The function that takes the outputs; no other plan of the file has this name. */
  readonly name: string;
  /** The statements to append. */
  readonly text: string;
}

/** Finds the modules of every dataflow of a program: what checks and plans begin with. */
export function resolveProgram(input: ProgramInput): ResolvedProgram {
  const { files, findSource, oracle } = input;
  const calls = files.flatMap(({ file, dataflows }) =>
    dataflows
      .filter(({ calleeSpan }) => isRuntimes({ file, span: calleeSpan }, oracle))
      .map((call) => resolveCall(file, call, findSource, oracle)),
  );
  return { ...input, calls };
}

/**
 * Checks the dataflows and requests of a program, and the modules that no dataflow links.
 *
 * @param modules - The dataflow modules among the program's sources.
 */
export function checkProgram(program: ResolvedProgram, modules: readonly ModuleIr[]): CheckedDataflows {
  const { files, calls, findSource, oracle } = program;
  const dataflows = calls.map((call) => linkDataflow(call, findSource, oracle));
  const linked = new Set(dataflows.flatMap((dataflow) => [...modulesOf(dataflow)]));
  // Of what a barrel picks, a dataflow has a part only.
  const alone = modules
    .filter((module) => !linked.has(module) && module.definitions.length > 0)
    .map((module) => linkAlone(module, findSource, oracle));
  for (const dataflow of [...dataflows, ...alone]) oracle.prepare?.(typeLocationsOf(dataflow));

  const requests = files.flatMap(({ file, requests: all }) =>
    all.flatMap((request) => linkAsked(file, request, { files, dataflows, oracle }) ?? []),
  );
  const found = checkDataflows(dataflows, alone, requests, oracle);
  return { found, coverage: toCoverage(dataflows.length, linked, modules) };
}

/** Writes the plans of a program's requests, as far as all that they depend on is known. */
export function writePlans({ files, calls, findSource, oracle }: ResolvedProgram): readonly CompiledPlan[] {
  const requests = findKnownRequests(files, calls, findSource, oracle);
  return planRequests(requests).map(({ request: { location }, plan }) => {
    const name = `$icosianPlan${location.span.start}`;
    return { location, name, text: toPlanText(plan, name) };
  });
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
