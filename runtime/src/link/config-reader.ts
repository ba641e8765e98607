/** A dataflow's config while the dataflow is being built; it records which keys were read. */
import type { NodeDefinition } from "../graph/node-definition.js";
import type { Definition } from "../manifest.js";
import type { Gate } from "../modifiers/configuration/gate.js";
import type { Values } from "../plan/request/request.js";

/** Values by key, and the keys that were read. */
export class ConfigReader {
  readonly #values: Values;
  readonly #reads: Set<string>;
  /** The values for a user's function; every key that the function reads is recorded. */
  readonly observed: Values;

  /**
   * @param reads - Keys that were read. Shared with the readers of subdags, because their reads count for the outer
   * dataflow too.
   */
  constructor(values: Values, reads: Set<string> = new Set()) {
    this.#values = values;
    this.#reads = reads;
    this.observed = new Proxy(values, {
      get: (_, key) => (typeof key === "string" ? this.read(key) : undefined),
      has: (_, key) => typeof key === "string" && this.has(key),
      ownKeys: () => {
        for (const key of Object.keys(values)) reads.add(key);
        return Reflect.ownKeys(values);
      },
    });
  }

  /** All values; they do not count as read. */
  get values(): Values {
    return this.#values;
  }

  /** The keys that were read, whether or not they have a value. */
  get reads(): ReadonlySet<string> {
    return this.#reads;
  }

  /** Reads a value; undefined if there is no such key. */
  read(key: string): unknown {
    this.#reads.add(key);
    return this.has(key) ? this.#values[key] : undefined;
  }

  /** Whether there is such a key. Counts as reading it. */
  has(key: string): boolean {
    this.#reads.add(key);
    return Object.hasOwn(this.#values, key);
  }

  /** The value that a subdag's config receives for a key of this config. */
  forward(key: string): unknown {
    return this.read(key);
  }

  /** Whether a key has the given value; null if that is unknown, which only happens in the compiler. */
  matches(key: string, value: unknown): boolean | null {
    return Object.is(this.read(key), value);
  }

  /** Whether a gate lets its definition exist; null if that is unknown, which only happens in the compiler. */
  holds({ fault, holds: decide }: Gate, _definition: Definition): boolean | null {
    // A faulty gate has no answer; its fault is reported.
    return fault === null ? decide(this.observed) : true;
  }

  /**
   * Makes one node of two inner nodes of a subdag that have the same name.
   *
   * @returns Null because both exist, which is a mistake; a compiler's config may not know which of them exists.
   */
  joinVariants(_one: NodeDefinition, _other: NodeDefinition): NodeDefinition | null {
    return null;
  }

  /** Whether another config has the same values under the same keys. */
  hasSameValues(other: ConfigReader): boolean {
    const [own, others] = [Object.entries(this.#values), other.#values];
    return (
      own.length === Object.keys(others).length &&
      own.every(([key, value]) => Object.hasOwn(others, key) && Object.is(value, others[key]))
    );
  }

  /** Returns the same values with others on top of them, for the inside of a subdag. */
  overlay(values: Values): ConfigReader {
    return new ConfigReader({ ...this.#values, ...values }, this.#reads);
  }
}
