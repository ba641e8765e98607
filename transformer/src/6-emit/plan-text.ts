/** Writes plans as code: their segments in chunks, what is done for the items of fan-outs in loops. */
import { toFingerprint, type Plan, type LoopBody } from "@icosian/runtime/tooling";
import { hasItemCode, isLoop, toCompiledSegments } from "../ir/compiled-tasks.js";
import { toChunks, toChunkText } from "./chunk-text.js";
import { toHead, type PlanTypes } from "./function-head.js";
import { toItemLoopText } from "./item-loop-text.js";
import { findEnds, toSmallSlots } from "./value-lives.js";

/** The parts of a plan as code. */
interface PlanParts {
  /** The properties of the plan, as an object has them. */
  readonly entry: string;
  /** Function declarations, which exist wherever in a file they stand. */
  readonly declarations: readonly string[];
}

/**
 * The code of a plan as JavaScript.
 *
 * The function of the given name takes the list of outputs and ties the plan to it.
 */
export function toPlanText(plan: Plan, name: string): string {
  const { entry, declarations } = toPlanParts(plan, name, null);
  return [
    `var ${name}_plan;`,
    `function ${name}(outputs) {`,
    `  return ${name}_plan || (${name}_plan = Object.assign(outputs, { [Symbol.for("icosian.plan")]: { ${entry} } }));`,
    `}`,
    ...declarations,
    "",
  ].join("\n");
}

/**
 * The code of a plan, to be put together by the caller.
 *
 * @param types - Null for JavaScript.
 */
export function toPlanParts(plan: Plan, name: string, types: PlanTypes | null): PlanParts {
  const { properties, declarations } = toTaskParts(plan, toCompiledSegments(plan), name, types);
  const fingerprint = JSON.stringify(toFingerprint(plan));
  return {
    entry: `fingerprint: ${fingerprint}, begin: ${name}_begin, ${properties}, end: ${name}_end`,
    declarations: [toBeginText(plan, `${name}_begin`, types), ...declarations, toEndText(plan, `${name}_end`, types)],
  };
}

/** The tasks of a plan, or of a loop body in it, as code. */
interface TaskParts {
  /** The properties of the object that has them. */
  readonly properties: string;
  readonly declarations: readonly string[];
}

function toTaskParts(plan: Plan, segments: readonly number[], name: string, types: PlanTypes | null): TaskParts {
  const ends = findEnds(plan);
  const small = toSmallSlots(plan);
  const written = segments.map((segment) => ({ segment, chunks: toChunks(plan, segment) }));
  const bound = written.map(({ segment, chunks }) => {
    const calls = chunks.map(({ first }) => `${name}_${first}(functions)`);
    return `${segment}: [${calls.join(", ")}]`;
  });
  const chunks = written.flatMap(({ chunks: all }) =>
    all.map((chunk) => toChunkText(plan, `${name}_${chunk.first}`, chunk, ends, small, types)),
  );
  const bind = bound.length === 0 ? "() => ({})" : `(functions) => ({ ${bound.join(", ")} })`;
  const loopBodies = plan.tasks.flatMap(({ loopBody }, task) =>
    loopBody !== undefined && hasItemCode(loopBody) ? [toLoopBodyParts(loopBody, task, name, types)] : [],
  );
  const entries = loopBodies.map(({ properties }) => properties);
  return {
    properties: `bind: ${bind}${entries.length === 0 ? "" : `, loopBodies: { ${entries.join(", ")} }`}`,
    declarations: [...chunks, ...loopBodies.flatMap(({ declarations }) => declarations)],
  };
}

function toLoopBodyParts(loopBody: LoopBody, task: number, around: string, types: PlanTypes | null): TaskParts {
  const name = `${around}_items${task}`;
  if (!isLoop(loopBody)) {
    const { properties, declarations } = toTaskParts(loopBody.plan, toCompiledSegments(loopBody.plan), name, types);
    return { properties: `${task}: { ${properties} }`, declarations };
  }
  const loop = `${name}_loop`;
  const { properties, declarations } = toTaskParts(loopBody.plan, [], name, types);
  return {
    properties: `${task}: { loop: ${loop}, ${properties} }`,
    declarations: [toItemLoopText(loopBody, loop, types), ...declarations],
  };
}

function toBeginText({ givens }: Plan, name: string, types: PlanTypes | null): string {
  const lines = givens.map(
    ({ slot, origin, name: given }) => `  slots[${slot}] = ${origin}[${JSON.stringify(given)}];`,
  );
  const origins = ["inputs", "overrides", "config"] as const;
  const used = new Set<string>(givens.map(({ origin }) => origin));
  // Compilers complain of the last parameters of a function when it does not use them.
  const last = origins.findLastIndex((origin) => used.has(origin));
  const values = origins
    .slice(0, last + 1)
    .map((origin) => [used.has(origin) ? origin : `_${origin}`, types?.values ?? ""] as const);
  const slots = givens.length === 0 ? [] : [["slots", types?.slots ?? ""] as const];
  return [toHead(name, [...slots, ...values], types === null ? "" : "void"), ...lines, `}`].join("\n");
}

function toEndText({ outputs }: Plan, name: string, types: PlanTypes | null): string {
  const lines = outputs.map(({ slot, name: output }) => `    ${toKey(output)}: slots[${slot}],`);
  const head = toHead(name, [["slots", types === null ? "" : `readonly ${types.slots}`]], types?.result ?? "");
  return [head, `  return {`, ...lines, `  };`, `}`].join("\n");
}

/** In brackets `__proto__` is a name like any other. */
function toKey(name: string): string {
  return name === "__proto__" ? `["__proto__"]` : JSON.stringify(name);
}
