/** Finds the TypeScript of a project, without loading it. */
import { createRequire } from "node:module";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";

/**
 * Finds the package.json of a project's TypeScript.
 *
 * @throws Misuse if the project has none.
 */
export function findTypeScript(configFile: string): string {
  try {
    return createRequire(configFile).resolve("typescript/package.json");
  } catch {
    throw new Misuse(
      `The project of ${toShownPath(configFile)} has no TypeScript. Install it: \`npm install --save-dev typescript\`.`,
    );
  }
}
