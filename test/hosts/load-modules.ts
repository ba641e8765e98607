/** Scripts that Node runs in a host's project, and what they say about its modules. */
import { expect } from "vitest";
import type { HostProject } from "./host-project.ts";

/** What Node made of one module: its manifest, or the message of the error. */
export interface LoadedModule {
  /** As JSON text. */
  readonly manifest?: string;
  /** What `typeof` says of the functions that it refers to. */
  readonly functions?: readonly string[];
  readonly error?: string;
}

/** Writes into a file, because modules may print. */
const SCRIPT = `import { readFileSync, writeFileSync } from "node:fs";
const loaded = {};
for (const [source, file] of Object.entries(JSON.parse(readFileSync("modules.json", "utf8")))) {
  try {
    const { $manifest } = await import(new URL(file, import.meta.url));
    const functions = $manifest.definitions.map((definition) => typeof definition.function);
    loaded[source] = { manifest: JSON.stringify($manifest, null, 2), functions };
  } catch (error) {
    loaded[source] = { error: String(error?.message ?? error) };
  }
}
writeFileSync("loaded.json", JSON.stringify(loaded));
`;

/** Loads modules in the host's Node, all in one process. */
export async function loadModules(
  project: HostProject,
  sources: readonly string[],
): Promise<Readonly<Record<string, LoadedModule>>> {
  const modules = Object.fromEntries(sources.map((source) => [source, `./${project.toLoadable(source)}`]));
  project.files.write({ "modules.json": modules, "load-modules.mjs": SCRIPT });
  const { code, output } = await project.node("load-modules.mjs");
  expect(code, output).toBe(0);
  return JSON.parse(project.files.read("loaded.json")) as Record<string, LoadedModule>;
}
