/** Vite's development server: edits are followed, whole dataflows are checked, and generated files kept fresh. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { join } from "node:path";
import { installPackages } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project } from "./project.ts";
import { run } from "./run.ts";
import { Watch } from "./watch.ts";

const features = (factor: string): string => `"use dataflow";
export const doubled = (spend: number): number => ${factor} * spend;
export const label = (doubled: number): string => String(doubled);
`;

const FILES = {
  "package.json": { type: "module" },
  "tsconfig.json": {
    compilerOptions: {
      module: "esnext",
      moduleResolution: "bundler",
      strict: true,
      noEmit: true,
      types: [],
      allowImportingTsExtensions: true,
    },
    include: ["src"],
  },
  "src/features.ts": features("2"),
  "src/main.ts": `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const compute = async (): Promise<unknown> => dataflow(features).execute(["label"], { inputs: { spend: 4 } });
`,
  "server.mjs": `import { createServer } from "vite";
import icosian from "@icosian/transformer/vite";
const server = await createServer({
  configFile: false, appType: "custom", logLevel: "silent", optimizeDeps: { noDiscovery: true }, server: { middlewareMode: true, ws: false },
  plugins: [icosian({ check: true })],
});
server.ws.send = (payload) => console.log("sent " + payload.type + " " + (payload.err?.message ?? ""));
const load = async () => {
  const { compute } = await server.ssrLoadModule("/src/main.ts");
  console.log(JSON.stringify(await compute()));
};
await load();
console.log("ready");
server.watcher.on("change", () => setTimeout(() => load().catch((error) => console.log("failed " + error.message)), 50));
`,
  "build.mjs": `import { build } from "esbuild";
import icosian from "@icosian/transformer/esbuild";
await build({
  entryPoints: ["src/main.ts"], outfile: "dist/main.js", bundle: true, format: "esm", platform: "node", logLevel: "error",
  plugins: [icosian({ check: true })],
}).catch((error) => { console.error(error.message); process.exit(1); });
`,
};

let project: Project;
beforeAll(async () => {
  const dependencies = { vite: "8.3.8", esbuild: "0.28.2", typescript: "6.0.3" };
  const installed = await installPackages(dependencies, await packPackages());
  project = new Project(join(installed, "projects"), FILES);
}, 300_000);
afterAll(() => project.remove());

it("follows edits, and shows what is wrong with a dataflow until it is right", { timeout: 120_000 }, async () => {
  const server = new Watch(process.execPath, ["server.mjs"], project.folder);
  try {
    await server.words(/\{"label":"8"\}\nready/);
    project.write({ "src/features.ts": features("3") });
    await server.words(/\{"label":"12"\}/);
    project.write({ "src/features.ts": features("3").replace("(doubled: number)", "(doubled: Date)") });
    expect(await server.words(/sent error .*/)).toMatch(/features\.ts:3:\d+ - error ICO3101/);
    project.write({ "src/features.ts": features("5") });
    await server.words(/sent full-reload/);
    await server.words(/\{"label":"20"\}/);
  } finally {
    await server.stop();
  }
});

it("fails a build whose dataflow has errors, and no other", { timeout: 120_000 }, async () => {
  project.write({ "src/features.ts": features("2") });
  const right = await run(process.execPath, ["build.mjs"], { folder: project.folder });
  expect(right.output).toBe("");
  expect(right.code).toBe(0);
  project.write({ "src/features.ts": features("2").replace("(doubled: number)", "(doubled: Date)") });
  const wrong = await run(process.execPath, ["build.mjs"], { folder: project.folder });
  expect(wrong.output).toContain("ICO3101");
  expect(wrong.output).toContain("The dataflows have 1 error");
  expect(wrong.code).toBe(1);
});
