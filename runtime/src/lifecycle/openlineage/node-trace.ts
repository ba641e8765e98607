/** What one node did in a run, for the facet `icosian_nodes`. */
import type { ValidationResult } from "../../quality/validator.js";
import type { NodeExecuted, NodeInfo, NodeOutcome } from "../hook-records.js";

/** The computations of one node in one run. */
export class NodeTrace {
  /** The node whose computations are added. */
  readonly node: NodeInfo;
  readonly #outcomes = new Map<NodeOutcome, number>();
  #attempts = 0;
  #durationMs = 0;
  /** The result of a check: of several, the first one that did not pass, otherwise the last one. */
  #check: ValidationResult | null = null;

  /** @param node - The node. */
  constructor(node: NodeInfo) {
    this.node = node;
  }

  /** The result of a check; null for any other node. */
  get check(): ValidationResult | null {
    return this.#check;
  }

  /** Adds one computation. */
  add({ outcome, attempts, durationMs, result }: NodeExecuted): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    this.#attempts += attempts;
    this.#durationMs += durationMs;
    if (this.node.type === "ValidationResult" && isCheckResult(result) && this.#check?.passes !== false)
      this.#check = result;
  }

  /** Describes the node and its computations as plain JSON. */
  toJson(dependencies: readonly string[]): Readonly<Record<string, unknown>> {
    const { name, type, tags, source, codeVersion } = this.node;
    return {
      name,
      type,
      module: tags["module"],
      source,
      codeVersion,
      dependencies,
      outcomes: Object.fromEntries(this.#outcomes),
      attempts: this.#attempts,
      durationMs: Math.round(this.#durationMs * 1000) / 1000,
      ...(this.#check && { check: { passes: this.#check.passes, message: this.#check.message } }),
    };
  }
}

function isCheckResult(result: unknown): result is ValidationResult {
  if (typeof result !== "object" || result === null) return false;
  const { passes, message } = result as Partial<ValidationResult>;
  return typeof passes === "boolean" && typeof message === "string";
}
