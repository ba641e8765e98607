/** Every supported TypeScript knows the same names and types of a dataflow, from published packages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { HostProject } from "./host-project.ts";
import { hostRows } from "./host-table.ts";
import type { Files } from "./project.ts";

const types = join(import.meta.dirname, "../types");
function read(...names: readonly string[]): Files {
  return Object.fromEntries(names.map((name) => [`src/${name}`, readFileSync(join(types, name), "utf8")]));
}

const ALL = ["dataflow.ts", "features.ts", "decorators.ts", "spend.ts", "spend.gen.ts", "generated.ts"];

let project: HostProject | undefined;
afterEach(() => project?.files.remove());

// TypeScript 4.9 has experimental decorators only, and infers no modifiers in `node(…)`; all others have both.
const rows = hostRows
  .filter(([, host]) => host.door.kind === "compiler")
  .flatMap(([name, host]) => {
    const isOld = host.dependencies["typescript"]?.startsWith("4.") === true;
    const files = read(
      ...ALL,
      ...(isOld
        ? []
        : ["modified.ts", "modifiers.ts", "own-modifiers.ts", "parts-and-bodies.ts", "module-lists.ts", "fan-outs.ts"]),
    );
    return [
      ...(isOld ? [] : [[name, host, files, []] as const]),
      [`${name}, experimental decorators`, host, files, ["--experimentalDecorators"]] as const,
    ];
  });

it.each(rows)("%s", async (_name, host, files, args) => {
  project = await HostProject.create(host, files);
  expect(await project.compile(["-p", ".", "--noEmit", "--skipLibCheck", "false", ...args])).toMatchObject({
    code: 0,
    output: "",
  });
});
