/** `node --import @icosian/transformer/register`: what it loads besides plain dataflow modules, in every Node. */
import { describe, expect, it } from "vitest";
import { HostProject } from "./host-project.ts";
import { hostRows } from "./host-table.ts";
import type { Files } from "./project.ts";

const JSX: Files = {
  "main.tsx": `/** @jsx element @jsxRuntime classic */
import { $manifest } from "./view.jsx";
function element(name: string): string { return name; }
console.log(<b />, $manifest.definitions[0].function(2));
`,
  "view.tsx": `"use dataflow";\n/** @jsx element @jsxRuntime classic */
function element(name: string, _attributes: null, text: string): string { return name + text; }
export const view = (spend: number): string => <i>{\`=\${spend}\`}</i>;
`,
};

const WITHOUT_MODULE_TYPE: Files = {
  "package.json": {},
  "main.ts": `import { spendMean, $manifest } from "./features.ts";\nconsole.log($manifest.module, spendMean(3));\n`,
  "features.ts": `"use dataflow";\nexport const spendMean = (spend: number): number => spend;\n`,
};

const EVERY_EXTENSION: Files = {
  "main.mts": `import * as a from "./a.mts";\nimport * as c from "./c.cjs";\nconsole.log(a.$manifest.module, c.$manifest.module);\n`,
  "a.mts": `"use dataflow";\nexport const spendMean = (spend: number): number => spend;\n`,
  "c.cts": `"use dataflow";\nexport const spendMean = (spend: number): number => spend;\n`,
};

const PLUGIN = { transform: "@icosian/transformer", transformProgram: true };

function toTsconfig(compilerOptions: object, plugin: object = {}): Files {
  return { "tsconfig.json": { compilerOptions: { ...compilerOptions, plugins: [{ ...PLUGIN, ...plugin }] } } };
}

const ALIASES: Files = {
  ...toTsconfig({
    module: "esnext",
    moduleResolution: "bundler",
    paths: { "@/*": ["./src/*"], features: ["./src/a"] },
  }),
  "src/a.ts": `"use dataflow";\nexport const double = (x: number): number => x * 2;\n`,
  "src/b/index.ts": `"use dataflow";\nexport * from "@/a";\nexport const quad = (double: number): number => double * 2;\n`,
  "main.ts": `import { dataflow } from "@icosian/runtime";
import * as a from "features";
import * as b from "@/b";
import * as c from "./src/b";
console.log(dataflow(a, b, c).executeSync(["quad"], { inputs: { x: 1 } }));
`,
};

const INCLUDED: Files = {
  ...toTsconfig({}, { include: ["src/**/*.flow.ts"] }),
  "src/a.flow.ts": `export const double = (x: number): number => x * 2;\n`,
  "src/b.ts": `export const quad = 1;\n`,
  "main.ts": `import * as a from "./src/a.flow.ts";
import * as b from "./src/b.ts";
console.log(Object.keys(a).slice(0, 1), Object.keys(b));
`,
};

const CONFIGURED_JSX: Files = {
  ...toTsconfig({ jsx: "react", jsxFactory: "element" }),
  "main.tsx": `function element(name: string): string { return name; }\nconsole.log(<b />);\n`,
};

const MORE_THAN_TYPES: Files = {
  "main.ts": `import { dataflow } from "@icosian/runtime";
import * as all from "./features.ts";
console.log(dataflow(all).executeSync(["shown"], { inputs: { x: 1 } }));
`,
  "features.ts": `"use dataflow";
enum Unit { Euro = "EUR" }
namespace Words { export const sign = "="; }
class Sum { constructor(readonly value: number) {} }
export const shown = (x: number): string => Words.sign + new Sum(x).value + Unit.Euro;
`,
};

const EXPERIMENTAL: Files = {
  ...toTsconfig({ experimentalDecorators: true }),
  "main.ts": `import { dataflow } from "@icosian/runtime";
import * as all from "./features.ts";
console.log(dataflow(all).listAvailableVariables({ tags: { owner: "me" } }).map(({ name }) => name));
`,
  "features.ts": `"use dataflow";
import { tag } from "@icosian/runtime";
export class Sales { @tag({ owner: "me" }) static total(x: number): number { return x; } }
`,
};

/** The stack names the line of the source, whatever lowers the decorators. */
const DECORATED: Files = {
  "main.ts": `import { dataflow } from "@icosian/runtime";
import * as all from "./features.ts";
try {
  dataflow(all).executeSync(["total"], { inputs: { x: 1 } });
} catch (error) {
  console.log(/features\\.ts:\\d+:\\d+/.exec(error.cause.stack)[0]);
}
`,
  "features.ts": `"use dataflow";
import { tag } from "@icosian/runtime";

export class Sales {
  @tag({ owner: "me" })
  static total(x: number): number {
    throw new Error(\`no \${x}\`);
  }
}
`,
};

const registerRows = hostRows.filter(([, { door }]) => door.kind === "register");

describe.each(registerRows)("%s", (_name, host) => {
  it.each([
    ["JSX", "main.tsx", JSX, "b i=2\n"],
    ["packages without a module type", "main.ts", WITHOUT_MODULE_TYPE, "features.ts 3\n"],
    ["every extension", "main.mts", EVERY_EXTENSION, "a.mts c.cts\n"],
    ["aliases, and files without their extension", "main.ts", ALIASES, "{ quad: 4 }\n"],
    ["what the option `include` names", "main.ts", INCLUDED, "[ '$manifest' ] [ 'quad' ]\n"],
    ["JSX as the tsconfig says", "main.tsx", CONFIGURED_JSX, "b\n"],
    ["enums, namespaces and parameter properties", "main.ts", MORE_THAN_TYPES, "{ shown: '=1EUR' }\n"],
    ["experimental decorators", "main.ts", EXPERIMENTAL, "[ 'total' ]\n"],
    ["decorators, with the user's lines", "main.ts", DECORATED, "features.ts:7:11\n"],
  ])(
    "loads %s",
    async (_what, entry, files, printed) => {
      const project = await HostProject.create(host, files);
      try {
        const { stdout, output } = await project.node(entry);
        expect(stdout, output).toBe(printed);
      } finally {
        project.files.remove();
      }
    },
    300_000,
  );

  it("says what is wrong with files that are almost dataflow modules", async () => {
    const project = await HostProject.create(host, {
      "typo.ts": `"use dataflows";\nexport const double = (x: number): number => x * 2;\n`,
      "script.js": `"use dataflow";\nexport const double = (x) => x * 2;\n`,
      "plain.ts": `export const double = (x: number): number => x * 2;\n`,
      "main.ts": `import { dataflow } from "@icosian/runtime";\nimport * as a from "./plain.ts";\ndataflow(a);\n`,
    });
    try {
      expect((await project.node("typo.ts")).output).toMatch(/typo\.ts:1:1 - error ICO2123/);
      expect((await project.node("script.js")).output).toMatch(/script\.js:1:1 - error ICO2124/);
      const { output } = await project.node("main.ts");
      expect(output).toMatch(/ICO6001.*`double`.*Something makes manifests here, but not for this file/);
      expect(output).not.toContain("--import");
    } finally {
      project.files.remove();
    }
  }, 300_000);
});
