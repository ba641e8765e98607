/** Plans of `icosian init`: which hosts a project gets, what is installed, and what its scripts become. */
import { describe, expect, it } from "vitest";
import { isDone } from "../../../../../transformer/src/hosts/init/plan/plan.ts";
import type { Files } from "../../../../hosts/project.ts";
import { planFor, toTexts } from "./project-folder.ts";

const TS6 = { typescript: "6.0.3" };
const TSC = { "package.json": { scripts: { build: "tsc" }, devDependencies: TS6 }, "tsconfig.json": {} };
const CONFIG = "export default {};\n";

function hostsOf(files: Files): readonly string[] {
  return planFor(files).hosts.map(({ name, because }) => `${name}: ${because}`);
}

function commandsOf(files: Files, asked: Parameters<typeof planFor>[1] = {}): readonly string[] {
  return planFor(files, asked).steps.map(({ command }) => command.replace(/^cd \S+ && /, ""));
}

function withPackage(fields: object, files: Files = {}): Files {
  return { "package.json": fields, "tsconfig.json": {}, ...files };
}

describe("hosts", () => {
  it.each<readonly [files: Files, hosts: readonly string[]]>([
    [TSC, [`ts-patch: the script "build" compiles`]],
    [withPackage({ devDependencies: { typescript: "^4.9.5" } }), ["ttypescript: tsconfig.json emits"]],
    [
      withPackage({ scripts: { build: "tsc -b" }, devDependencies: { typescript: "^7.0.2" } }),
      [`generate: the script "build" compiles, and TypeScript 7.0.2 does not support transformers`],
    ],
    [
      withPackage({
        scripts: { build: "tsc && node dist/main.js", test: "vitest" },
        devDependencies: { ...TS6, vitest: "4" },
      }),
      [`ts-patch: the script "build" compiles`, "vitest: vitest is among the dependencies"],
    ],
    [
      withPackage({ scripts: { check: "tsc --noEmit", start: "node --watch src/main.ts" }, devDependencies: TS6 }),
      [`node: the script "start" runs TypeScript`],
    ],
    [{ "package.json": {} }, ["node: nothing builds it"]],
    [
      withPackage({ scripts: { build: "tsc -b && vite build" }, devDependencies: { ...TS6, vite: "8" } }),
      ["vite: vite is among the dependencies"],
    ],
    [withPackage({}, { "rollup.config.mjs": CONFIG }), ["rollup: there is rollup.config.mjs"]],
    [
      withPackage({}, { "webpack.config.js": CONFIG, "jest.config.js": CONFIG }),
      ["webpack: there is webpack.config.js", "jest: there is jest.config.js"],
    ],
    [withPackage({}, { "rspack.config.ts": CONFIG }), ["rspack: there is rspack.config.ts"]],
    [
      withPackage(
        { scripts: { build: "node build.mjs" }, devDependencies: { esbuild: "0.28.2" } },
        { "build.mjs": `import { build } from "esbuild";\nawait build({});\n` },
      ),
      ["esbuild: there is build.mjs"],
    ],
    // It is there for something else.
    [withPackage({ devDependencies: { esbuild: "0.28.2", rollup: "4" } }), ["ts-patch: tsconfig.json emits"]],
    [withPackage({ dependencies: { next: "16" } }), ["generate: next builds it, and Icosian has no plugin for it"]],
  ])("%j", (files, hosts) => expect(hostsOf(files)).toEqual(hosts));

  it("are those that are asked for", () => {
    expect(planFor(TSC, { hosts: ["node", "vite", "node"] }).hosts.map(({ name }) => name)).toEqual(["node", "vite"]);
  });
});

