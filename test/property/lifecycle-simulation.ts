/** The naive simulation of one node: its hooks, its layers of adapters and modifiers, and its function, on a clock. */
import { combine, nameOf, replacement } from "./lifecycle-values.ts";
import type { FailureModifier, LifecycleCase, LifecycleNode, RandomAdapter } from "./random-lifecycle.ts";

/** Something that a node or an adapter does, and when. */
export interface LifecycleEvent {
  /** Milliseconds since the begin of the run. */
  readonly at: number;
  readonly text: string;
}

/** How a node fails. */
export interface NodeFailure {
  /** The error that hooks and users are told, as text. */
  readonly told: string;
  readonly code: string;
  /** The class of the error. */
  readonly type: string;
  /** Whether an adapter has failed, which nothing catches. */
  readonly endsRun: boolean;
}

/** Thrown where two things happen at the same time and nothing says which comes first. */
export class Tie extends Error {}

/** The moment at which a layer around a function is entered. */
interface Entry {
  readonly at: number;
  /** When a time limit around it is over. */
  readonly until: number;
  readonly attempt: number;
}

/** How a layer, or the node as a whole, ends; `sentinel` is the failure that its value stands for. */
export interface Exit {
  readonly at: number;
  readonly value?: unknown;
  readonly failure?: NodeFailure;
  readonly sentinel?: string | undefined;
}

type Layer = (entry: Entry) => Exit;
type Watch = Extract<RandomAdapter, { kind: "watch" }>;

/** One node, which is computed once. */
export class Simulation {
  /** What has happened so far. */
  readonly events: LifecycleEvent[] = [];
  readonly #case: LifecycleCase;
  readonly #id: number;
  readonly #node: LifecycleNode;
  readonly #values: readonly unknown[];
  readonly #watches: readonly Watch[];
  #calls = 0;

