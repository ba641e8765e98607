/** Writes plans as code: segments as chunks, and the loop bodies of fan-outs as loops. */
import { toFingerprint, type Plan, type LoopBody } from "@icosian/runtime/tooling";
import { hasItemCode, isLoop, toCompiledSegments } from "../ir/compiled-tasks.js";
import { toChunks, toChunkText } from "./chunk-text.js";
import { toHead, type PlanTypes } from "./function-head.js";
import { toItemLoopText } from "./item-loop-text.js";
import { findEnds, toSmallSlots } from "./value-lives.js";

/** The parts of a plan's code. */
interface PlanParts {
  /** The properties of the compiled plan, as the text of an object literal. */
  readonly entry: string;
  /** Function declarations, which may be placed anywhere in a file. */
  readonly declarations: readonly string[];
}

/**
 * Writes the code of a plan as JavaScript.
 *
 * The function of the given name takes the list of outputs and attaches the plan to it.
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
 * Writes the parts of a plan's code, for the caller to assemble.
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

/** The code of the tasks of a plan, or of a loop body in it. */
interface TaskParts {
  /** The properties of the object that holds the code. */
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
    loopBody !== null && hasItemCode(loopBody) ? [toLoopBodyParts(loopBody, task, name, types)] : [],
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
  // Compilers report unused parameters, so trailing ones are left out.
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

/** In brackets, `__proto__` is a name like any other. */
function toKey(name: string): string {
  return name === "__proto__" ? `["__proto__"]` : JSON.stringify(name);
}
