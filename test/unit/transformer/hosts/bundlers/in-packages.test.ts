/** Dataflow modules below `node_modules`: packages of the workspace whose links are kept, and packages that ship TypeScript. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Project } from "../../../../hosts/project.ts";

const ROOT = join(import.meta.dirname, "../../../../..");
const PACKAGE = { type: "module", exports: { ".": "./src/index.ts" } };

/** A feature and a plain module beside it, of which Node has to strip types too. */
function toFeatures(name: string, factor: number): Readonly<Record<string, string>> {
  return {
    "src/index.ts": `"use dataflow";\nimport { FACTOR } from "./factor.ts";\nexport const ${name} = (x: number): number => x * FACTOR;\n`,
    "src/factor.ts": `export const FACTOR: number = ${factor};\n`,
  };
}

function within(folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as linked from "@ws/features";
import * as shipped from "shipped";
const flow = dataflow(linked, shipped);
console.log(JSON.stringify(flow.executeSync(["doubled", "tripled"], { inputs: { x: 4 } })));
`;

const ESBUILD = `import icosian from "@icosian/transformer/esbuild";
import { build } from "esbuild";
const [outfile, preserveSymlinks] = [process.argv[2], process.argv[3] === "kept"];
await build({ entryPoints: ["src/main.ts"], bundle: true, platform: "node", format: "esm", outfile, plugins: [icosian()], preserveSymlinks });
`;
const VITE = `import icosian from "@icosian/transformer/vite";
import { build } from "vite";
const output = { entryFileNames: process.argv[2].replace("dist/", "") };
await build({ configFile: false, logLevel: "warn", plugins: [icosian()], resolve: { preserveSymlinks: process.argv[3] === "kept" },
  ssr: { noExternal: true }, build: { ssr: "src/main.ts", outDir: "dist", emptyOutDir: false, rollupOptions: { output } } });
`;
const ROLLDOWN = `import icosian from "@icosian/transformer/rolldown";
import { build } from "rolldown";
await build({ input: "src/main.ts", platform: "node", plugins: [icosian()], resolve: { symlinks: process.argv[3] !== "kept" }, output: { file: process.argv[2], format: "esm" } });
`;

let project: Project;
beforeAll(() => {
  project = new Project(tmpdir(), {
    "app/package.json": { type: "module" },
    "app/src/main.ts": MAIN,
    "app/esbuild.mjs": ESBUILD,
    "app/vite.mjs": VITE,
    "app/rolldown.mjs": ROLLDOWN,
    "features/package.json": { name: "@ws/features", ...PACKAGE },
    ...within("features", toFeatures("doubled", 2)),
    "app/node_modules/shipped/package.json": { name: "shipped", ...PACKAGE },
    ...within("app/node_modules/shipped", toFeatures("tripled", 3)),
  });
  const link = (target: string, name: string): void => {
    const path = project.path(`app/node_modules/${name}`);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, "dir");
  };
  link(project.path("features"), "@ws/features");
  link(join(ROOT, "runtime"), "@icosian/runtime");
  for (const name of ["esbuild", "vite", "rolldown"]) link(join(ROOT, "node_modules", name), name);
  link(join(ROOT, "transformer"), "@icosian/transformer");
});
afterAll(() => project.remove());

function node(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project.path("app"), encoding: "utf8" });
  expect([status, stderr.replaceAll(/.*Warning.*\n|.*trace-warnings.*\n/g, "")]).toEqual([0, ""]);
  return stdout;
}

describe.each(["followed", "kept"])("with links that are %s", (links) => {
  it.each(["esbuild", "vite", "rolldown"])("are transformed by %s", (bundler) => {
    const out = `dist/${bundler}-${links}.mjs`;
    node(`${bundler}.mjs`, out, links);
    expect(node(out)).toBe('{"doubled":8,"tripled":12}\n');
  });

  it("are transformed by `register`", () => {
    const flags = links === "kept" ? ["--preserve-symlinks"] : [];
    // By its own path: with links that are kept it would look for its dependencies beside the link.
    const register = pathToFileURL(join(ROOT, "transformer/dist/hosts/register/register.js")).href;
    const output = node(...flags, "--import", register, "src/main.ts");
    expect(output).toBe('{"doubled":8,"tripled":12}\n');
  });
});