  constructor(each: LifecycleCase, id: number, values: readonly unknown[]) {
    this.#case = each;
    this.#id = id;
    this.#node = each.nodes[id]!;
    this.#values = values;
    this.#watches = each.adapters.filter(
      (adapter): adapter is Watch => adapter.kind === "watch" && adapter.nodes.includes(id),
    );
  }

  /** Computes the node. */
  run(begins: number): Exit {
    let at = begins;
    let exit: Exit | null = null;
    const names = this.#node.inputs.map(nameOf);
    const inputs = JSON.stringify(Object.fromEntries(names.map((name, index) => [name, this.#values[index]])));
    for (const { name, preFails, hookMs } of this.#watches) {
      this.#note(at, Infinity, `pre ${name} ${inputs}`);
      at += hookMs;
      if (!preFails) continue;
      exit = { at, failure: toHookFailure(name) };
      break;
    }
    exit ??= this.#guard({ at, until: Infinity, attempt: 1 });
    at = exit.at;
    const { value, failure, sentinel = failure?.told } = exit;
    const outcome = failure !== undefined ? "failed" : "sentinel" in exit ? "sentinel" : "computed";
    for (const { name, hookMs } of this.#watches.toReversed()) {
      this.#note(at, Infinity, `post ${name} ${outcome} ${String(value)} ${this.#calls} ${sentinel ?? "fine"}`);
      at += hookMs;
    }
    return { ...exit, at };
  }

  /** Sentinels keep a node from being computed, unless it accepts them. */
  #guard(entry: Entry): Exit {
    const { adapters, nodes } = this.#case;
    const applied = adapters.flatMap((each) =>
      each.kind === "apply" && each.nodes.includes(this.#id) ? each.modifiers : [],
    );
    const accepts = [...nodes[this.#id]!.modifiers, ...applied].some(({ kind }) => kind === "accept");
    for (const adapter of adapters) {
      if (adapter.kind !== "graceful" || (accepts && adapter.allowInjection)) continue;
      const { sentinel: value } = adapter;
      if (this.#values.some((each) => Object.is(each, value))) return { at: entry.at, value, sentinel: undefined };
    }
    return this.#toChain()(entry);
  }

  #toChain(): Layer {
    const own = this.#node.modifiers.map((modifier) => (next: Layer) => this.#toModifier(modifier, next));
    const around = this.#case.adapters.flatMap((adapter): readonly ((next: Layer) => Layer)[] => {
      switch (adapter.kind) {
        case "watch":
          return adapter.around === null || !adapter.nodes.includes(this.#id)
            ? []
            : [(next) => this.#toAround(adapter, next)];
        case "graceful":
          return [(next) => toRecovery(adapter, next)];
        case "apply":
          return adapter.nodes.includes(this.#id)
            ? adapter.modifiers.map((modifier) => (next: Layer) => this.#toModifier(modifier, next))
            : [];
      }
    });
    return [...around, ...own].reduceRight(
      (next, wrap) => wrap(next),
      (entry: Entry) => this.#call(entry),
    );
  }

  #call({ at, until }: Entry): Exit {
    if (at >= until) return { at: Infinity };
    const { takesMs, failures, throws } = this.#node;
    const count = ++this.#calls;
    this.#note(at, until, `call ${count}`);
    const ends = at + takesMs;
    if (count > failures) return { at: ends, value: combine(this.#id, this.#values) };
    const told = `${throws}: ${nameOf(this.#id)} ${count}`;
    return { at: ends, failure: { told, code: "ICO8001", type: throws, endsRun: false } };
  }

  #toAround({ name, around, hookMs }: Watch, next: Layer): Layer {
    return (entry) => {
      this.#note(entry.at, entry.until, `around ${name} ${entry.attempt}`);
      const inner = { ...entry, at: entry.at + hookMs };
      if (around === "throws") return { at: inner.at, failure: toHookFailure(name) };
      if (around === "replaces") return { at: inner.at, value: replacement(this.#id) };
      const first = next(inner);
      if (around === "masks" && first.failure === undefined) return { at: first.at, value: replacement(this.#id) };
      if (around === "catches" && first.failure?.type === "RangeError")
        return { at: first.at, value: replacement(this.#id) };
      return around === "twice" && first.failure === undefined ? next({ ...inner, at: first.at }) : first;
    };
  }

  #toModifier(modifier: FailureModifier, next: Layer): Layer {
    if (modifier.kind === "retry") return (entry) => this.#retry(modifier, entry, next);
    return modifier.kind === "timeout" ? (entry) => limitTime(modifier.ms, entry, next) : next;
  }

  #retry({ attempts, delayMs, factor }: Extract<FailureModifier, { kind: "retry" }>, entry: Entry, next: Layer): Exit {
    let { at } = entry;
    for (let attempt = 1; ; attempt++) {
      const exit = next({ ...entry, at, attempt });
      const { failure } = exit;
      if (failure === undefined || failure.endsRun || exit.at >= entry.until) return exit;
      if (attempt === attempts) return attempt === 1 ? exit : { ...exit, failure: { ...failure, code: "ICO8015" } };
      const delay = delayMs * factor ** (attempt - 1);
      at = exit.at;
      for (const { name, hookMs } of this.#watches) {
        this.#note(at, entry.until, `retry ${name} ${attempt} ${failure.told} ${delay}`);
        at += hookMs;
      }
      at += delay;
    }
  }

  #note(at: number, until: number, text: string): void {
    if (at === until && at !== Infinity) throw new Tie();
    if (at < until) this.events.push({ at, text });
  }
}

function toRecovery({ catches, sentinel }: Extract<RandomAdapter, { kind: "graceful" }>, next: Layer): Layer {
  return (entry) => {
    const exit = next(entry);
    const { at, failure } = exit;
    if (failure === undefined || failure.endsRun || (catches === "RangeError" && failure.type !== catches)) return exit;
    return { at, value: sentinel, sentinel: failure.told };
  };
}

function limitTime(ms: number, entry: Entry, next: Layer): Exit {
  const end = entry.at + ms;
  const exit = next({ ...entry, until: Math.min(entry.until, end) });
  if (exit.at === end) throw new Tie();
  if (exit.at < end) return exit;
  const told = `TimeoutError: The node took longer than ${ms} ms.`;
  return { at: end, failure: { told, code: "ICO8014", type: "TimeoutError", endsRun: false } };
}

function toHookFailure(name: string): NodeFailure {
  return { told: `Error: ${name}`, code: "ICO8011", type: "Error", endsRun: true };
}
