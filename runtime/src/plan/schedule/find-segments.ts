/** Finds tasks that can run without waiting in between. */
import { toLongestPaths } from "../build/longest-paths.js";
import { orderByNeeds } from "../build/order-by-needs.js";
import { mayWait, type Task } from "../plan.js";

/** Tasks in an order in which those of a segment are adjacent. */
export interface Segmented {
  /** The tasks, segment by segment. */
  readonly tasks: readonly Task[];
  /** The first task of each segment, followed by the number of tasks. */
  readonly starts: Int32Array;
}

type Writers = ReadonlyMap<number, Task>;

/** Tasks that depend on the same async tasks. */
type Group = Task[];

/**
 * The maximum number of bits for the sets of awaited tasks; together with the keys by which sets are found, about 20
 * MB.
 */
const BITS = 2 ** 26;

/**
 * Groups tasks into segments.
 *
 * Tasks that depend on the same async tasks can run as a unit, because none of them waits for another one through an
 * async task. Tasks that lead to async tasks are separated from those that do not, and the tasks that a single async
 * task needs next are a segment of their own, so that async tasks begin early. O(tasks + reads) unions of sets of async
 * tasks.
 *
 * @param tasks - Tasks in an order in which they can run.
 */
export function findSegments(tasks: readonly Task[]): Segmented {
  if (!tasks.some(mayWait)) return { tasks, starts: Int32Array.of(0, tasks.length) };
  const writers = new Map(tasks.map((task) => [task.slot, task]));
  const segments = order(cutGroups(tasks, writers), writers);
  const starts = new Int32Array(segments.length + 1);
  segments.forEach((segment, index) => (starts[index + 1] = starts[index]! + segment.length));
  return { tasks: segments.flat(), starts };
}

/**
 * Finds the group of each task: the group that it belongs to, or the last group that an async task needs. Once the bits
 * are used up, each task is a group of its own.
 */
function toGroups(tasks: readonly Task[], writers: Writers): ReadonlyMap<Task, Group> {
  const groups = new Map<Task, Group>();
  // By the digits of the sets, because V8 hashes only 64 bits of a big integer.
  const known = new Map<string, { readonly awaited: bigint; readonly group: Group }>();
  /** The async tasks that come before each task, one bit each. */
  const awaitedOf = new Map<Task, bigint>();
  let asyncCount = 0;
  let bits = 0;
  for (const task of tasks) {
    const isPlain = !mayWait(task);
    if (bits > BITS) {
      groups.set(task, isPlain ? [task] : []);
      continue;
    }
    const awaited = unite(task, writers, awaitedOf);
    const key = awaited.toString(32);
    const { group, awaited: same } = known.get(key) ?? { group: [], awaited };
    groups.set(task, group);
    bits += asyncCount;
    if (isPlain) {
      group.push(task);
      known.set(key, { awaited: same, group });
    }
    awaitedOf.set(task, isPlain ? same : awaited | (1n << BigInt(asyncCount++)));
  }
  return groups;
}

/** The set of async tasks that come before a task. */
function unite({ reads }: Task, writers: Writers, awaitedOf: ReadonlyMap<Task, bigint>): bigint {
  let all = 0n;
  for (const slot of reads) {
    const writer = writers.get(slot);
    if (writer !== undefined) all |= awaitedOf.get(writer)!;
  }
  return all;
}

/**
 * Splits groups into parts: the tasks that an async task needs from the last group before it, the other tasks that lead
 * to async tasks, and the rest.
 */
function cutGroups(tasks: readonly Task[], writers: Writers): readonly Group[] {
  const groups = toGroups(tasks, writers);
  const positions = new Map(tasks.map((task, position) => [task, position]));
  const paths = toLongestPaths(tasks);
  const pathOf = (task: Task): number => paths[positions.get(task)!]!;
  const cut = new Set<Task>();
  const parts: Group[] = [];
  for (const task of tasks.filter(mayWait).sort((a, b) => pathOf(b) - pathOf(a))) {
    const group = groups.get(task)!;
    const needed: Task[] = [];
    const open = [task];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const slot of next.reads) {
        const writer = writers.get(slot);
        if (writer === undefined || groups.get(writer) !== group || mayWait(writer) || cut.has(writer)) continue;
        cut.add(writer);
        needed.push(writer);
        open.push(writer);
      }
    parts.push(
      needed.sort((a, b) => positions.get(a)! - positions.get(b)!),
      [task],
    );
  }
  for (const group of new Set(groups.values())) {
    const rest = group.filter((task) => !cut.has(task));
    parts.push(
      rest.filter((task) => pathOf(task) > 0),
      rest.filter((task) => pathOf(task) === 0),
    );
  }
  return parts.filter(({ length }) => length > 0);
}

function order(parts: readonly Group[], writers: Writers): readonly Group[] {
  const partOf = new Map(parts.flatMap((part) => part.map((task) => [task, part] as const)));
  const needsOf = (part: Group): readonly Group[] => {
    const needs = new Set<Group>();
    for (const { reads } of part)
      for (const slot of reads) {
        const writer = writers.get(slot);
        if (writer !== undefined) needs.add(partOf.get(writer)!);
      }
    needs.delete(part);
    return [...needs];
  };
  // A cast because parts never wait for each other.
  return orderByNeeds(parts, needsOf) as readonly Group[];
}
