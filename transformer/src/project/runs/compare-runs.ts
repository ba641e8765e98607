/** Finds out how two runs differ. */
import type { RunRecord, RunValue } from "@icosian/runtime/runs";
import type { FoundRun } from "./read-runs.js";
import type { RunNode } from "./read-run-nodes.js";

/** What a difference is about. */
export type RunAspect =
  "outcome" | "config" | "inputs" | "overrides" | "outputs" | "graph" | "software" | "tags" | "nodes";

/** One difference between two runs. */
export interface RunDifference {
  /** What it is about. */
  readonly aspect: RunAspect;
  /** The name of the input, node, config key or the like. */
  readonly name: string;
  /** How it is in the first run; null if it is not there. */
  readonly before: string | null;
  /** How it is in the second run; null if it is not there. */
  readonly after: string | null;
  /** Whether it is known that both differ: values that cannot be hashed cannot be compared. */
  readonly isCertain: boolean;
}

/** How long a node took in both runs, in milliseconds. */
export interface DurationChange {
  /** Name of the node. */
  readonly node: string;
  /** In the first run. */
  readonly before: number;
  /** In the second run. */
  readonly after: number;
}

/** The differences of two runs. */
export interface RunComparison {
  /** The differences in the order of aspects. */
  readonly differences: readonly RunDifference[];
  /** The durations of the nodes that ended in both runs, the greatest change first. */
  readonly durations: readonly DurationChange[];
}

/** A run with its nodes. */
export interface ComparedRun extends FoundRun {
  /** What happened to its nodes. */
  readonly nodes: readonly RunNode[];
}

/** Compares two runs by their records and the nodes of their events. O(nodes * log nodes). */
export function compareRuns(a: ComparedRun, b: ComparedRun): RunComparison {
  const texts = (
    aspect: RunAspect,
    read: (run: ComparedRun) => Readonly<Record<string, unknown>>,
  ): readonly RunDifference[] => compareTexts(aspect, read(a), read(b));
  const differences = [
    ...texts("outcome", ({ outcome }) => ({ outcome })),
    ...texts("config", ({ record }) => record.config),
    ...(["inputs", "overrides", "outputs"] as const).flatMap((aspect) =>
      compareValues(aspect, a.record[aspect], b.record[aspect]),
    ),
    ...texts("graph", ({ record }) => ({ version: record.graphVersion })),
    ...texts("software", ({ record }) => toSoftware(record)),
    ...texts("tags", ({ record }) => record.tags),
    ...texts("nodes", ({ nodes }) => Object.fromEntries(nodes.map(({ name, outcome }) => [name, outcome]))),
  ];
  return { differences, durations: compareDurations(a.nodes, b.nodes) };
}

function toSoftware({ versions, git, host }: RunRecord): Readonly<Record<string, unknown>> {
  const { platform, arch, hostname } = host;
  return { ...versions, commit: git?.commit ?? null, isDirty: git?.isDirty ?? null, platform, arch, hostname };
}

function compareTexts(
  aspect: RunAspect,
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): readonly RunDifference[] {
  const find = (values: Readonly<Record<string, unknown>>, name: string): string | null =>
    Object.hasOwn(values, name) ? toText(values[name]) : null;
  return namesOf(a, b).flatMap((name) => {
    const [before, after] = [find(a, name), find(b, name)];
    return before === after ? [] : [{ aspect, name, before, after, isCertain: true }];
  });
}

type Values = Readonly<Record<string, RunValue | null>>;

function compareValues(aspect: RunAspect, a: Values, b: Values): readonly RunDifference[] {
  return namesOf(a, b).flatMap((name) => {
    const [before, after] = [a, b].map((values) => (Object.hasOwn(values, name) ? values[name]! : undefined));
    const isKnown = typeof before?.version === "string" && typeof after?.version === "string";
    if (before === after || (isKnown && before.version === after.version)) return [];
    const isCertain = isKnown || before?.type !== after?.type || !before || !after;
    return [{ aspect, name, before: describe(before), after: describe(after), isCertain }];
  });
}

/** `Float64Array(52) 3f2a91bc`; a value that was not computed is described as such. */
function describe(value: RunValue | null | undefined): string | null {
  if (value === undefined) return null;
  if (value === null) return "not computed";
  const { type, length, version } = value;
  return `${type}${length === null ? "" : `(${length})`} ${version === null ? "without a version" : version.slice(0, 8)}`;
}

function compareDurations(a: readonly RunNode[], b: readonly RunNode[]): readonly DurationChange[] {
  const others = new Map(b.map((node) => [node.name, node]));
  const changes = a.flatMap(({ name, durationMs: before }) => {
    const after = others.get(name)?.durationMs ?? null;
    return before === null || after === null ? [] : [{ node: name, before, after }];
  });
  return changes.sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before));
}

function namesOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
