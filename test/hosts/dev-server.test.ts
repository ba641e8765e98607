/** A development server of Vite gives a module that was edited its new manifest. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPackages } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project } from "./project.ts";
import { run } from "./run.ts";

/** Loads a module, edits it, and loads it again. */
const script = `
import { writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import icosian from "@icosian/transformer/vite";
import { createServer } from "vite";

const server = await createServer({
  configFile: false, appType: "custom", logLevel: "warn", plugins: [icosian()], server: { middlewareMode: true, hmr: false },
});
const names = async () => JSON.stringify((await server.ssrLoadModule("/src/features.ts")).$manifest);
console.log(await names());
const changed = new Promise((done) => server.watcher.once("change", done));
await setTimeout(200);
writeFileSync("src/features.ts", '"use dataflow";\\nexport const total = (price: number): number => price;\\nexport const double = (total: number): number => 2 * total;\\n');
await changed;
await setTimeout(200);
console.log(await names());
const { code } = await server.transformRequest("/src/features.ts?t=1");
console.log(code.includes('"use dataflow"'), code.split("$manifest =").length);
const raw = await server.transformRequest("/src/features.ts?raw");
console.log(raw.code.includes("$manifest"));
await server.close();
`;

describe.each(["8.3.8", "7.3.8", "6.0.0"])("Vite %s", (version) => {
  let project: Project;
  beforeAll(async () => {
    const installed = await installPackages({ vite: version }, await packPackages());
    project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      "serve.mjs": script,
      "src/features.ts": `"use dataflow";\nexport const total = (price: number): number => price;\n`,
    });
  }, 300_000);
  afterAll(() => project?.remove());

  it("loads an edited module with its new manifest, and leaves its raw text alone", async () => {
    const { stdout, output } = await run(process.execPath, ["serve.mjs"], { folder: project.folder });
    const [first, second, ...rest] = stdout.split("\n");
    expect(first, output).toContain('"total"');
    expect(first).not.toContain('"double"');
    expect(second).toContain('"double"');
    expect(rest).toEqual(["false 2", "false", ""]);
  });
});
