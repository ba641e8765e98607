/** Keeps generated files up to date during a build, and reports those that could not be generated. */
import { readFileSync } from "node:fs";
import { renderLine } from "../../../diagnostics/render-line.js";
import { describeFault } from "../../../project/describe-fault.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import { describeObstacle } from "../../../project/generate/describe-obstacle.js";
import { FreshFiles } from "../../../project/generate/fresh-files.js";
import type { GeneratedFile } from "../../../project/generate/generator.js";

/** The generated files of the project that is built. */
export class GeneratedBeside {
  readonly #files: FreshFiles;

  /** @param root - Absolute path of the project's folder. */
  constructor(root: string) {
    this.#files = new FreshFiles(root);
  }

  /**
   * Generates the files that are out of date.
   *
   * @param changed - Absolute path of the changed file; if it is not given, any file may have changed.
   * @returns The reason why a file could not be generated; null if there is none.
   */
  refresh(changed?: string): string | null {
    try {
      const failures = this.#files.refresh(changed).flatMap((file) => describeFailure(file) ?? []);
      return failures.length === 0 ? null : failures.join("\n");
    } catch (error) {
      return describeFault(error).trim();
    }
  }
}

function describeFailure(file: GeneratedFile): string | null {
  const { job, outcome, diagnostics } = file;
  const obstacle = describeObstacle(file);
  if (obstacle !== null || outcome !== "refused") return obstacle;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const lines = errors.map((error) => renderLine(error, readFileSync(error.file, "utf8")));
  return [...lines, `${toShownPath(job.out)} was not generated.`].join("\n");
}
