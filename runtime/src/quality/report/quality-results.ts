/** The results of all checks of a run, collected as they are made. */
import type { NodeExecuted } from "../../lifecycle/hook-records.js";
import { describeThrown } from "../../errors/words.js";
import type { ValidationResult } from "../validator.js";

/** One line of a report: a check of a node, or of one column of a node's table. */
export interface QualityResult {
  /** Name of the node that is checked. */
  readonly node: string;
  /** Name of the column; null if the check looks at the value as a whole. */
  readonly column: string | null;
  /** Name of the check: `range`. */
  readonly check: string;
  /** Whether a failure makes the node fail, or is a warning. */
  readonly importance: "warn" | "fail";
  /** Whether the value passes; inside of a fan-out, whether the values of all items do. */
  readonly passes: boolean;
  /** What was found; inside of a fan-out, for the first item that does not pass. */
  readonly message: string;
  /** Numbers and values that explain the message. */
  readonly diagnostics: Readonly<Record<string, unknown>>;
  /** How many values were checked: the number of items inside of a fan-out, otherwise 1. */
  readonly values: number;
  /** How many of them do not pass. */
  readonly failedValues: number;
}

/** Collects the results of one run. Its size depends on the number of checks, not on the number of items. */
export class QualityResults {
  /** The lines by node, check and column. */
  readonly #lines = new Map<string, QualityResult>();

  /** The lines in the order in which the checks were first made. */
  get lines(): readonly QualityResult[] {
    return [...this.#lines.values()];
  }

  /** Adds the result of a check's node. */
  add({ node, result, error, outcome }: NodeExecuted): void {
    const check = String(node.tags["icosian.check"]);
    const importance = node.tags["icosian.check.importance"] === "fail" ? "fail" : "warn";
    const found =
      outcome === "failed"
        ? { passes: false, message: `the check itself has failed: ${describeThrown(error)}`, diagnostics: {} }
        : (result as ValidationResult | undefined);
    // A check that was not made, because a sentinel reached it, has no result.
    if (found === undefined || outcome === "sentinel") return;
    const line = { node: toCheckedName(node.name, check), importance, values: 1 } as const;
    const parts = "parts" in found && found.parts !== undefined ? found.parts : [{ column: null, check, ...found }];
    for (const { column, check: name, passes, message, diagnostics } of parts)
      this.#merge({ ...line, column, check: name, passes, message, diagnostics, failedValues: passes ? 0 : 1 });
  }

  #merge(line: QualityResult): void {
    const key = JSON.stringify([line.node, line.check, line.column]);
    const known = this.#lines.get(key);
    // The first failure is kept, with the numbers of all.
    const shown = known === undefined || (known.passes && !line.passes) ? line : known;
    const { values = 0, failedValues = 0 } = known ?? {};
    this.#lines.set(key, {
      ...shown,
      values: values + line.values,
      failedValues: failedValues + line.failedValues,
    });
  }
}

/** The name of the node that a check's node looks at: that of the check's node without its end. */
function toCheckedName(name: string, check: string): string {
  const end = name.lastIndexOf(`_${check}_validator`);
  return end <= 0 ? name : name.slice(0, end);
}
