/** Finds what can run without waiting in between. */
import { toLongestPaths } from "../build/longest-paths.js";
import { orderByNeeds } from "../build/order-by-needs.js";
import { mayWait, type Task } from "../plan.js";

/** Tasks in an order in which those of a segment stand side by side. */
export interface Segmented {
  readonly tasks: readonly Task[];
  /** The first task of each segment, and how many tasks there are. */
  readonly starts: Int32Array;
}

type Writers = ReadonlyMap<number, Task>;

/** Tasks that come after the same ones that have to be waited for. */
type Group = Task[];

/** How many bits are spent on telling who waits for what: with the keys that they are found by, about 20 MB. */
const BITS = 2 ** 26;

/**
 * Puts tasks into segments.
 *
 * Tasks that come after the same async ones can run as one: none of them waits for another by way of something else.
 * What leads to async tasks is apart from what does not, and what one needs next is a segment for itself, so that async
 * tasks begin early. O(tasks + reads) unions of sets of async tasks.
 *
 * @param tasks - In an order in which they can run.
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
 * For each task the group that it belongs to, or which is the last thing that an async one needs. Once the bits are used
 * up, each task is alone.
 */
function toGroups(tasks: readonly Task[], writers: Writers): ReadonlyMap<Task, Group> {
  const groups = new Map<Task, Group>();
  // By the sets' digits: V8 looks at no more than 64 bits to tell big integers apart.
  const known = new Map<string, { readonly awaited: bigint; readonly group: Group }>();
  /** The async tasks that come before each task: a bit each. */
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

/** What comes before a task. */
function unite({ reads }: Task, writers: Writers, awaitedOf: ReadonlyMap<Task, bigint>): bigint {
  let all = 0n;
  for (const slot of reads) {
    const writer = writers.get(slot);
    if (writer !== undefined) all |= awaitedOf.get(writer)!;
  }
  return all;
}

/**
 * Groups in parts: what an async task needs of the group that is the last thing it needs, what else leads to async tasks,
 * and the rest.
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
