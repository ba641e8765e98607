/** One computation that a cache may serve: the value is found, or computed and stored. */
import { isThenable } from "../execute/call/is-thenable.js";
import type { NodeCall } from "../execute/call/node-call.js";
import { toNodeVersion } from "../versions/node-version.js";
import { CACHE_KIND, type CacheParts, type ComputedByCache, type InputVersions } from "./cache-parts.node.js";
import type { CachedRun } from "./cached-run.node.js";
import type { Lookup } from "./entries/stored-values.node.js";
import type { DataVersion } from "./keys/data-versions.js";
import type { ComputeReason, LoggedNode } from "./log/run-log.js";
import { claimOrWait } from "./stores/claim-or-wait.js";
import type { Claim } from "./stores/cache-store.js";

/** One computation. */
export class CachedComputation {
  readonly #node: ComputedByCache;
  readonly #cache: CacheParts;
  readonly #call: NodeCall;
  readonly #run: CachedRun;
  readonly #inputs: InputVersions;
  readonly #key: string;
  /** Settles when the value has been written; absent if nothing is being written. */
  #written: Promise<void> | undefined;

  constructor(
    node: ComputedByCache,
    cache: CacheParts,
    call: NodeCall,
    run: CachedRun,
    inputs: InputVersions,
    key: string,
  ) {
    this.#node = node;
    this.#cache = cache;
    this.#call = call;
    this.#run = run;
    this.#inputs = inputs;
    this.#key = key;
  }

  /** Returns the stored value, or computes the node. */
  findOrCompute(): unknown {
    const other = this.#cache.computing.get(this.#key);
    // A node of the same code may be async because of a wrapper, which is no reason for this one to be.
    if (other !== undefined && this.#node.task.isAsync) return this.#waitFor(other);
    const lookup = this.#cache.stored.find(this.#key);
    return isThenable(lookup)
      ? this.#share(this.#unlessOver(lookup).then((found) => this.#useOrCompute(found)))
      : this.#useOrCompute(lookup);
  }

  /** Computes the node and stores its value. */
  compute(reason: ComputeReason, claim: Claim | null = null): unknown {
    // A sync function leaves no time to write what is waiting, and may take long.
    if (!this.#node.task.isAsync) this.#run.flush();
    const began = performance.now();
    const fail = (thrown: unknown): never => {
      this.#note("failed", reason);
      void claim?.release();
      throw thrown;
    };
    let value: unknown;
    try {
      value = this.#node.next(this.#call);
    } catch (thrown) {
      return fail(thrown);
    }
    if (!isThenable(value)) return this.#keep(value, reason, began, claim);
    return this.#share(Promise.resolve(value).then((result) => this.#keep(result, reason, began, claim), fail));
  }

  #useOrCompute(lookup: Lookup): unknown {
    if (lookup.kind === "found") return this.#use(lookup);
    const reason = lookup.reason === "unknown" ? "new" : lookup.reason;
    const canShare = this.#cache.store.claim !== undefined && this.#node.task.isAsync && this.#call.frame.run.canWait;
    return canShare ? this.#share(this.#claim(reason)) : this.compute(reason);
  }

  #use({ value, record }: Extract<Lookup, { readonly kind: "found" }>): unknown {
    this.#call.root.outcome = "cached";
    this.#run.versions.set(value, record.dataVersion);
    this.#note("cached", null);
    return value;
  }

  /** Computes the node unless another process does so already; then waits for its value. */
  async #claim(reason: ComputeReason): Promise<unknown> {
    let claim: Claim | null = null;
    try {
      const work = await claimOrWait(this.#cache.store, `records/${this.#key}`, this.#call.signal);
      if (work.kind === "claimed") ({ claim } = work);
    } catch (thrown) {
      if (this.#call.isOver) throw this.#call.reason;
      // A store that cannot be asked is no reason not to compute.
      this.#cache.warnings.ofStore("written", thrown);
    }
    if (claim !== null) return this.compute(reason, claim);
    const lookup = await this.#cache.stored.find(this.#key);
    return lookup.kind === "found" ? this.#use(lookup) : this.compute(reason);
  }

  /** Lets others in this process wait until the value is in the store. */
  #share(value: Promise<unknown>): Promise<unknown> {
    const { computing } = this.#cache;
    if (computing.has(this.#key)) return value;
    const end = (): void => void computing.delete(this.#key);
    const stored = value.then(() => this.#written).then(end, end);
    computing.set(this.#key, stored);
    return value;
  }

  /** Waits for another computation of the same key, and then looks again: each run gets a value of its own. */
  #waitFor(other: Promise<unknown>): Promise<unknown> {
    return this.#unlessOver(other).then(() => this.findOrCompute());
  }

  /** Waits, but not longer than something needs the value: a store may never answer. */
  #unlessOver<Answer>(answer: Answer | PromiseLike<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const stop = this.#call.onOver(() => reject(this.#call.reason));
      Promise.resolve(answer).finally(stop).then(resolve, reject);
    });
  }

  #keep(value: unknown, reason: ComputeReason, began: number, claim: Claim | null): unknown {
    const written = this.#store(value, reason, performance.now() - began);
    if (isThenable(written)) this.#written = Promise.resolve(written);
    if (claim !== null) {
      if (isThenable(written)) void Promise.resolve(written).then(() => claim.release());
      else void claim.release();
    }
    return value;
  }

  /** Stores a value; returns a promise if that is going on. */
  #store(value: unknown, reason: ComputeReason, durationMs: number): void | Promise<void> {
    const { sentinel } = this.#call.root;
    if (sentinel !== null && Object.is(value, sentinel.value)) return;
    this.#run.versions.forget(value);
    const { task, facts } = this.#node;
    // What a function gives that heeds its signal may be a part of the value.
    if (this.#call.isOver && this.#canHeedSignal()) return this.#note("computed", "aborted");
    // Items that come one by one are gone when they have been taken.
    if (task.fansOut && !Array.isArray(value)) return this.#note("computed", "opaque");
    const version = this.#run.versions.of(value);
    if (version.kind === "opaque") return this.#refuse(version);
    const { version: codeVersion } = toNodeVersion(facts.definition);
    const { name: node } = task.node;
    const { format } = facts;
    const [key, inputs, dataVersion] = [this.#key, this.#inputs, version.version];
    const saved = this.#run.save({ key, node, codeVersion, inputs, dataVersion, format, durationMs }, value);
    if (typeof saved === "string") return this.#refuse({ kind: "opaque", path: "", what: saved });
    this.#note("computed", reason);
    return saved;
  }

  /** Whether the function, or something around it, is told when nothing needs the value any more. */
  #canHeedSignal(): boolean {
    const { task, facts } = this.#node;
    return facts.definition.parameters.includes("context") || task.kinds.some((kind) => kind !== CACHE_KIND);
  }

  #refuse(part: Extract<DataVersion, { readonly kind: "opaque" }>): void {
    this.#cache.warnings.ofValue(this.#node.task.node.name, part, this.#call.frame.run.runId);
    this.#note("computed", "opaque");
  }

  #note(outcome: LoggedNode["outcome"], reason: ComputeReason | null): void {
    this.#node.note(this.#call, this.#run, { outcome, reason, key: this.#key }, this.#inputs);
  }
}
