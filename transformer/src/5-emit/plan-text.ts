/** Writes plans as code: straight-line calls in chunks, small values in variables, all others in slots. */
import { toFingerprint, type Plan, type Region, type Task } from "@icosian/runtime/tooling";
import { hasItemCode, isLoop, toWrittenStretches } from "../ir/written-tasks.js";
import { toBindingHead, toHead, type PlanTypes } from "./function-head.js";
import { toItemLoopText } from "./item-loop-text.js";
import { findEnds, findStored, isPlain, isSmall, toSmallSlots } from "./value-lives.js";

/**
 * How many tasks a chunk has at most. The compiler of V8 inlines so much into a function and no more, and gives up on
 * functions that are much longer.
 */
const CHUNK_TASKS = 128;

/** How many reads a chunk has at most, should its tasks have many. */
const CHUNK_READS = 512;

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
 * The code of a plan, to be put together by whoever writes it.
 *
 * @param types - Null for JavaScript.
 */
export function toPlanParts(plan: Plan, name: string, types: PlanTypes | null): PlanParts {
  const { properties, declarations } = toTaskParts(plan, toWrittenStretches(plan), name, types);
  const fingerprint = JSON.stringify(toFingerprint(plan));
  return {
    entry: `fingerprint: ${fingerprint}, begin: ${name}_begin, ${properties}, end: ${name}_end`,
    declarations: [toBeginText(plan, `${name}_begin`, types), ...declarations, toEndText(plan, `${name}_end`, types)],
  };
}

/** The tasks of a plan, or of a region in it, as code. */
interface TaskParts {
  /** The properties of the object that has them. */
  readonly properties: string;
  readonly declarations: readonly string[];
}

function toTaskParts(plan: Plan, stretches: readonly number[], name: string, types: PlanTypes | null): TaskParts {
  const ends = findEnds(plan);
  const small = toSmallSlots(plan);
  const written = stretches.map((stretch) => ({ stretch, chunks: toChunks(plan, stretch) }));
  const bound = written.map(({ stretch, chunks }) => {
    const calls = chunks.map(({ first }) => `${name}_${first}(functions)`);
    return `${stretch}: [${calls.join(", ")}]`;
  });
  const chunks = written.flatMap(({ chunks: all }) =>
    all.map((chunk) => toChunkText(plan, `${name}_${chunk.first}`, chunk, ends, small, types)),
  );
  const bind = bound.length === 0 ? "() => ({})" : `(functions) => ({ ${bound.join(", ")} })`;
  const regions = plan.tasks.flatMap(({ region }, task) =>
    region !== undefined && hasItemCode(region) ? [toRegionParts(region, task, name, types)] : [],
  );
  const entries = regions.map(({ properties }) => properties);
  return {
    properties: `bind: ${bind}${entries.length === 0 ? "" : `, regions: { ${entries.join(", ")} }`}`,
    declarations: [...chunks, ...regions.flatMap(({ declarations }) => declarations)],
  };
}

function toRegionParts(region: Region, task: number, around: string, types: PlanTypes | null): TaskParts {
  const name = `${around}_items${task}`;
  if (!isLoop(region)) {
    const { properties, declarations } = toTaskParts(region.plan, toWrittenStretches(region.plan), name, types);
    return { properties: `${task}: { ${properties} }`, declarations };
  }
  const loop = `${name}_loop`;
  const { properties, declarations } = toTaskParts(region.plan, [], name, types);
  return {
    properties: `${task}: { loop: ${loop}, ${properties} }`,
    declarations: [toItemLoopText(region, loop, types), ...declarations],
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

/** Some consecutive tasks of one stretch. */
interface ChunkTasks {
  readonly first: number;
  /** The first task after it. */
  readonly last: number;
}

function toChunks({ tasks, stretches: { starts } }: Plan, stretch: number): readonly ChunkTasks[] {
  const chunks: ChunkTasks[] = [];
  let first = starts[stretch]!;
  let reads = 0;
  for (let task = first; task < starts[stretch + 1]!; task++) {
    const { length } = tasks[task]!.reads;
    if (task - first >= CHUNK_TASKS || reads + length > CHUNK_READS) {
      if (task > first) chunks.push({ first, last: task });
      first = task;
      reads = 0;
    }
    reads += length;
  }
  return [...chunks, { first, last: starts[stretch + 1]! }];
}

function toChunkText(
  plan: Plan,
  name: string,
  { first, last }: ChunkTasks,
  ends: Int32Array,
  small: ReadonlySet<number>,
  types: PlanTypes | null,
): string {
  const { tasks } = plan;
  const stored = findStored(plan, first, last, ends);
  const variables = new Set<number>();
  const often = findReadOften(tasks.slice(first, last));
  // Which task is running is kept in a variable: optimised code has no need to write it anywhere. It is counted from the
  // chunk's first, because V8 has shorter code for small numbers.
  const lines = [`    let task = 0;`, `    try {`];
  for (let index = first; index < last; index++) {
    const task = tasks[index]!;
    const { slot, reads } = task;
    for (const read of new Set(reads)) {
      if (variables.has(read) || !small.has(read) || !often.has(read) || !isPlain(plan, index)) continue;
      variables.add(read);
      lines.push(`      const v${read} = slots[${read}];`);
    }
    const values = reads.map((read) => (variables.has(read) ? `v${read}` : `slots[${read}]`));
    const call = isPlain(plan, index) ? `f${index}(${values.join(", ")})` : `tools.call(${index})`;
    if (index > first) lines.push(`      task = ${index - first};`);
    if (isSmall(task)) {
      variables.add(slot);
      lines.push(`      const v${slot} = ${stored.has(slot) ? `slots[${slot}] = ` : ""}${call};`);
      lines.push(`      if (typeof v${slot} === "object") refuse(v${slot});`);
    } else lines.push(`      if (waits(slots[${slot}] = ${call})) return tools.stop(${index}, slots[${slot}]);`);
    // What nobody reads any more is dropped at once, as the interpreter does.
    for (const each of new Set([...reads, slot]))
      if (ends[each] === index && !small.has(each)) lines.push(`      slots[${each}] = undefined;`);
  }
  const plain = Array.from({ length: last - first }, (_, index) => first + index).filter((task) => isPlain(plan, task));
  const areSmall = tasks.slice(first, last).map(isSmall);
  return [
    toBindingHead(name, types?.chunk ?? "", plain, types),
    `  return (slots, tools) => {`,
    // In constants of their own for the same reason as functions.
    ...(areSmall.includes(true) ? [`    const refuse = tools.refuse;`] : []),
    ...(areSmall.includes(false) ? [`    const waits = tools.waits;`] : []),
    ...lines,
    `      return undefined;`,
    `    } catch (thrown) {`,
    `      return tools.fail(${first === 0 ? "task" : `${first} + task`}, thrown);`,
    `    }`,
    `  };`,
    `}`,
  ].join("\n");
}

/** The slots that are read more than once. */
function findReadOften(tasks: readonly Task[]): ReadonlySet<number> {
  const seen = new Set<number>();
  return new Set(tasks.flatMap(({ reads }) => reads.filter((slot) => seen.size === seen.add(slot).size)));
}
