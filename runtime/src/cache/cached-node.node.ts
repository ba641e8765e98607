/** Serves one node from the cache, or computes it and stores its value. */
import { isThenable } from "../execute/call/is-thenable.js";
import type { NodeCall } from "../execute/call/node-call.js";
import type { Invoke, TaskInfo } from "../execute/call/node-wrapper.js";
import type { NodeDefinition } from "../graph/node-definition.js";
import { toNodeVersion } from "../versions/node-version.js";
import { toVersionFacts } from "../versions/to-version-facts.js";
import type { CacheBehavior } from "../graph/cache-behavior.js";
import type { CachedRun } from "./cached-run.node.js";
import type { Lookup } from "./entries/stored-values.node.js";
import type { CacheWarnings } from "./cache-warnings.js";
import { toCacheKey } from "./keys/cache-key.node.js";
import { toIndexes, type ComputeReason, type LoggedNode } from "./log/run-log.js";

/** What a cache knows of one node before anything runs. */
export interface CachedNodeFacts {
  readonly behavior: CacheBehavior;
  /** The name of the codec that converts the whole value; null if none does. */
  readonly format: string | null;
  /** Names of the inputs as the graph knows them, in their order. */
  readonly inputs: readonly string[];
  /** Whether the value of each input does not count. */
  readonly isIgnored: readonly boolean[];
}

/** What a cached node uses of the cache. */
export interface CacheParts {
  /** Returns the state of the cache in a run. */
  runOf(call: NodeCall): CachedRun;
  /** Finds a stored value. */
  find(key: string): Lookup | Promise<Lookup>;
  /** Whether stored values are used at all. */
  readonly reads: boolean;
  /** The computations that are going on, by key, so that each is made once. */
  readonly computing: Map<string, Promise<unknown>>;
  readonly warnings: CacheWarnings;
}

/** The call of a node, with the cache around it. */
export class CachedNode {
  readonly #facts: CachedNodeFacts;
  readonly #cache: CacheParts;
  readonly #next: Invoke;
  readonly #task: TaskInfo;
  readonly #definition: NodeDefinition;

  constructor(facts: CachedNodeFacts, cache: CacheParts, next: Invoke, task: TaskInfo, definition: NodeDefinition) {
    this.#facts = facts;
    this.#cache = cache;
    this.#next = next;
    this.#task = task;
    this.#definition = definition;
  }

  /** Returns the value of the node, or a promise of it. */
  call(call: NodeCall): unknown {
    const { behavior } = this.#facts;
    const run = this.#cache.runOf(call);
    if (behavior === "disable" || behavior === "ignore") return this.#computeOnly(call, run, behavior, NO_INPUTS, []);
    const { version, gaps } = toNodeVersion(this.#definition);
    if (gaps.length > 0) {
      this.#cache.warnings.ofCode(this.#task.node.name, gaps[0]!, call.frame.run.runId);
      return this.#computeOnly(call, run, "incomplete", NO_INPUTS, gaps.map((gap) => `${gap.what} at ${gap.location}`));
    }
    const inputs = this.#readInputs(call, run);
    if (inputs === null) return this.#computeOnly(call, run, "opaque", NO_INPUTS, []);
    const computation = { call, run, version, inputs, key: toCacheKey(version, inputs) };
    if (behavior === "recompute" || !this.#cache.reads) return this.#compute(computation, "recompute");
    return this.#findOrCompute(computation);
  }

  /** The data versions of the inputs; null if one has none, which is warned of. */
  #readInputs({ values, frame }: NodeCall, { versions }: CachedRun): readonly (string | null)[] | null {
    const { isIgnored, inputs } = this.#facts;
    const found: (string | null)[] = [];
    for (let at = 0; at < values.length; at++) {
      if (isIgnored[at] === true || this.#task.inputNames[at] === null) {
        found.push(null);
        continue;
      }
      const version = versions.of(values[at]);
      if (version.kind === "opaque") {
        this.#cache.warnings.ofInput(this.#task.node.name, inputs[at]!, version, frame.run.runId);
        return null;
      }
      found.push(version.version);
    }
    return found;
  }

  #findOrCompute(computation: Computation): unknown {
    const { key } = computation;
    const other = this.#cache.computing.get(key);
    if (other !== undefined) return this.#await(other, computation);
    const lookup = this.#cache.find(key);
    return isThenable(lookup)
      ? Promise.resolve(lookup).then((found) => this.#useOrCompute(found, computation))
      : this.#useOrCompute(lookup, computation);
  }

  #useOrCompute(lookup: Lookup, computation: Computation): unknown {
    const { call, run } = computation;
    if (lookup.kind === "missing") {
      // Somebody else may have begun while the store was asked.
      const other = this.#cache.computing.get(computation.key);
      if (other !== undefined) return this.#await(other, computation);
      return this.#compute(computation, lookup.reason === "unknown" ? "new" : lookup.reason);
    }
    const { value, record } = lookup;
    call.root.outcome = "cached";
    run.versions.set(value, record.dataVersion);
    this.#note(computation, "cached", null);
    return value;
  }

