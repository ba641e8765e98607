/** Every host gives every module the same manifest, byte for byte, and computes the same with it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectedManifest } from "./expected.ts";
import { helperModules } from "./host-modules.ts";
import { HostProject } from "./host-project.ts";
import { hostRows } from "./host-table.ts";
import { loadModules, type LoadedModule } from "./load-modules.ts";
import type { RunResult } from "./run.ts";
import { modulesWithManifest } from "./source-modules.ts";

const DECLARATION = /export declare const \$manifest_[0-9a-f]{12}: import\("@icosian\/runtime"\)\.Manifest & \{/;
const { modules, imported } = modulesWithManifest();

describe.each(hostRows)("%s", (_name, host) => {
  const accepted = Object.fromEntries(Object.entries(modules).filter(([path]) => !host.refused?.includes(path)));
  const paths = Object.keys(accepted);
  let project: HostProject;
  let compiled: RunResult | null;
  let loaded: Readonly<Record<string, LoadedModule>>;

  beforeAll(async () => {
    project = await HostProject.create(host, { ...accepted, ...imported, ...helperModules });
    compiled = await project.compile();
    loaded = await loadModules(project, paths);
  }, 300_000);
  afterAll(() => project?.files.remove());

  it("compiles without a word", () => {
    expect(compiled?.output ?? "").toBe("");
    expect(compiled?.code ?? 0).toBe(0);
  });

  it.each(paths)("gives %s its manifest", (path) => {
    expect(loaded[path]?.error).toBeUndefined();
    expect(loaded[path]?.manifest).toBe(expectedManifest(path, modules[path] ?? ""));
    expect(loaded[path]?.functions?.filter((type) => type !== "function")).toEqual([]);
  });

  it("computes", async () => {
    const { stdout, output } = await project.node(project.toLoadable("src/main.ts"));
    expect(stdout, output).toBe("15 EUR 5 4\n");
  });

  if (host.door.kind === "register") return;

  it.each(paths)("declares the manifest of %s", (path) => {
    const declaration = project.files.read(project.toLoadable(path).replace(/\.js$/, ".d.ts"));
    expect(declaration.split(DECLARATION)).toHaveLength(2);
  });
});