describe("scripts", () => {
  function scriptsAfter(scripts: Readonly<Record<string, string>>, devDependencies: object = TS6): unknown {
    const text = toTexts(planFor(withPackage({ scripts, devDependencies })))["package.json"] ?? `{"scripts":null}`;
    return (JSON.parse(text) as { readonly scripts: unknown }).scripts;
  }

  it.each([
    ["tsc", "tspc"],
    ["tsc -p . && tsc -p ./test --noEmit", "tspc -p . && tspc -p ./test --noEmit"],
    ["rm -rf dist && npx tsc -b", "rm -rf dist && npx tspc -b"],
    ["tsc; vue-tsc; tsc-watch; npm run tsc; ./tsc; tsc:x", "tspc; vue-tsc; tsc-watch; npm run tsc; ./tsc; tsc:x"],
  ])("%s", (build, expected) => expect(scriptsAfter({ build })).toEqual({ build: expected }));

  it.each([
    ["node --import tsx src/a.ts", "node --import tsx --import @icosian/transformer/register src/a.ts"],
    ["node --watch --import=tsx a.ts", "node --watch --import=tsx --import @icosian/transformer/register a.ts"],
    ["node src/main.ts", "node --import @icosian/transformer/register src/main.ts"],
    ["A=1 tsx watch src/main.ts -p 3", "A=1 tsx watch --import @icosian/transformer/register src/main.ts -p 3"],
    ["node a.js && node --watch b.mts", "node a.js && node --import @icosian/transformer/register --watch b.mts"],
  ])("%s", (start, expected) =>
    expect(scriptsAfter({ start })).toEqual({ start: expected, "check:dataflows": "icosian check" }),
  );

  it("have no check where there is no tsconfig, which would fail", () => {
    const { "package.json": text } = toTexts(planFor({ "package.json": { scripts: { start: "node a.ts" } } }));
    expect(text).not.toContain("icosian check");
    expect(commandsOf({ "package.json": {}, "src/a.ts": `"use dataflow";\n` })).toEqual([]);
  });

  it("come into a package.json that has none, in its own indentation", () => {
    const files = { "package.json": `{\n    "name": "a"\n}\n`, "tsconfig.json": {} };
    expect(toTexts(planFor(files))["package.json"]).toBe(
      `{\n    "name": "a",\n    "scripts": {\n        "build": "tspc"\n    }\n}\n`,
    );
  });
});

describe("installing", () => {
  it.each<readonly [files: Files, program: string]>([
    [{}, "npm install --save-dev"],
    [{ "pnpm-lock.yaml": "" }, "pnpm add --save-dev"],
    [{ "yarn.lock": "" }, "yarn add --dev"],
    [{ "bun.lock": "" }, "bun add --dev"],
    [
      { "package.json": { packageManager: "pnpm@10.1.0", devDependencies: TS6 }, "package-lock.json": "{}" },
      "pnpm add --save-dev",
    ],
  ])("%j", (files, program) => {
    const [runtime, tools] = planFor({ ...TSC, ...files }).installs.map((command) => command.join(" "));
    expect(runtime).toMatch(/ (install|add) @icosian\/runtime$/);
    expect(tools).toBe(`${program} @icosian/transformer ts-patch@3.3.0`);
  });

  it("leaves out what is there, and adds a TypeScript where there is none", () => {
    const dependencies = { "@icosian/runtime": "0.1.0", "@icosian/transformer": "0.1.0" };
    expect(planFor(withPackage({ dependencies })).installs).toEqual([
      ["npm", "install", "--save-dev", "ts-patch@3.3.0", "typescript@6.0.3"],
    ]);
  });
});

describe("configurations", () => {
  it("come where there are none, as ES modules", () => {
    const { "vite.config.mts": vite, "vitest.config.mts": vitest } = toTexts(
      planFor(withPackage({ devDependencies: { vite: "8", vitest: "4", ...TS6 } })),
    );
    expect(vite).toContain(`import { defineConfig } from "vite";`);
    expect(vitest).toBeUndefined();
  });

  it("are shared by Vite and Vitest", () => {
    const files = withPackage({ devDependencies: { vite: "8", vitest: "4" } }, { "vite.config.ts": CONFIG });
    expect(Object.keys(toTexts(planFor(files)))).toEqual(["tsconfig.json", "vite.config.ts", "package.json"]);
  });

  it("are left to the user where nothing can be edited", () => {
    const { manual } = planFor(withPackage({}, { "webpack.config.js": "module.exports = (env) => make(env);\n" }));
    expect(manual).toMatchObject([{ path: "webpack.config.js", why: "It exports the result of a call." }]);
  });

  it("stand in the app's tsconfig of a solution", () => {
    const references = [{ path: "./tsconfig.app.json" }, { path: "./tsconfig.node.json" }];
    const files = withPackage(
      { devDependencies: { vite: "8" } },
      { "tsconfig.json": { files: [], references }, "tsconfig.app.json": {}, "tsconfig.node.json": {} },
    );
    expect(Object.keys(toTexts(planFor(files)))).toContain("tsconfig.app.json");
    expect(Object.keys(toTexts(planFor(files, { project: "tsconfig.node.json" })))).toContain("tsconfig.node.json");
  });
});

