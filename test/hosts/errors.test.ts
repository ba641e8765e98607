/** Every host reports every error of a dataflow module, fails, and emits no manifest for it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toErrorLines } from "./error-lines.ts";
import { expectedErrors } from "./expected.ts";
import { HostProject } from "./host-project.ts";
import { hostRows } from "./host-table.ts";
import { loadModules } from "./load-modules.ts";
import { modulesWithErrors } from "./source-modules.ts";

const { modules, imported } = modulesWithErrors();
const paths: readonly string[] = Object.keys(modules);

describe.each(hostRows)("%s", (_name, host) => {
  let project: HostProject;
  let code: number | null;
  let lines: readonly string[];

  beforeAll(async () => {
    project = await HostProject.create(host, { ...modules, ...imported });
    const result = (await project.compile()) ?? (await project.node(paths[0] ?? ""));
    const loaded = host.door.kind === "register" ? await loadModules(project, paths) : {};
    const messages = Object.values(loaded).map(({ error }) => error);
    code = result.code;
    lines = toErrorLines([result.output, ...messages].join("\n"), project.files.folder);
  }, 300_000);
  afterAll(() => project?.files.remove());

  it("fails", () => {
    expect(code).toBeGreaterThan(0);
  });

  it.each(paths)("reports the errors of %s, and emits no manifest", (path) => {
    const reported = lines.filter((line) => line.startsWith(`${path}:`));
    expect(reported.toSorted()).toEqual(expectedErrors(path, modules[path] ?? "").toSorted());
    if (host.door.kind === "compiler" && project.files.has(project.toLoadable(path)))
      expect(project.files.read(project.toLoadable(path))).not.toContain("$manifest =");
  });
});