  /** Waits for another computation of the same key, and then looks again. */
  #await(other: Promise<unknown>, computation: Computation): Promise<unknown> {
    const { call } = computation;
    return new Promise((resolve, reject) => {
      const stop = call.onOver(() => reject(call.reason));
      const goOn = (): void => {
        stop();
        resolve(undefined);
      };
      other.then(goOn, goOn);
    }).then(() => this.#findOrCompute(computation));
  }

  #compute(computation: Computation, reason: ComputeReason): unknown {
    const { call, key } = computation;
    const began = performance.now();
    let value: unknown;
    try {
      value = this.#next(call);
    } catch (thrown) {
      this.#note(computation, "failed", reason);
      throw thrown;
    }
    if (!isThenable(value)) return this.#keep(value, computation, reason, began);
    const kept = Promise.resolve(value).then(
      (result) => this.#keep(result, computation, reason, began),
      (thrown: unknown) => {
        this.#note(computation, "failed", reason);
        throw thrown;
      },
    );
    const { computing } = this.#cache;
    computing.set(key, kept);
    const end = (): void => void computing.delete(key);
    kept.then(end, end);
    return kept;
  }

  #keep(value: unknown, computation: Computation, reason: ComputeReason, began: number): unknown {
    const { call, run, key, version, inputs } = computation;
    const durationMs = performance.now() - began;
    const { sentinel } = call.root;
    if (sentinel !== null && Object.is(value, sentinel.value)) return value;
    run.versions.forget(value);
    if (this.#task.fansOut && !Array.isArray(value)) {
      // Items that come one by one are gone when they have been taken.
      this.#note(computation, "computed", "opaque");
      return value;
    }
    const dataVersion = run.versions.of(value);
    const { name: node } = this.#task.node;
    if (dataVersion.kind === "opaque") {
      this.#cache.warnings.ofValue(node, dataVersion, call.frame.run.runId);
      this.#note(computation, "computed", "opaque");
      return value;
    }
    const { format } = this.#facts;
    run.save({ key, node, codeVersion: version, inputs, dataVersion: dataVersion.version, format, durationMs }, value);
    this.#note(computation, "computed", reason);
    return value;
  }

  /** Computes the node without storing its value. */
  #computeOnly(
    call: NodeCall,
    run: CachedRun,
    reason: ComputeReason,
    inputs: readonly (string | null)[],
    details: readonly string[],
  ): unknown {
    const { version } = toNodeVersion(this.#definition);
    const computation = { call, run, version, inputs, key: null };
    const end = (value: unknown): unknown => {
      run.versions.forget(value);
      this.#note(computation, "computed", reason, details);
      return value;
    };
    const value = this.#next(call);
    return isThenable(value) ? Promise.resolve(value).then(end) : end(value);
  }

  #note(
    { call, run, version, inputs, key }: Pick<Computation, "call" | "run" | "version" | "inputs"> & { readonly key: string | null },
    outcome: LoggedNode["outcome"],
    reason: ComputeReason | null,
    details: readonly string[] = NO_DETAILS,
  ): void {
    run.note(
      {
        node: this.#task.node.name,
        items: toIndexes(call.frame.items),
        outcome,
        reason,
        key,
        codeVersion: version,
        inputs: inputs.map((dataVersion, at) => [this.#facts.inputs[at]!, dataVersion]),
        details,
      },
      () => toVersionFacts(this.#definition),
    );
  }
}

/** One computation that may be served. */
interface Computation {
  readonly call: NodeCall;
  readonly run: CachedRun;
  readonly version: string;
  readonly inputs: readonly (string | null)[];
  readonly key: string;
}

const NO_INPUTS: readonly (string | null)[] = Object.freeze([]);
const NO_DETAILS: readonly string[] = Object.freeze([]);
