/** Checks the dataflows of a project beside a bundler's work, again after every change. */
import { describeFault } from "../cli/describe-fault.js";
import { FORMATS } from "../cli/formats.js";
import { Progress } from "../cli/progress.js";
import { findConfigFile } from "../cli/read-config.js";
import { reportResult } from "../cli/report-result.js";
import { Workspace, type CheckResult } from "../cli/workspace.js";

/** A change is seldom alone: editors and formatters write several files. */
const SETTLE_MILLISECONDS = 50;

/** What a check came to. */
export type CheckOutcome =
  | { readonly kind: "checked"; readonly result: CheckResult }
  /** The project could not be checked; why, in words for the user. */
  | { readonly kind: "failed"; readonly message: string };

/** Checks one project. Whoever has one closes it. */
export class BackgroundCheck {
  readonly #project: string;
  readonly #changed = new Set<string>();
  #workspace: Workspace | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param project - A tsconfig, or a folder with one. */
  constructor(project: string) {
    this.#project = project;
  }

  /** Notes a change for the next check. */
  noteChange(file: string): void {
    this.#changed.add(file);
  }

  /** Checks soon, and tells what it came to; changes in between are checked together. */
  schedule(tell: (outcome: CheckOutcome) => void): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.run().then(tell);
    }, SETTLE_MILLISECONDS);
    // Nobody waits for it who has nothing else to do.
    this.#timer.unref();
  }

  /** Checks now, and prints what is wrong. Never rejects. */
  async run(): Promise<CheckOutcome> {
    const changed = [...this.#changed];
    this.#changed.clear();
    try {
      this.#workspace ??= new Workspace(findConfigFile(this.#project), new Progress({ write: () => true }));
      const result = await this.#workspace.check(changed);
      const write = (text: string): void => void process.stderr.write(text);
      if (result.diagnostics.length > 0)
        reportResult(
          result,
          { format: FORMATS["pretty"]!, isForPeople: true, maxWarnings: null },
          { print: write, note: write },
        );
      return { kind: "checked", result };
    } catch (error) {
      const message = describeFault(error);
      process.stderr.write(message);
      return { kind: "failed", message };
    }
  }

  /** Ends it. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#workspace?.close();
    this.#workspace = null;
  }
}
