/** Finds the files of a project that are dataflow modules, before TypeScript has told which files it has. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { isTypeScript, mayBeDataflowModule } from "../../1-discover/discover.js";
import { ModulePaths } from "../../1-discover/module-path.js";
import type { Config } from "../options/read-config.js";
import { resolveOptions } from "../options/options.js";
import type { ModuleSource } from "./reading-task.js";

/** In more folders than this, TypeScript is waited for. */
const MOST_FOLDERS = 2_000;

/**
 * Finds the modules in the folder of a tsconfig; if it names places in there, in these. Those of other folders are missing,
 * and files may be among them that do not belong to the project.
 *
 * @returns The modules in the order of their paths; empty if anything is wrong, which is reported elsewhere.
 */
export function findModulesAhead(
  configFile: string,
  { entry, places }: Pick<Config, "entry" | "places">,
): readonly ModuleSource[] {
  const root = dirname(configFile);
  const paths = new ModulePaths(existsSync);
  const { isIncluded } = resolveOptions(entry, root, configFile);
  try {
    const within = (places ?? []).filter((place) => place.startsWith(join(root, sep)));
    return listSources(within.length > 0 ? within : [root]).flatMap((file): readonly ModuleSource[] => {
      const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
      const isNamed = isIncluded(file);
      return isNamed || mayBeDataflowModule(file, text)
        ? [{ file, module: paths.of(file), text, isIncluded: isNamed }]
        : [];
    });
  } catch {
    return [];
  }
}

/** Lists TypeScript sources as TypeScript names them: with forward slashes. */
function listSources(roots: readonly string[]): readonly string[] {
  const files: string[] = [];
  // A set may grow during iteration; places may be inside of others.
  const folders = new Set(roots.filter((root) => existsSync(root) && !/[\\/]node_modules([\\/]|$)/.test(root)));
  for (const folder of folders) {
    if (folders.size > MOST_FOLDERS) return [];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith(".")) folders.add(path);
      else if (entry.isFile() && isTypeScript(entry.name)) files.push(path.replaceAll("\\", "/"));
    }
  }
  return files.sort();
}
