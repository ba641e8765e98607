/** A development server of Vite gives a module that was edited its new manifest, keeps generated files fresh, and shows what the checks find. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPackages } from "./install-packages.ts";
import { packedPackages } from "./packed.ts";
import { Project } from "./project.ts";
import { run } from "./run.ts";

/** Loads a module, edits it, and loads it again. */
const script = `
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import icosian from "@icosian/transformer/vite";
import { createServer } from "vite";

const server = await createServer({
  configFile: false, appType: "custom", logLevel: "warn", plugins: [icosian({ check: true })], server: { middlewareMode: true, hmr: false },
});
const sent = [];
let said = "";
const until = async (isTrue) => {
  while (!(await isTrue())) await setTimeout(50);
};
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text) => write(((said += text), text));
server.ws.send = (payload) => sent.push(payload);
const names = async () => JSON.stringify((await server.ssrLoadModule("/src/features.ts")).$manifest);
console.log(await names());
const changed = new Promise((done) => server.watcher.once("change", done));
await setTimeout(200);
writeFileSync("src/features.ts", '"use dataflow";\\nexport const total = (price: number): number => price;\\nexport const double = (total: number): number => 2 * total;\\n');
await changed;
await until(async () => (await names()).includes("double"));
console.log(await names());
const { code } = await server.transformRequest("/src/features.ts?t=1");
console.log(code.includes('"use dataflow"'), code.split("$manifest =").length);
const raw = await server.transformRequest("/src/features.ts?raw");
console.log(raw.code.includes("$manifest"));
const generated = () => readFileSync("src/features.gen.ts", "utf8").includes("features.double");
await until(generated);
console.log(generated());
await until(() => said.includes("No problems"));
writeFileSync("src/features.ts", '"use dataflow";\\nexport const total = (price: number): number => price;\\nexport const double = (total: string): string => total;\\n');
await until(() => sent.some(({ type }) => type === "error"));
console.log(JSON.stringify(sent.find(({ type }) => type === "error")?.err));
await server.close();
`;

describe.each(["8.3.8", "7.3.8", "6.0.0"])("Vite %s", (version) => {
  let project: Project;
  beforeAll(async () => {
    const installed = await installPackages({ vite: version, typescript: "6.0.3" }, packedPackages());
    project = new Project(join(installed, "projects"), {
      "package.json": { type: "module", icosian: { generate: [{ modules: ["src/features.ts"] }] } },
      "serve.mjs": script,
      "tsconfig.json": {
        compilerOptions: {
          module: "nodenext",
          lib: ["es2022"],
          strict: true,
          noEmit: true,
          allowImportingTsExtensions: true,
          types: [],
        },
        include: ["src"],
      },
      "src/main.ts": `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
dataflow(features);
`,
      "src/features.ts": `"use dataflow";\nexport const total = (price: number): number => price;\n`,
    });
  }, 300_000);
  afterAll(() => project?.remove());

  it("loads an edited module with its new manifest, leaves its raw text alone, and shows errors of the graph", async () => {
    const { stdout, output } = await run(process.execPath, ["serve.mjs"], { folder: project.folder });
    const [first, second, counts, raw, generated, error] = stdout.split("\n");
    expect(first, output).toContain('"total"');
    expect(first).not.toContain('"double"');
    expect(second).toContain('"double"');
    expect([counts, raw, generated]).toEqual(["false 2", "false", "true"]);
    expect(error).toMatch(
      /"message":"ICO3\d+ edge-type: .*"loc":\{"file":".*src\/features\.ts","line":3,"column":23\}/,
    );
    expect(output).toContain("No problems in 1 dataflow module.");
  });
});
