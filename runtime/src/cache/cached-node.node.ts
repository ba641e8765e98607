/** The call of one node with a cache around it: what its key consists of, and whether it has one. */
import { isThenable } from "../execute/call/is-thenable.js";
import type { NodeCall } from "../execute/call/node-call.js";
import type { Invoke, TaskInfo } from "../execute/call/node-wrapper.js";
import { toNodeVersion, type NodeVersion } from "../versions/node-version.js";
import { toVersionFacts } from "../versions/to-version-facts.js";
import type { CacheParts, ComputedByCache, InputVersions } from "./cache-parts.node.js";
import { CachedComputation } from "./cached-computation.node.js";
import type { CachedNodeFacts } from "./cached-node-facts.js";
import type { CachedRun } from "./cached-run.node.js";
import { toCacheKey } from "./keys/cache-key.node.js";
import { toIndexes, type ComputeReason, type LoggedNode } from "./log/run-log.js";

/** A node in one plan. */
export class CachedNode implements ComputedByCache {
  /** What the cache knows of the node. */
  readonly facts: CachedNodeFacts;
  /** What the plan knows of the node. */
  readonly task: TaskInfo;
  /** Computes the node. */
  readonly next: Invoke;
  readonly #cache: CacheParts;
  #version: NodeVersion | null = null;

  constructor(facts: CachedNodeFacts, cache: CacheParts, next: Invoke, task: TaskInfo) {
    this.facts = facts;
    this.task = task;
    this.next = next;
    this.#cache = cache;
  }

  /** Returns the value of the node, or a promise of it. */
  call(call: NodeCall): unknown {
    const { behavior } = this.facts;
    const run = this.#cache.runOf(call);
    if (behavior === "disable" || behavior === "ignore") return this.#computeOnly(call, run, behavior);
    const { version, gaps } = this.#toVersion();
    if (gaps.length > 0) {
      this.#cache.warnings.ofCode(this.task.node.name, gaps[0]!, call.frame.run.runId);
      return this.#computeOnly(call, run, "incomplete");
    }
    const inputs = this.#readInputs(call, run);
    if (inputs === null) return this.#computeOnly(call, run, "opaque");
    const { definition, isIgnored } = this.facts;
    const name = definition.parameters.includes("context") ? this.task.node.name : null;
    const key = toCacheKey(version, inputs, isIgnored, name);
    const computation = new CachedComputation(this, this.#cache, call, run, inputs, key);
    return behavior === "recompute" || !this.#cache.reads
      ? computation.compute("recompute")
      : computation.findOrCompute();
  }

  /** Notes what was done with the node in a run. */
  note(
    call: NodeCall,
    run: CachedRun,
    done: Pick<LoggedNode, "outcome" | "reason" | "key">,
    inputs: InputVersions,
  ): void {
    const { version, gaps } = this.#toVersion();
    const { definition, graph } = this.facts;
    const entry: LoggedNode = {
      node: this.task.node.name,
      items: toIndexes(call.frame.items),
      ...done,
      codeVersion: version,
      inputs: inputs.map((dataVersion, at) => [this.facts.inputs[at]!, dataVersion]),
      details: gaps.map(({ what, location }) => `${what}${location === "" ? "" : ` (${location})`}`),
    };
    run.note(entry, () => toVersionFacts(definition, graph));
  }

  #toVersion(): NodeVersion {
    return (this.#version ??= toNodeVersion(this.facts.definition));
  }

  /** The data versions of the inputs; null if one has none, which is warned of. */
  #readInputs({ values, frame }: NodeCall, { versions }: CachedRun): InputVersions | null {
    const { isIgnored, inputs } = this.facts;
    const found: (string | null)[] = [];
    for (let at = 0; at < values.length; at++) {
      if (isIgnored[at] === true || this.task.inputNames[at] === null) {
        found.push(null);
        continue;
      }
      const version = versions.of(values[at]);
      if (version.kind === "opaque") {
        this.#cache.warnings.ofInput(this.task.node.name, inputs[at]!, version, frame.run.runId);
        return null;
      }
      found.push(version.version);
    }
    return found;
  }

  /** Computes the node without a look into the store, and without storing its value. */
  #computeOnly(call: NodeCall, run: CachedRun, reason: ComputeReason): unknown {
    const end = (value: unknown): unknown => {
      run.versions.forget(value);
      this.note(call, run, { outcome: "computed", reason, key: null }, NOTHING);
      return value;
    };
    const value = this.next(call);
    return isThenable(value) ? Promise.resolve(value).then(end) : end(value);
  }
}

const NOTHING: InputVersions = Object.freeze([]);
