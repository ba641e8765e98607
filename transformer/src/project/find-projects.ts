/** Finds the projects of a tsconfig: its own, and all that it references. */
import { existsSync } from "node:fs";
import { Misuse } from "./misuse.js";
import { readConfig, type Config } from "./options/read-config.js";
import { toShownPath } from "./to-shown-path.js";

/** One project. */
export interface FoundProject {
  /** Absolute path of its tsconfig. */
  readonly configFile: string;
  /** The contents of the tsconfig. */
  readonly config: Config;
}

/**
 * Finds all projects, each after those that it references, which is the order of `tsc -b`.
 *
 * @throws Misuse for a missing reference, and for projects that reference each other in a cycle.
 */
export function findProjects(configFile: string): readonly FoundProject[] {
  const found = new Map<string, FoundProject>();
  const path: string[] = [];
  visit(configFile);
  return [...found.values()];

  function visit(file: string): void {
    if (found.has(file)) return;
    const start = path.indexOf(file);
    if (start >= 0) throw new Misuse(describeCircle([...path.slice(start), file]));
    path.push(file);
    const config = readConfig(file);
    for (const reference of config.references) {
      if (!existsSync(reference))
        throw new Misuse(
          `${toShownPath(file)} references ${toShownPath(reference)}, which is not there. Correct the reference or remove it.`,
        );
      visit(reference);
    }
    path.pop();
    found.set(file, { configFile: file, config });
  }
}

function describeCircle(files: readonly string[]): string {
  return `Projects reference each other in a circle: ${files.map(toShownPath).join(" → ")}. Remove one of the references.`;
}
