/**
 * The compiler of a program on one page. It resolves each call of `dataflow(…)` to its modules once. To check a
 * dataflow, it links the modules to a graph. Requests whose outputs are known are planned and compiled to code.
 *
 * `compile-file.ts` shows the phases of each file. A host provides the files and an oracle for names and types.
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

/** A program as a host passes it to the compiler. */
export interface ProgramInput {
  /** The calls of each file that build dataflows and request outputs. */
  readonly files: readonly CallsIr[];
  /** Classifies a file of the program: a dataflow module, a barrel, or something else. */
  readonly findSource: FindSource;
  /** Answers questions about names and types. */
  readonly oracle: Oracle;
}

/** A program whose calls have been resolved. */
export interface ResolvedProgram extends ProgramInput {
  /** The calls of `dataflow(…)` in the program, each with its modules. */
  readonly calls: readonly ResolvedCall[];
}

/** The result of checking a program's dataflows. */
export interface CheckedDataflows {
  /** The diagnostics, each with the calls of `dataflow(…)` that led to it. */
  readonly found: readonly FoundFromCalls[];
  /** How each module was checked. */
  readonly coverage: Coverage;
}

/** The files of the program's modules, by the way in which they were checked. */
export interface Coverage {
  /** The number of calls of `dataflow(…)`. */
  readonly dataflowCount: number;
  /** Source files that dataflows link or run in subdags. */
  readonly linked: readonly string[];
  /** Source files that no dataflow of the program links; each is checked by itself. */
  readonly alone: readonly string[];
  /** Declaration files of modules that dataflows link. */
  readonly declared: readonly string[];
}

/** A plan as code, and the outputs that it computes. */
export interface CompiledPlan {
  /** The location of the request's argument that lists the outputs. */
  readonly location: Location;
  /** The name of the function that attaches the plan to the list of outputs; it is unique in the file. */
  readonly name: string;
  /** The statements to append to the file. */
  readonly text: string;
}

/** Finds the modules of every dataflow of a program. Checks and plans start from this. */
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
  // A module of which a barrel picks only some nodes is not linked as a whole, so it is also checked by itself.
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

/** Compiles the plans of those requests of a program whose outputs, modules and config are known. */
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
