/** Modules of packages, which TypeScript sees as declarations, are checked as sources are; each package is another kind. */
import { afterEach, describe, expect, it } from "vitest";
import { emitFiles } from "../unit/transformer/4-check/declare-files.ts";
import type { ProgramFiles } from "../unit/transformer/4-check/check-files.ts";
import { CliProject, VERSIONS } from "./cli-project.ts";
import type { Files } from "./project.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

const HEAD = `"use dataflow";\n`;
const DOUBLE = `${HEAD}export function double(x: number): number { return x * 2; }\n`;
const DECLARED = /^export declare const (\$manifest)\w*: ([^&]*)&[^]*$/m;

/** A package by the paths of its files, and what its package.json says besides its name. */
interface Package {
  readonly files: ProgramFiles;
  readonly manifest?: object;
}

const compiled = emitFiles({ "index.ts": DOUBLE });
const [types = "", script = ""] = [compiled["index.d.ts"], compiled["index.js"]];
/** As an earlier version wrote them. */
const oldTypes = types.replace(DECLARED, "export declare const $1: $2;\n");
const oldScript = script.replace(/^export \{ \$manifest as .*$/m, "");
const withoutManifest = {
  types: types.replace(DECLARED, ""),
  script: script.slice(0, script.indexOf("const $manifest")),
};
const modified = emitFiles({
  "index.ts": `${HEAD}import { node, parameterize, source } from "@icosian/runtime";
export const doubled = node(parameterize({ double: { n: source("x") } }), (n: number): number => n * 2);\n`,
});

const PACKAGES: Readonly<Record<string, Package>> = {
  "with-table": { files: { "index.d.ts": types, "index.js": script } },
  "without-javascript": { files: { "index.d.ts": types } },
  "of-earlier-version": { files: { "index.d.ts": oldTypes, "index.js": oldScript } },
  "of-other-tool": { files: { "index.d.ts": withoutManifest.types, "index.js": script } },
  "of-other-tool-minified": {
    files: {
      "index.d.ts": withoutManifest.types,
      "index.js": script.replaceAll(": false", ":!1").replaceAll(": ", ":"),
    },
  },
  "modifiers-of-earlier-version": {
    files: {
      "index.d.ts": (modified["index.d.ts"] ?? "").replace(DECLARED, "export declare const $1: $2;\n"),
      "index.js": modified["index.js"] ?? "",
    },
  },
  "with-modifiers": { files: { "index.d.ts": modified["index.d.ts"] ?? "", "index.js": modified["index.js"] ?? "" } },
  mjs: {
    files: emitFiles({ "index.mts": DOUBLE }),
    manifest: { exports: { ".": { types: "./index.d.mts", default: "./index.mjs" } } },
  },
  commonjs: {
    files: emitFiles({ "index.cts": DOUBLE }),
    manifest: { exports: { ".": { types: "./index.d.cts", default: "./index.cjs" } } },
  },
  conditions: {
    files: { "types/index.d.ts": types, "lib/index.js": script },
    manifest: { exports: { ".": { import: { types: "./types/index.d.ts", default: "./lib/index.js" } } } },
  },
  "types-versions": {
    files: { "ts4/index.d.ts": types, "lib/index.js": script },
    manifest: { exports: undefined, main: "lib/index.js", typesVersions: { ">=4.0": { "*": ["ts4/index.d.ts"] } } },
  },
  barrel: {
    files: emitFiles({
      "index.ts": `export * from "./double.js";\nexport * from "./other.js";\n`,
      "double.ts": DOUBLE,
      "other.ts": `${HEAD}export function other(double: number): number { return double; }\n`,
    }),
  },
  "named-namespace": {
    files: emitFiles({ "index.ts": `export * as features from "./double.js";\n`, "double.ts": DOUBLE }),
  },
};

function toPackages(packages: Readonly<Record<string, Package>>): Files {
  return Object.fromEntries(
    Object.entries(packages).flatMap(([name, { files, manifest }]) => {
      const folder = `node_modules/@acme/${name}`;
      const own = {
        name: `@acme/${name}`,
        version: "1.0.0",
        type: "module",
        exports: { ".": "./index.js" },
        ...manifest,
      };
      return [
        [`${folder}/package.json`, own],
        ...Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text] as const),
      ];
    }),
  );
}

