/** Compares the nodes of a run with those of an earlier one, by all logs that there are. */
import type { VersionFacts } from "../../versions/version-facts.js";
import type { ComparedNode } from "./explanation.js";
import type { LoggedNode, RunLogData } from "./run-log.js";
import type { RunLogs } from "./run-logs.node.js";
import { useWhenThere, type MaybePromise } from "../stores/maybe-promise.js";

/** Adds to an entry of the run what it is compared with. */
export type Compare = (entry: LoggedNode) => ComparedNode;

/**
 * Compares a run with the last one before that has computed, or been served, a node. Between the two there may have been
 * others: those that were killed have left values, and say what the code of these values covers.
 *
 * @param log - The run.
 * @param entry - The node.
 */
export function compareRuns(logs: RunLogs, log: RunLogData, entry: LoggedNode): MaybePromise<Compare> {
  const key = toKey(entry);
  const isBefore = (other: RunLogData): boolean => other.runId !== log.runId && other.at <= log.at;
  const before = logs.findLast((other) => {
    return isBefore(other) && other.nodes.some((each) => toKey(each) === key) ? other : null;
  });
  return useWhenThere(before, (found) => {
    if (found === null) return (each) => ({ entry: each, code: null, earlier: null });
    const known = new KnownNodes(log);
    const isEnough = (other: RunLogData): true | null => {
      known.add(other, isBefore(other) && other.at <= found.at);
      return known.isComplete() ? true : null;
    };
    return useWhenThere(logs.findLast(isEnough), () => (each) => known.compare(each));
  });
}

/** What has been found so far, from the latest log to the oldest one. */
class KnownNodes {
  readonly #nodes: ReadonlyMap<string, LoggedNode>;
  readonly #earlier = new Map<string, LoggedNode>();
  readonly #code = new Map<string, VersionFacts>();

  constructor(log: RunLogData) {
    this.#nodes = new Map(log.nodes.map((each) => [toKey(each), each]));
  }

  add({ nodes, code }: RunLogData, isEarlier: boolean): void {
    for (const [version, facts] of Object.entries(code)) if (!this.#code.has(version)) this.#code.set(version, facts);
    if (!isEarlier) return;
    for (const each of nodes) if (!this.#earlier.has(toKey(each))) this.#earlier.set(toKey(each), each);
  }

  /** Whether each node has an earlier one, and the code of both is known if it differs. */
  isComplete(): boolean {
    return [...this.#nodes].every(([key, { codeVersion }]) => {
      const earlier = this.#earlier.get(key);
      if (earlier === undefined) return false;
      return (
        earlier.codeVersion === codeVersion || (this.#code.has(codeVersion) && this.#code.has(earlier.codeVersion))
      );
    });
  }

  compare(entry: LoggedNode): ComparedNode {
    const earlier = this.#earlier.get(toKey(entry));
    const codeOf = (version: string): VersionFacts | null => this.#code.get(version) ?? null;
    return {
      entry,
      code: codeOf(entry.codeVersion),
      earlier: earlier === undefined ? null : { entry: earlier, code: codeOf(earlier.codeVersion) },
    };
  }
}

function toKey({ node, items }: LoggedNode): string {
  return `${node} ${items.join()}`;
}
