/** Every supported TypeScript knows the same names and types of a dataflow, from published packages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { HostProject } from "./host-project.ts";
import { hostRows } from "./host-table.ts";

const types = join(import.meta.dirname, "../types");
const files = Object.fromEntries(
  ["dataflow.ts", "features.ts"].map((name) => [`src/${name}`, readFileSync(join(types, name), "utf8")]),
);

let project: HostProject | undefined;
afterEach(() => project?.files.remove());

it.each(hostRows.filter(([, host]) => host.door.kind === "compiler"))("%s", async (_name, host) => {
  project = await HostProject.create(host, files);
  expect(await project.compile(["-p", ".", "--noEmit"])).toMatchObject({ code: 0, output: "" });
});
