/** The config under which the compiler expands modules. A part of it may be unknown. */
import { ConfigReader, toGatedName, type Definition, type Gate, type NodeDefinition } from "@icosian/runtime/tooling";
import { UNDETERMINED, type KnownConfig } from "./known-config.js";

/** A gate that keeps its definition out of the dataflow. */
export interface ClosedGate {
  /** The name of the node that the definition would make. */
  readonly name: string;
  /** The config keys that the gate depends on. */
  readonly keys: readonly string[];
}

/** What the evaluation of gates has found, shared with the configs of subdags. */
export interface GateFindings {
  /** The functions of definitions that may or may not exist. */
  readonly undetermined: Set<Definition["function"]>;
  /** The node names of gated definitions, by their functions. */
  readonly names: Map<Definition["function"], string>;
  /** The gates that keep definitions out, by their functions. */
  readonly closed: Map<Definition["function"], ClosedGate>;
}

/** The config of a subdag on top of the config around it. */
export interface Overlay {
  /** The values that the subdag sets, by key. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The config around the subdag. */
  readonly around: CompilerConfig;
}

/** Answers questions about a config of which only a part is known. */
export class CompilerConfig extends ConfigReader {
  /** What the evaluation of gates has found. */
  readonly findings: GateFindings;
  readonly #known: KnownConfig;
  readonly #reads: Set<string>;
  /** Whether something unknown was read since this was last reset. */
  #isBlind: boolean = false;

  readonly #overlay: Overlay | null;

  constructor(
    known: KnownConfig,
    findings: GateFindings,
    reads: Set<string> = new Set(),
    overlay: Overlay | null = null,
  ) {
    super(known.values, reads);
    this.#overlay = overlay;
    this.#known = known;
    this.findings = findings;
    this.#reads = reads;
  }

  /** Whether the config may have a key: an open config may have any key. */
  override has(key: string): boolean {
    this.#reads.add(key);
    const isThere = Object.hasOwn(this.#known.values, key);
    if (!isThere && this.#known.isOpen) this.#isBlind = true;
    return isThere || this.#known.isOpen;
  }

  /** Reads the value of a key; undefined if it is absent or unknown. */
  override read(key: string): unknown {
    if (!this.has(key) || !Object.hasOwn(this.#known.values, key)) return undefined;
    const value = this.#known.values[key];
    if (value !== UNDETERMINED) return value;
    this.#isBlind = true;
    return undefined;
  }

  /** Returns the value of a key to pass it on; {@link UNDETERMINED} if it is unknown. */
  override forward(key: string): unknown {
    this.#reads.add(key);
    if (Object.hasOwn(this.#known.values, key)) return this.#known.values[key];
    return this.#known.isOpen ? UNDETERMINED : undefined;
  }

  /** Whether a key has a value; null if that is unknown. */
  override matches(key: string, value: unknown): boolean | null {
    this.#isBlind = false;
    const answer = super.matches(key, value);
    return this.#isBlind ? null : answer;
  }

  /** Whether a gate lets its definition exist; null if that is unknown. Notes the answer in the findings. */
  override holds(gate: Gate, definition: Definition): boolean | null {
    const { names } = this.findings;
    const name = gate.name ?? names.get(definition.function) ?? toGatedName(definition.name);
    names.set(definition.function, name);
    const answer = this.#ask(gate, definition);
    if (answer === null) this.findings.undetermined.add(definition.function);
    // A definition that exists under no config at all is not kept out by this config.
    if (answer === false && gate.keys?.length !== 0) {
      this.findings.closed.set(definition.function, { name, keys: gate.keys ?? [] });
    }
    return answer;
  }

  /** Joins two nodes if one of them may not exist: the result has the inputs of both. */
  override joinVariants(one: NodeDefinition, other: NodeDefinition): NodeDefinition | null {
    const unknown = [one, other].find(({ made, function: own }) => this.findings.undetermined.has(made?.by ?? own));
    if (unknown === undefined) return null;
    const inputs = [...new Map([...one.inputs, ...other.inputs].map((input) => [input.name, input])).values()];
    const { made, fed: _fed, versionParts: _parts, ...known } = unknown;
    // It is also unknown whose code computes the node.
    const rest = { ...known, codeVersion: "" };
    if (made === undefined) return { ...rest, inputs };
    // It is also unknown which of the two gives the value.
    const { calls: _calls, passesOn: _passesOn, ...others } = made;
    return { ...rest, inputs, made: { ...others, path: null } };
  }

  /** Makes the config of a subdag: its own values take the place of those around it. */
  override overlay(values: Readonly<Record<string, unknown>>): CompilerConfig {
    const known = { values: { ...this.#known.values, ...values }, isOpen: this.#known.isOpen };
    return new CompilerConfig(known, this.findings, this.#reads, { values, around: this });
  }

  /**
   * Finds the innermost config of a subdag that sets a key.
   *
   * @returns The config of the subdag with the one around it; null for a key of the dataflow's own config.
   */
  findOverlay(key: string): Overlay | null {
    if (this.#overlay === null || Object.hasOwn(this.#overlay.values, key)) return this.#overlay;
    return this.#overlay.around.findOverlay(key);
  }

  #ask(gate: Gate, definition: Definition): boolean | null {
    // A function of the user decides, and only running it shows the answer.
    if (gate.keys === null && gate.fault === null) return null;
    this.#isBlind = false;
    const answer = super.holds(gate, definition);
    return this.#isBlind ? null : answer;
  }
}
