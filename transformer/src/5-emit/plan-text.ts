/** Writes plans as code: straight-line calls in chunks, small values in variables, all others in slots. */
import { CALL_BY_SHAPE, toFingerprint, type Plan, type Task } from "@icosian/runtime/tooling";
import { findEnds, findStored, isSmall } from "./value-lives.js";

/**
 * How many tasks a chunk has at most. The compiler of V8 inlines so much into a function and no more, and gives up on
 * functions that are much longer.
 */
const CHUNK_TASKS = 128;

/** How many reads a chunk has at most, should its tasks have many. */
const CHUNK_READS = 512;

/** Types of the code's functions, where it is TypeScript. */
export interface PlanTypes {
  readonly functions: string;
  readonly slots: string;
  readonly values: string;
  readonly chunk: string;
  readonly result: string;
}

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
  const { tasks } = plan;
  const ends = findEnds(plan);
  const chunks = toChunks(tasks);
  const names = chunks.map((_, index) => `${name}_${index}`);
  const written = chunks.map(([first, last], index) => toChunkText(plan, names[index]!, first, last, ends, types));
  const fingerprint = JSON.stringify(toFingerprint(plan));
  const bound = names.map((each) => `${each}(functions)`).join(", ");
  return {
    entry: `fingerprint: ${fingerprint}, begin: ${name}_begin, bind: (functions) => [${bound}], end: ${name}_end`,
    declarations: [toBeginText(plan, `${name}_begin`, types), ...written, toEndText(plan, `${name}_end`, types)],
  };
}

/** The first line of a function. */
function toHead(name: string, parameters: readonly (readonly [name: string, type: string])[], result: string): string {
  const list = parameters.map(([parameter, type]) => (type === "" ? parameter : `${parameter}: ${type}`)).join(", ");
  return `function ${name}(${list})${result === "" ? "" : `: ${result}`} {`;
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

/** The first task of each chunk, and the first after it. */
function toChunks(tasks: readonly Task[]): readonly (readonly [first: number, last: number])[] {
  const chunks: [number, number][] = [];
  let reads = 0;
  tasks.forEach((task, index) => {
    const current = chunks.at(-1);
    reads += task.reads.length;
    if (current === undefined || index - current[0] >= CHUNK_TASKS || reads > CHUNK_READS) {
      chunks.push([index, index + 1]);
      reads = task.reads.length;
    } else current[1] = index + 1;
  });
  return chunks;
}

function toChunkText(
  plan: Plan,
  name: string,
  first: number,
  last: number,
  ends: Int32Array,
  types: PlanTypes | null,
): string {
  const { tasks } = plan;
  const stored = findStored(plan, first, last, ends);
  const variables = new Set<number>();
  // Which task is running is kept in a variable: optimised code has no need to write it anywhere. It is counted from the
  // chunk's first, because V8 has shorter code for small numbers.
  const lines = [`    let task = 0;`, `    try {`];
  for (let index = first; index < last; index++) {
    const task = tasks[index]!;
    const { slot, reads } = task;
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
      if (ends[each] === index && !variables.has(each)) lines.push(`      slots[${each}] = undefined;`);
  }
  const areSmall = tasks.slice(first, last).map(isSmall);
  return [
    toHead(name, [["functions", types?.functions ?? ""]], types?.chunk ?? ""),
    ...toBindings(plan, first, last, types === null ? "" : "!"),
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

/** Functions in constants of their own: optimised code then calls, or takes in, what it knows, and need not look. */
function toBindings(plan: Plan, first: number, last: number, certainly: "!" | ""): readonly string[] {
  const tasks = Array.from({ length: last - first }, (_, index) => first + index);
  const plain = tasks.filter((task) => isPlain(plan, task));
  return plain.map((task) => `  const f${task} = functions[${task}]${certainly};`);
}

function isPlain({ program: { code, starts } }: Plan, task: number): boolean {
  return code[starts[task]! + 1] !== CALL_BY_SHAPE;
}
