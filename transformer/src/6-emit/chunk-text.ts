/** Writes consecutive tasks as straight-line code, with small values in local variables and all others in slots. */
import type { Plan, Task } from "@icosian/runtime/tooling";
import { toBindingHead, type PlanTypes } from "./function-head.js";
import { findStored, isPlain } from "./value-lives.js";

/**
 * The maximum number of tasks in a chunk. V8 inlines a limited amount of code into a function, and does not optimise
 * functions that are much longer.
 */
const CHUNK_TASKS = 128;

/** The maximum number of reads in a chunk, in case its tasks have many inputs. */
const CHUNK_READS = 512;

/** Some consecutive tasks of one segment. */
export interface ChunkTasks {
  /** Index of the first task. */
  readonly first: number;
  /** Index of the task after the last one. */
  readonly last: number;
}

/** Splits a segment into chunks. */
export function toChunks({ tasks, segments: { starts } }: Plan, segment: number): readonly ChunkTasks[] {
  const chunks: ChunkTasks[] = [];
  let first = starts[segment]!;
  let reads = 0;
  for (let task = first; task < starts[segment + 1]!; task++) {
    const { length } = tasks[task]!.reads;
    if (task - first >= CHUNK_TASKS || reads + length > CHUNK_READS) {
      if (task > first) chunks.push({ first, last: task });
      first = task;
      reads = 0;
    }
    reads += length;
  }
  return [...chunks, { first, last: starts[segment + 1]! }];
}

/**
 * Writes a function that takes the functions of a plan's tasks and returns a chunk.
 *
 * @param ends - For each slot the task after which it is no longer read.
 * @param small - The slots whose values need almost no memory.
 * @param types - Null for JavaScript.
 */
export function toChunkText(
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
  // The current task is kept in a variable, which optimised code need not store anywhere. It is counted from the
  // chunk's first task, because V8 has shorter code for small numbers.
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
    if (task.isSmall) {
      variables.add(slot);
      lines.push(`      const v${slot} = ${stored.has(slot) ? `slots[${slot}] = ` : ""}${call};`);
      lines.push(`      if (typeof v${slot} === "object") refuse(v${slot});`);
    } else lines.push(`      if (waits(slots[${slot}] = ${call})) return tools.stop(${index}, slots[${slot}]);`);
    // Values are cleared after their last reader, as the interpreter does.
    for (const each of new Set([...reads, slot]))
      if (ends[each] === index && !small.has(each)) lines.push(`      slots[${each}] = undefined;`);
  }
  const plain = Array.from({ length: last - first }, (_, index) => first + index).filter((task) => isPlain(plan, task));
  const areSmall = tasks.slice(first, last).map(({ isSmall }) => isSmall);
  return [
    toBindingHead(name, types?.chunk ?? "", plain, types),
    `  return (slots, tools) => {`,
    // In constants of their own, for the same reason as functions.
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
