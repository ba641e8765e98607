/** Keeps generated files fresh beside a build, and says which could not be. */
import { readFileSync } from "node:fs";
import { renderLine } from "../../../diagnostics/render-line.js";
import { describeFault } from "../../../project/describe-fault.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import { describeObstacle } from "../../../project/generate/describe-obstacle.js";
import { FreshFiles } from "../../../project/generate/fresh-files.js";
import type { GeneratedFile } from "../../../project/generate/generator.js";

/** The generated files of a project that is built. */
export class GeneratedBeside {
  readonly #files: FreshFiles;

  /** @param root - The folder of the project. */
  constructor(root: string) {
    this.#files = new FreshFiles(root);
  }

  /**
   * Generates what is stale.
   *
   * @param changed - The file that has changed; all files may have unless given.
   * @returns Why something could not be generated; null where all is as it should be.
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
