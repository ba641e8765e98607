/** Finds the package manager of a project, and its commands. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A supported package manager. */
export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

/** A command with its arguments. */
export type Command = readonly [program: string, ...args: string[]];

const LOCK_FILES: Readonly<Record<string, PackageManager>> = {
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
};

/** The package manager that the nearest package.json or lock file indicates; npm by default. */
export function findPackageManager(folder: string): PackageManager {
  const named = findNamed(folder);
  if (named !== null) return named;
  const lockFile = Object.keys(LOCK_FILES).find((name) => existsSync(join(folder, name)));
  if (lockFile !== undefined) return LOCK_FILES[lockFile] ?? "npm";
  const parent = dirname(folder);
  return parent === folder ? "npm" : findPackageManager(parent);
}

/** The command that adds packages. */
export function toInstallCommand(
  manager: PackageManager,
  packages: readonly string[],
  kind: "run" | "develop",
): Command {
  const verb = manager === "npm" ? "install" : "add";
  const flag = manager === "yarn" || manager === "bun" ? "--dev" : "--save-dev";
  return [manager, verb, ...(kind === "develop" ? [flag] : []), ...packages];
}

/** The command that runs a program of an installed package. */
export function toRunner(manager: PackageManager): string {
  const runners = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" } as const;
  return runners[manager];
}

function findNamed(folder: string): PackageManager | null {
  try {
    const text = readFileSync(join(folder, "package.json"), "utf8");
    const { packageManager } = JSON.parse(text) as { readonly packageManager?: unknown };
    const [, name] = /^(npm|pnpm|yarn|bun)@/.exec(String(packageManager)) ?? [];
    return name === undefined ? null : (name as PackageManager);
  } catch {
    return null;
  }
}