/** An application whose module asks for another type than the package gives, and whose request has a slip. */
function toApplication(name: string): Files {
  const features = name === "named-namespace" ? `import { features } from` : `import * as features from`;
  return {
    [`src/${name}/local.ts`]: `${HEAD}export function quad(double: string): number { return Number(double) * 2; }\n`,
    [`src/${name}/main.ts`]: `import { dataflow } from "@icosian/runtime";
${features} "@acme/${name}";
import * as local from "./local.js";
const flow = dataflow(features, local);
export const run = () => flow.executeSync(["quad"], { inputs: { y: 2 } as never });\n`,
  };
}

function toLines(stdout: string): readonly string[] {
  return stdout.split("\n").filter((line) => /^\S+ (error|warning) ICO/.test(line));
}

describe.each(VERSIONS)("with TypeScript %s", (version) => {
  it("finds the same mistakes whatever the package is like", async () => {
    const names = Object.keys(PACKAGES);
    const files = Object.assign({}, toPackages(PACKAGES), ...names.map(toApplication)) as Files;
    project = await CliProject.create(files, { version });
    const { code, stdout } = await project.icosian("check");
    const found = toLines(stdout).map((line) => line.replace(/^src\/(\S+) error (ICO\d+) .*$/, "$1 $2"));
    const expected = names.flatMap((name) => [
      `${name}/local.ts:2:22 ICO3101`,
      `${name}/main.ts:5:31 ICO3202`,
      `${name}/main.ts:5:65 ICO3203`,
    ]);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(stdout).toContain(
      `Checked: ${names.length} modules in ${names.length} dataflows, ${names.length + 1} modules through declarations.`,
    );
    expect(code).toBe(1);
  });

  it("says once which packages do not tell their nodes, and that one without a manifest cannot be run", async () => {
    const packages: Readonly<Record<string, Package>> = {
      "types-only": { files: { "index.d.ts": oldTypes }, manifest: { types: "./index.d.ts" } },
      unbuilt: { files: { "index.d.ts": withoutManifest.types, "index.js": withoutManifest.script } },
      bundle: {
        files: { "index.d.ts": oldTypes, "index.js": `${oldScript}\nconst $manifest$1 = { manifestVersion: 1 };\n` },
      },
      "other-version": {
        files: { "index.d.ts": types.replace("manifestVersion: 1", "manifestVersion: 99"), "index.js": script },
      },
    };
    const again = (name: string): Files => ({
      [`src/${name}/again.ts`]: `import { dataflow } from "@icosian/runtime";\nimport * as features from "@acme/${name}";\nexport const flow = dataflow(features);\n`,
    });
    const names = Object.keys(packages);
    const files = Object.assign({}, toPackages(packages), ...names.map(toApplication), ...names.map(again)) as Files;
    project = await CliProject.create(files, { version });
    const lines = toLines((await project.icosian("check")).stdout);
    expect(lines.map((line) => line.replace(/^src\/(\S+) (\w+) (ICO\d+) \S+ (`[^`]*`)?.*$/, "$1 $2 $3 $4"))).toEqual([
      "bundle/again.ts:3:30 warning ICO3210 `@acme/bundle/index.d.ts`",
      "other-version/again.ts:3:30 warning ICO3210 `@acme/other-version/index.d.ts`",
      "types-only/again.ts:3:30 warning ICO3210 `@acme/types-only/index.d.ts`",
      "unbuilt/again.ts:3:30 error ICO3212 `@acme/unbuilt/index.js`",
      "unbuilt/main.ts:4:23 error ICO3212 `@acme/unbuilt/index.js`",
    ]);
  });
});
