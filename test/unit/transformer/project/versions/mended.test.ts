/** A module is compiled again when a file to which its imports lead becomes readable, or ceases to be. */
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { ModuleCache } from "../../../../../transformer/src/project/generate/module-cache.ts";
import { ProjectCode } from "../../../../../transformer/src/project/versions/project-code.ts";
import { VersionProject } from "./version-project.ts";

let project: VersionProject | undefined;
afterEach(() => project?.remove());

const RATE = "export const rate = (): number => 2;\nexport default rate;\n";
const HALF = RATE.replace("=> 2", "=> 2 *");
const node = (code: string): string => `export const n = (x: number): unknown => [x, ${code}];\n`;

it.each([
  ["a named import", `import { rate } from "./rate.js";\n${node("rate()")}`],
  ["a default import", `import rate from "./rate.js";\n${node("rate()")}`],
  ["a namespace", `import * as rates from "./rate.js";\n${node("rates")}`],
  ["an import for its effects", `import "./rate.js";\n${node("1")}`],
  ["a dynamic import", node(`import("./rate.js")`)],
  ["an address", node(`new URL("./rate.js", import.meta.url)`)],
  ["a barrel with names", `import { rate } from "./named.js";\n${node("rate()")}`],
  ["a barrel with a star", `import { rate } from "./star.js";\n${node("rate()")}`],
  ["a file of bytes", `import rate from "./rate.json" with { type: "json" };\n${node("rate")}`],
])("through %s", (_, code) => {
  project = new VersionProject({
    "src/nodes.ts": `"use dataflow";\n${code}`,
    "src/rate.ts": HALF,
    "src/rate.json": "{",
    "src/named.ts": `export { rate } from "./rate.js";\n`,
    "src/star.ts": `export * from "./rate.js";\n`,
  });
  const file = join(project.folder, "src/nodes.ts");
  const read = (cache: ModuleCache): unknown => {
    cache.refresh();
    return cache.read(file, false)?.compiled.ir;
  };
  const cache = new ModuleCache(new ProjectCode());
  const broken = read(cache);
  expect(broken).toEqual(read(new ModuleCache(new ProjectCode())));

  project.write({ "src/rate.ts": RATE, "src/rate.json": "{}" });
  const mended = read(cache);
  expect(mended).not.toEqual(broken);
  expect(mended).toEqual(read(new ModuleCache(new ProjectCode())));

  project.write({ "src/rate.ts": HALF, "src/rate.json": "{" });
  expect(read(cache)).toEqual(broken);
});
