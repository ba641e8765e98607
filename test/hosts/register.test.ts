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

const registerRows = hostRows.filter(([, { door }]) => door.kind === "register");

describe.each(registerRows)("%s", (_name, host) => {
  it.each([
    ["JSX", "main.tsx", JSX, "b i=2\n"],
    ["packages without a module type", "main.ts", WITHOUT_MODULE_TYPE, "features.ts 3\n"],
    ["every extension", "main.mts", EVERY_EXTENSION, "a.mts c.cts\n"],
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
});