describe("plugins", () => {
  const transform = { transform: "@icosian/transformer" };

  it.each<readonly [name: string, files: Files, entry: object | undefined]>([
    ["ts-patch", TSC, { name: "@icosian/transformer", ...transform, transformProgram: true }],
    ["Vite", withPackage({ devDependencies: { vite: "8", ...TS6 } }), { name: "@icosian/transformer", ...transform }],
    ["Vite and TypeScript 7", withPackage({ devDependencies: { vite: "8", typescript: "7.0.2" } }), undefined],
  ])("have what %s reads, and no more", (_, files, entry) => {
    const text = toTexts(planFor(files))["tsconfig.json"] ?? "{}";
    const { compilerOptions } = JSON.parse(text) as { compilerOptions?: { plugins: readonly object[] } };
    expect(compilerOptions?.plugins[0]).toEqual(entry);
  });

  it("check the graphs beside builds, where there is a tsconfig, and not beside tests", () => {
    const textOf = (name: string, files: Files): string | undefined => toTexts(planFor(files))[name];
    const vite = { devDependencies: { vite: "8" } };
    expect(textOf("vite.config.mts", withPackage(vite))).toContain("plugins: [icosian({ check: true })]");
    expect(textOf("vite.config.mjs", { "package.json": vite })).toContain("plugins: [icosian()]");
    expect(textOf("vitest.config.mts", withPackage({ devDependencies: { vitest: "4" } }))).toContain("[icosian()]");
  });
});

describe("Jest", () => {
  const jest = { devDependencies: { jest: "30" } };
  const script = { scripts: { test: "node --experimental-vm-modules node_modules/jest/bin/jest.js" } };
  const textOf = (name: string, fields: object, files: Files = {}): string | undefined =>
    toTexts(planFor({ "package.json": fields, ...files }))[name];

  it("gets a configuration that transforms Icosian's packages where it runs CommonJS", () => {
    expect(textOf("jest.config.mjs", jest)).toBe(
      `export default {\n  transform: { "\\\\.[cm]?[jt]sx?$": "@icosian/transformer/jest" },\n  transformIgnorePatterns: ["/node_modules/(?!@icosian/)"],\n};\n`,
    );
    expect(textOf("jest.config.mjs", { ...jest, ...script })).toBe(
      `export default {\n  extensionsToTreatAsEsm: [".ts"],\n  transform: { "\\\\.[cm]?tsx?$": "@icosian/transformer/jest" },\n};\n`,
    );
  });

  it("has its own configuration edited, in a file or in package.json", () => {
    expect(textOf("jest.config.js", jest, { "jest.config.js": "module.exports = { verbose: true };\n" })).toBe(
      `module.exports = { verbose: true, transform: { "\\\\.[cm]?[jt]sx?$": "@icosian/transformer/jest" }, transformIgnorePatterns: ["/node_modules/(?!@icosian/)"] };\n`,
    );
    const fields = JSON.parse(textOf("package.json", { ...jest, jest: { verbose: true } }) ?? "{}") as object;
    expect(fields).toMatchObject({
      jest: { verbose: true, transform: { "\\.[cm]?[jt]sx?$": "@icosian/transformer/jest" } },
    });
  });

  it("is left to the user where it transforms already", () => {
    const { manual } = planFor({ "package.json": { ...jest, jest: { preset: "ts-jest" } } });
    expect(manual).toMatchObject([{ path: "package.json", why: expect.stringContaining("It has `preset` already.") }]);
  });
});

describe("generating", () => {
  const NATIVE = withPackage({ scripts: { build: "tsc", dev: "tsc -w" }, devDependencies: { typescript: "7.0.2" } });
  const MODULE = `"use dataflow";\n`;
  const toGenerate = (files: Files, withSample: boolean): readonly [tsconfig: string, package_: string] => {
    const texts = toTexts(planFor(files, { withSample }));
    return [texts["tsconfig.json"] ?? "", texts["package.json"] ?? ""];
  };

  it.each<readonly [files: Files, withSample: boolean, module: string]>([
    [{}, true, "src/features.mts"],
    [{ "src/a/flow.ts": MODULE, "src/flow.d.ts": MODULE, "src/main.ts": "" }, false, "src/a/flow.ts"],
  ])("is configured for the only module of %j", (files, withSample, module) => {
    const [tsconfig, scripts] = toGenerate({ ...NATIVE, ...files }, withSample);
    expect(tsconfig).toContain(`{ "transform": "@icosian/transformer", "generate": [{ "modules": ["${module}"] }] }`);
    expect(scripts).toContain(`"build": "icosian generate && tsc",\n    "dev": "tsc -w",`);
  });

  it("is left to the user where there are none, or several", () => {
    for (const files of [{}, { "src/a.ts": MODULE, "src/b.ts": MODULE }]) {
      const [tsconfig, scripts] = toGenerate({ ...NATIVE, ...files }, false);
      expect(tsconfig + scripts).not.toMatch(/generate|plugins/);
    }
    expect(commandsOf({ ...NATIVE })).toEqual(["npx icosian init --sample --yes"]);
    const several = { "src/a.ts": MODULE, "src/b.ts": MODULE };
    expect(commandsOf({ ...NATIVE, ...several })).toEqual(["npx icosian generate src/a.ts", "npx icosian check"]);
  });

  it("has a script of its own where nothing of TypeScript's is called", () => {
    const devDependencies = { typescript: "7.0.2" };
    const scriptsOf = (fields: object, tsconfig: object): unknown => {
      const files = { "package.json": fields, "tsconfig.json": tsconfig, "src/flow.ts": MODULE };
      return JSON.parse(toTexts(planFor(files))["package.json"] ?? "{}").scripts;
    };
    expect(scriptsOf({ devDependencies }, {})).toMatchObject({ build: "icosian generate && tsc" });
    expect(
      scriptsOf(
        { dependencies: { next: "16" }, scripts: { build: "next build" } },
        { compilerOptions: { noEmit: true } },
      ),
    ).toMatchObject({ build: "next build", "generate:dataflows": "icosian generate" });
  });
});

