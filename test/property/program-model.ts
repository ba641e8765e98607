/**
 * The naive model of a cached run: a node is computed if its behaviour says so, or if no earlier run has stored a value
 * for the meaning of its code, as the program describes it, and the values of its inputs.
 */
import { MODULUS, type Behavior, type Helper, type Program, type ProgramFunction } from "./random-program.ts";

/** One run. */
export interface ProgramRun {
  readonly outputs: readonly string[];
  readonly overrides: Readonly<Record<string, number>>;
  /** Options of the cache by function or input; they are stronger than `cached`. */
  readonly behaviors: Readonly<Record<string, Behavior>>;
}

/** What a run gives. */
export interface ModelResult {
  readonly results: Readonly<Record<string, unknown>>;
  /** The calls of functions of dataflow modules, sorted. */
  readonly calls: readonly string[];
}

/** Values by meaning and inputs; null for a model without a cache. */
export type ModelStore = Map<string, unknown> | null;

/** Runs a program. */
export function runModel(program: Program, run: ProgramRun, store: ModelStore): ModelResult {
  return new Model(program, run, store).run();
}

class Model {
  readonly #program: Program;
  readonly #run: ProgramRun;
  readonly #store: ModelStore;
  readonly #known = new Map<string, unknown>();
  readonly #calls: string[] = [];

  constructor(program: Program, run: ProgramRun, store: ModelStore) {
    this.#program = program;
    this.#run = run;
    this.#store = store;
  }

  run(): ModelResult {
    const results = Object.fromEntries(this.#run.outputs.map((name) => [name, this.#valueOf(name)]));
    return { results, calls: this.#calls.sort() };
  }

  #valueOf(name: string): unknown {
    if (Object.hasOwn(this.#run.overrides, name)) return this.#run.overrides[name];
    if (Object.hasOwn(this.#program.values, name)) return this.#program.values[name];
    if (!this.#known.has(name)) this.#known.set(name, this.#compute(name));
    return this.#known.get(name);
  }

  #compute(name: string): unknown {
    const { functions } = this.#program;
    const own = functions.find((each) => each.name === name || each.variants.some((variant) => variant.name === name));
    if (own === undefined) {
      const whole = functions.find((each) => name === `${each.name}_p` || name === `${each.name}_q`);
      return whole && (this.#valueOf(whole.name) as Readonly<Record<string, unknown>>)[name];
    }
    switch (own.kind) {
      case "parameterize":
        return this.#call(own, own.variants.find((variant) => variant.name === name)!.by, ["value"]);
      case "inject":
        if (typeof own.feed === "number") return this.#call(own, own.feed, ["value"]);
        return this.#call(own, this.#valueOf(own.feed) as number, ["source", own.feed]);
      case "each":
        return (this.#valueOf(own.reads) as readonly number[]).map((item) => this.#call(own, item, ["item"]));
      case "collect":
        return this.#call(own, this.#valueOf(own.reads) as readonly number[], ["list"]);
      case "pipe":
        return own.steps.reduce((value, step) => this.#helper(step)(value), this.#call(own, null, []) as number);
      default:
        return this.#call(own, null, []);
    }
  }

  /** Serves or computes a function; `by` is what it reads besides its inputs. */
  #call(own: ProgramFunction, by: number | readonly number[] | null, feed: readonly string[]): unknown {
    const inputs = own.inputs.map(({ name }) => [name, this.#valueOf(name)] as const);
    const { cached } = own;
    const behavior = this.#run.behaviors[own.name] ?? cached ?? "default";
    const compute = (): unknown => {
      this.#calls.push(own.name + (Array.isArray(by) || by === null ? "" : `:${String(by)}`));
      return evaluate(
        own,
        by,
        inputs.map(([, value]) => value as number | undefined),
        (name) => this.#helper(name),
      );
    };
    if (this.#store === null || behavior === "disable" || behavior === "ignore") return compute();
    const values = inputs.map(([name, value]) => (this.#isIgnored(name) ? "ignored" : (value ?? "absent")));
    const isIgnored = feed[0] === "source" && this.#isIgnored(feed[1]!);
    const key = JSON.stringify([this.#meaningOf(own), feed, isIgnored ? "ignored" : by, values]);
    if (behavior === "default" && this.#store.has(key)) return this.#store.get(key);
    const value = compute();
    this.#store.set(key, value);
    return value;
  }

  #isIgnored(name: string): boolean {
    const owner = this.#program.functions.find(
      (each) => each.name === name || each.variants.some((variant) => variant.name === name),
    );
    if (Object.hasOwn(this.#run.overrides, name) && owner === undefined) return false;
    return (this.#run.behaviors[owner?.name ?? name] ?? owner?.cached) === "ignore";
  }

  /** What a function means, arguments of modifiers and layout left out. */
  #meaningOf(own: ProgramFunction): unknown {
    const { name, kind, form, isAsync, seed, modulus, inputs, helpers, reads, count } = own;
    const body = kind === "source" ? count : modulus;
    return [name, form, isAsync, seed, body, inputs, reads, helpers.map((helper) => this.#describe(helper))];
  }

  #describe(name: string): unknown {
    const { file, factor, term, via, helpers } = this.#find(name);
    return [name, file, factor, term, via, helpers.map((helper) => this.#describe(helper))];
  }

  #find(name: string): Helper {
    return this.#program.helpers.find((helper) => helper.name === name)!;
  }

  #helper(name: string): (x: number) => number {
    const { factor, term, helpers } = this.#find(name);
    return (x) => helpers.reduce((sum, helper) => sum + this.#helper(helper)(x), x * factor + term) % MODULUS;
  }
}

function evaluate(
  { name, kind, seed, modulus, inputs, helpers, count }: ProgramFunction,
  by: number | readonly number[] | null,
  values: readonly (number | undefined)[],
  helper: (name: string) => (x: number) => number,
): unknown {
  let sum = seed;
  if (typeof by === "number") sum += 2 * by;
  if (typeof by === "object" && by !== null) by.forEach((item, at) => (sum = (sum + item * (at + 1)) % MODULUS));
  inputs.forEach(({ weight, fallback }, at) => (sum = (sum + weight * (values[at] ?? fallback ?? NaN)) % MODULUS));
  for (const each of helpers) sum = (sum + helper(each)(sum)) % MODULUS;
  if (kind === "source") return Array.from({ length: count }, (_, at) => (sum + at * at) % 4);
  return kind === "fields" ? { [`${name}_p`]: sum % modulus, [`${name}_q`]: (sum * 3) % 5 } : sum % modulus;
}
