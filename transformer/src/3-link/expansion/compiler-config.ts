/** The config that the compiler expands modules under: some of it is not known. */
import { ConfigReader, toGatedName, type Definition, type Gate, type NodeDefinition } from "@icosian/runtime/tooling";
import { UNDETERMINED, type KnownConfig } from "./known-config.js";

/** A gate that keeps its definition out. */
export interface ClosedGate {
  /** The node that the definition would make. */
  readonly name: string;
  /** The config keys that decide. */
  readonly keys: readonly string[];
}

/** What came to light while gates were asked, shared with the configs of subdags. */
export interface GateFindings {
  /** Definitions of which it is not known whether they exist, by their functions. */
  readonly undetermined: Set<Definition["function"]>;
  /** The names that gated definitions have as nodes, by their functions. */
  readonly names: Map<Definition["function"], string>;
  /** The gates that keep definitions out, by their functions. */
  readonly closed: Map<Definition["function"], ClosedGate>;
}

/** The config of a subdag, over the one around it. */
export interface Overlay {
  readonly values: Readonly<Record<string, unknown>>;
  readonly around: CompilerConfig;
}

/** Answers for a config that is known in part. */
export class CompilerConfig extends ConfigReader {
  readonly findings: GateFindings;
  readonly #known: KnownConfig;
  readonly #reads: Set<string>;
  /** Whether something was asked for that is not known. */
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

  override has(key: string): boolean {
    this.#reads.add(key);
    const isThere = Object.hasOwn(this.#known.values, key);
    if (!isThere && this.#known.isOpen) this.#isBlind = true;
    return isThere || this.#known.isOpen;
  }

  override read(key: string): unknown {
    if (!this.has(key) || !Object.hasOwn(this.#known.values, key)) return undefined;
    const value = this.#known.values[key];
    if (value !== UNDETERMINED) return value;
    this.#isBlind = true;
    return undefined;
  }

  override forward(key: string): unknown {
    this.#reads.add(key);
    if (Object.hasOwn(this.#known.values, key)) return this.#known.values[key];
    return this.#known.isOpen ? UNDETERMINED : undefined;
  }

  override matches(key: string, value: unknown): boolean | null {
    this.#isBlind = false;
    const answer = super.matches(key, value);
    return this.#isBlind ? null : answer;
  }

  override holds(gate: Gate, definition: Definition): boolean | null {
    const { names } = this.findings;
    const name = gate.name ?? names.get(definition.function) ?? toGatedName(definition.name);
    names.set(definition.function, name);
    const answer = this.#ask(gate, definition);
    if (answer === null) this.findings.undetermined.add(definition.function);
    // What exists under no config at all is not kept out by this one.
    if (answer === false && gate.keys?.length !== 0) {
      this.findings.closed.set(definition.function, { name, keys: gate.keys ?? [] });
    }
    return answer;
  }

  /** Joins two nodes if it is not known that both exist: whatever either of them needs may be needed. */
  override joinVariants(one: NodeDefinition, other: NodeDefinition): NodeDefinition | null {
    const unknown = [one, other].find(({ made, function: own }) => this.findings.undetermined.has(made?.by ?? own));
    if (unknown === undefined) return null;
    const inputs = [...new Map([...one.inputs, ...other.inputs].map((input) => [input.name, input])).values()];
    const { made, fed: _, ...rest } = unknown;
    if (made === undefined) return { ...rest, inputs };
    // Which of the two gives the value is not known either.
    const { calls: _calls, passesOn: _passesOn, ...known } = made;
    return { ...rest, inputs, made: { ...known, path: null } };
  }

  override overlay(values: Readonly<Record<string, unknown>>): CompilerConfig {
    const known = { values: { ...this.#known.values, ...values }, isOpen: this.#known.isOpen };
    return new CompilerConfig(known, this.findings, this.#reads, { values, around: this });
  }

  /**
   * The config of a subdag that says what a key is, as the source has it, and the config around that one.
   *
   * @returns Null for a key of the dataflow's own config.
   */
  findOverlay(key: string): Overlay | null {
    if (this.#overlay === null || Object.hasOwn(this.#overlay.values, key)) return this.#overlay;
    return this.#overlay.around.findOverlay(key);
  }

  #ask(gate: Gate, definition: Definition): boolean | null {
    // A function of the user's decides: only running it tells.
    if (gate.keys === null && gate.fault === null) return null;
    this.#isBlind = false;
    const answer = super.holds(gate, definition);
    return this.#isBlind ? null : answer;
  }
}