it("has a sample when asked, unless there is such a file", () => {
  const files = { ...TSC, "package.json": { type: "module", scripts: { build: "tsc" }, devDependencies: TS6 } };
  const texts = toTexts(planFor(files, { withSample: true }));
  expect(texts["src/features.ts"]).toMatch(/^"use dataflow";\n/);
  expect(texts["src/main.ts"]).toContain('from "./features.js";');
  for (const own of ["src/features.ts", "src/features.mts", "src/features.js"]) {
    const paths = Object.keys(toTexts(planFor({ ...files, [own]: "export {};\n" }, { withSample: true })));
    expect(paths.filter((path) => path.startsWith("src/"))).toEqual([]);
  }
  const beside = Object.keys(toTexts(planFor({ ...files, "src/main.ts": "" }, { withSample: true })));
  expect(beside).toContain("src/run-features.ts");
});

describe.each<readonly [name: string, files: Files]>([
  ["tsc", TSC],
  [
    "generate",
    withPackage(
      { scripts: { build: "tsc" }, devDependencies: { typescript: "7.0.2" } },
      { "src/features.ts": `"use dataflow";\n` },
    ),
  ],
  ["node", withPackage({ type: "module", scripts: { start: "node src/main.ts" }, devDependencies: TS6 })],
  ["vite and vitest", withPackage({ type: "module", devDependencies: { vite: "8", vitest: "4", ...TS6 } })],
  [
    "rollup",
    withPackage(
      { devDependencies: { rollup: "4", ...TS6 } },
      { "rollup.config.js": "export default { plugins: [] };\n" },
    ),
  ],
])("a second run with %s", (_, files) => {
  it("changes nothing", () => {
    const first = planFor(files);
    const after = { ...files, ...toTexts(first) };
    expect(toTexts(planFor(after))).toEqual({});
    const dependencies = { "@icosian/runtime": "1", "@icosian/transformer": "1", "ts-patch": "1" };
    const installed = { ...(JSON.parse(toTexts(first)["package.json"] ?? "{}") as object), dependencies };
    expect(isDone(planFor({ ...after, "package.json": installed }))).toBe(true);
  });
});

describe("refuses", () => {
  it.each<readonly [name: string, files: Files, asked: Parameters<typeof planFor>[1], message: string]>([
    ["a host that there is not", TSC, { hosts: ["vit"] }, "There is no host `vit`. Did you mean `vite`?"],
    ["a host that there is nothing like", TSC, { hosts: ["make"] }, "There is no host `make`. Hosts are ts-patch,"],
    [
      "ts-patch for TypeScript 7",
      withPackage({ devDependencies: { typescript: "7.0.2" } }),
      { hosts: ["ts-patch"] },
      "TypeScript 7.0.2 does not work with ts-patch. Use `--host generate`.",
    ],
    ["ts-patch without a tsconfig", { "package.json": {} }, { hosts: ["ts-patch"] }, "needs a tsconfig.json"],
    ["a folder without package.json", { "tsconfig.json": {} }, {}, "Create one with `npm init -y`."],
    ["a folder that is not there", TSC, { project: "nowhere" }, "nowhere."],
    ["a broken package.json", { "package.json": "{" }, {}, "package.json cannot be read:"],
    ["a package.json that is a list", { "package.json": "[]" }, {}, "It is not an object."],
    ["a broken tsconfig", { ...TSC, "tsconfig.json": "{" }, {}, "tsconfig.json cannot be read:"],
    [
      "a tsconfig that extends nothing",
      { ...TSC, "tsconfig.json": { extends: "./gone.json" } },
      {},
      "tsconfig.json cannot be read:",
    ],
    [
      "a solution without a first choice",
      { ...TSC, "tsconfig.json": { files: [], references: [{ path: "a" }, { path: "b" }] } },
      {},
      "Name the one that gets dataflow modules",
    ],
  ])("%s", (_, files, asked, message) => expect(() => planFor(files, asked)).toThrow(message));
});
