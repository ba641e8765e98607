/** Vite's web workers have dataflow modules too, built and served; other ways to import a file leave its text alone. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPackages } from "./install-packages.ts";
import { packedPackages } from "./packed.ts";
import { Project } from "./project.ts";
import { run } from "./run.ts";

const files = {
  "package.json": { type: "module" },
  "src/nodes.ts": `"use dataflow";
/** Doubles. */
export function doubled(x: number): number {
  return x * 2;
}
`,
  "src/worker.ts": `import { dataflow } from "@icosian/runtime";
import * as nodes from "./nodes.ts";
postMessage(dataflow(nodes).executeSync(["doubled"], { inputs: { x: 4 } }));
`,
  "src/threaded.ts": `"use dataflow";
import { node } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";
export const threaded = node(worker(import.meta.url), (x: number): number => x * 2);
`,
  "src/page.ts": `import { dataflow } from "@icosian/runtime";
import Inline from "./worker.ts?worker&inline";
import Named from "./worker.ts?worker";
import raw from "./nodes.ts?raw";
import url from "./nodes.ts?url&inline";
import * as custom from "./nodes.ts?custom-wrap";
import * as threaded from "./threaded.ts";
console.log("custom query", JSON.stringify(dataflow(custom).executeSync(["doubled"], { inputs: { x: 1 } })));
console.log("raw", raw.startsWith('"use dataflow";\\n/** Doubles. */') && !raw.includes("$manifest"));
console.log("url", url.startsWith("data:") && !atob(url.split(",")[1]).includes("$manifest"));
new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
new Inline();
new Named();
dataflow(threaded).execute(["threaded"], { inputs: { x: 1 } }).catch((error) => console.log(error.message));
`,
  "build.mjs": `import icosian from "@icosian/transformer/vite";
import { build } from "vite";
await build({
  configFile: false, logLevel: "warn", plugins: [icosian()],
  build: { target: "es2022", modulePreload: false, rollupOptions: { input: "src/page.ts", output: { entryFileNames: "page.js" } } },
});
`,
  // A page and its workers, as far as these need one.
  "open.mjs": `import { resolveObjectURL } from "node:buffer";
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
globalThis.self = globalThis;
globalThis.location = new URL(import.meta.url);
globalThis.postMessage = (message) => console.log("posted", JSON.stringify(message));
const workers = [];
// The address of an inline worker is revoked at once.
globalThis.Worker = class {
  constructor(url) {
    const text = String(url).startsWith("blob:") ? resolveObjectURL(String(url)).text() : readFile(join("dist/assets", basename(String(url))), "utf8");
    workers.push(text);
  }
  addEventListener() {}
};
await import("./dist/page.js");
for (const [index, text] of workers.entries()) {
  writeFileSync(\`worker\${index}.mjs\`, await text);
  await import(\`./worker\${index}.mjs\`);
}
`,
  "serve.mjs": `import icosian from "@icosian/transformer/vite";
import { createServer } from "vite";
const server = await createServer({
  configFile: false, appType: "custom", logLevel: "warn", plugins: [icosian()], server: { middlewareMode: true, hmr: false },
});
const text = async (url) => (await server.transformRequest(url)).code;
const worker = await text("/src/worker.ts?worker_file&type=module");
console.log(/["']\\/src\\/nodes\\.ts["']/.test(worker));
for (const url of ["/src/nodes.ts", "/src/nodes.ts?custom-wrap", "/src/nodes.ts?raw", "/src/nodes.ts?url"])
  console.log(url, (await text(url)).includes("$manifest ="));
await server.close();
`,
};

describe.each(["8.3.8", "7.3.8", "6.0.0"])("Vite %s", (version) => {
  let project: Project;
  beforeAll(async () => {
    const installed = await installPackages({ vite: version, typescript: "6.0.3" }, packedPackages());
    project = new Project(join(installed, "projects"), files);
  }, 300_000);
  afterAll(() => project?.remove());

  it("builds web workers of each kind, and says that a browser has no threads of Node.js", async () => {
    const built = await run(process.execPath, ["build.mjs"], { folder: project.folder });
    expect(built.code, built.output).toBe(0);
    expect(built.output).not.toMatch(/warn|externalized/i);
    const { stdout, output } = await run(process.execPath, ["open.mjs"], { folder: project.folder });
    expect(stdout.match(/^(custom|raw|url|posted).*$/gm), output).toEqual([
      `custom query {"doubled":2}`,
      "raw true",
      "url true",
      ...Array.from({ length: 3 }, () => `posted {"doubled":8}`),
    ]);
    expect(stdout).toMatch(/ICO8024 no-threads: `threaded` is computed by `worker`/);
  });

  it("serves the modules of web workers", async () => {
    const { stdout, output } = await run(process.execPath, ["serve.mjs"], { folder: project.folder });
    expect(stdout.trim().split("\n"), output).toEqual([
      "true",
      "/src/nodes.ts true",
      "/src/nodes.ts?custom-wrap true",
      "/src/nodes.ts?raw false",
      "/src/nodes.ts?url false",
    ]);
  });
});
