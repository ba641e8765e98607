/**
 * The compiler of a program on one page. It resolves each call of `dataflow(…)` to its modules once. To check a
 * dataflow, it links the modules to a graph. Requests whose outputs are known are planned and compiled to code. A
 * generated file is compiled like a program with one call, from the texts of its modules alone.
 *
 * `compile-file.ts` shows the phases of each file. A host provides the files and an oracle for names and types.
 */
import { joinDataflow } from "./3-link/join-dataflow.js";
import { linkAlone, linkDataflow } from "./3-link/link-dataflow.js";
import { modulesOf, type LinkedDataflow } from "./3-link/linked-dataflow.js";
import { resolveCall, type ResolvedCall } from "./3-link/resolve-call.js";
import type { FindSource } from "./3-link/edges/source.js";
import { typeLocationsInto, typeLocationsOf } from "./3-link/edges/edges.js";
import { checkDataflows, type Checked } from "./4-check/check-dataflows.js";
import { toCoverage, type Coverage } from "./4-check/coverage.js";
import { isRuntimes } from "./4-check/find-dataflow.js";
import type { FoundFromCalls } from "./4-check/findings.js";
import { findKnownRequests, toKnownDataflow } from "./4-check/known-requests.js";
import { linkAsked } from "./4-check/link-asked.js";
import { planColumnRequests } from "./5-plan/plan-column-requests.js";
import { planRequests } from "./5-plan/plan-requests.js";
import { toColumnPlanText } from "./6-emit/column-plan-text.js";
import { toGeneratedText } from "./6-emit/generated-text.js";
import { toPlanText } from "./6-emit/plan-text.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Generated, GenerateInput } from "./generate/generate-input.js";
import { resolveGenerated } from "./generate/generated-call.js";
import { findUnknownOutputs, toJoinedPlan } from "./generate/joined-plans.js";
import { ModuleSet } from "./generate/module-set.js";
import type { CallsIr } from "./ir/calls.js";
import type { KnownRequest } from "./ir/known-request.js";
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

/** A program whose dataflows have been linked. */
export interface LinkedProgram extends ProgramInput {
  /** The dataflows of the program. */
  readonly dataflows: readonly LinkedDataflow[];
}

/** The result of checking a program's dataflows. */
export interface CheckedDataflows {
  /** The diagnostics, each with the calls of `dataflow(…)` that led to it. */
  readonly found: readonly FoundFromCalls[];
  /** How each module was checked. */
  readonly coverage: Coverage;
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
      .map((call) => resolveCall(file, call, findSource, oracle, files)),
  );
  return { ...input, calls };
}

/**
 * Checks the dataflows and requests of a program, and the modules that no dataflow links.
 *
 * @param modules - The dataflow modules among the program's sources.
 */
export function checkProgram(program: ResolvedProgram, modules: readonly ModuleIr[]): CheckedDataflows {
  const { calls, findSource, oracle } = program;
  const dataflows = calls.map((call) => linkDataflow(call, findSource, oracle));
  const checked = linkRest({ ...program, dataflows }, modules);
  for (const dataflow of [...dataflows, ...checked.alone]) oracle.prepare?.(() => typeLocationsOf(dataflow));
  return { found: checkDataflows(checked, oracle), coverage: toCoverage(dataflows, modules, oracle) };
}

/**
 * Checks one file of a program, as editors do after every keystroke.
 *
 * @param module - The dataflow module in the file; null if there is none.
 */
export function checkFile(file: string, module: ModuleIr | null, program: LinkedProgram): readonly Diagnostic[] {
  const checked = linkRest(program, module === null ? [] : [module]);
  const { oracle } = program;
  for (const dataflow of module === null ? [] : [...checked.dataflows, ...checked.alone])
    oracle.prepare?.(() => typeLocationsInto(file, dataflow));
  return checkDataflows(checked, oracle, file).map(({ diagnostic }) => diagnostic);
}

/** Compiles the plans of those requests of a program whose outputs, modules and config are known. */
export function writePlans({ files, calls, findSource, oracle }: ResolvedProgram): readonly CompiledPlan[] {
  const requests = findKnownRequests(files, calls, findSource, oracle);
  const toName = ({ location }: KnownRequest): string => `$icosianPlan${location.span.start}`;
  const plans = planRequests(requests.filter(({ columns }) => (columns ?? null) === null));
  const columnPlans = planColumnRequests(requests);
  return [
    ...plans.map(({ request, plan }) => ({
      ...request,
      name: toName(request),
      text: toPlanText(plan, toName(request)),
    })),
    ...columnPlans.map(({ request, plan }) => {
      return { ...request, name: toName(request), text: toColumnPlanText(plan, toName(request)) };
    }),
  ].map(({ location, name, text }) => ({ location, name, text }));
}

/** Generates a file that contains its modules' manifests, types and plans. O(nodes × inputs / 32 + edges). */
export function generate(input: GenerateInput): Generated {
  const set = new ModuleSet(input.modules, input.resolve);
  if (set.diagnostics.some(isError)) return refuse(set.diagnostics);

  const { resolved, unconfigured, findSource, oracle } = resolveGenerated(input, set);
  const dataflow = linkDataflow(resolved, findSource, oracle);
  const found = checkDataflows({ dataflows: [dataflow], alone: [], requests: [] }, oracle);
  const diagnostics = [...set.diagnostics, ...found.map(({ diagnostic }) => diagnostic).filter(isError)];
  if (diagnostics.some(isError)) return refuse(diagnostics);

  const names = set.name();
  const joined = joinDataflow(dataflow, names);
  const unknownOutputs = findUnknownOutputs(input.plans, joined);
  if (unknownOutputs.length > 0) return { ...refuse(diagnostics), unknownOutputs };
  // Plans are compiled for a dataflow without a config. A dataflow with a config is interpreted.
  const known = input.plans.length === 0 ? null : toKnownDataflow(unconfigured, findSource, oracle);
  const plans = input.plans.map((outputs) => toJoinedPlan(outputs, known, joined));

  const modules = set.join(names, input.specifierOf);
  const text = toGeneratedText({ ...joined, plans, modules }, input.command);
  return { diagnostics, text, nodeCount: joined.nodes.length, plans, unknownOutputs };
}

/** Links what is checked together with dataflows: those modules that none of them links, and the requests to them. */
function linkRest(program: LinkedProgram, modules: readonly ModuleIr[]): Checked {
  const { files, dataflows, findSource, oracle } = program;
  const linked = new Set(dataflows.flatMap((dataflow) => [...modulesOf(dataflow)]));
  // A module of which a barrel picks only some nodes is not linked as a whole, so it is also checked by itself.
  const alone = modules
    .filter((module) => !linked.has(module) && module.definitions.length > 0)
    .map((module) => linkAlone(module, findSource, oracle));
  const requests = files.flatMap(({ file, requests: all }) =>
    all.flatMap((request) => linkAsked(file, request, program) ?? []),
  );
  const known = new Set(dataflows);
  const extended = [...new Set(requests.map(({ dataflow }) => dataflow))].filter((each) => !known.has(each));
  return { dataflows, alone: [...alone, ...extended], requests };
}

function refuse(diagnostics: readonly Diagnostic[]): Generated {
  return { diagnostics, text: null, nodeCount: 0, plans: [], unknownOutputs: [] };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
