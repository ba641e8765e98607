/** Distinguishes a folder for a new project from a folder that only lacks its package.json. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { toShownPath } from "../../../project/to-shown-path.js";

/** Whether neither a folder nor any folder above it belongs to a project. */
export function isEmpty(folder: string): boolean {
  const names = readdirSync(folder).filter((name) => !/^\.|^(node_modules|readme|licen[cs]e)\b/i.test(name));
  return names.length === 0 && findPackageAbove(folder) === null;
}

function findPackageAbove(folder: string): string | null {
  const parent = dirname(folder);
  if (parent === folder) return null;
  return existsSync(join(parent, "package.json")) ? parent : findPackageAbove(parent);
}

/** Explains where the nearest package.json is, or how to create one. */
export function describeMissingPackage(folder: string): string {
  const above = findPackageAbove(folder);
  if (above === null) return `There is no package.json in ${folder}. Create one with \`npm init -y\`.`;
  return `There is no package.json in ${folder}. The nearest one is in ${above}: run \`icosian init -p ${toShownPath(above)}\`.`;
}
