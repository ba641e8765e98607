/** Tells a folder for a new project from one that only misses its package.json. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { toShownPath } from "../../../project/to-shown-path.js";

/** Whether a folder, and all above it, are of no project. */
export function isEmpty(folder: string): boolean {
  const names = readdirSync(folder).filter((name) => !/^\.|^(node_modules|readme|licen[cs]e)\b/i.test(name));
  return names.length === 0 && findPackageAbove(folder) === null;
}

function findPackageAbove(folder: string): string | null {
  const parent = dirname(folder);
  if (parent === folder) return null;
  return existsSync(join(parent, "package.json")) ? parent : findPackageAbove(parent);
}

/** Says of a folder that has no package.json where there is one, or how it is made. */
export function describeMissingPackage(folder: string): string {
  const above = findPackageAbove(folder);
  if (above === null) return `There is no package.json in ${folder}. Make one there with \`npm init -y\`.`;
  return `There is no package.json in ${folder}. The project is in ${above}: \`icosian init -p ${toShownPath(above)}\`.`;
}
