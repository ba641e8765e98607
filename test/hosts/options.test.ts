/** What a project can say in its tsconfig: options of the plugin entry, and flags that keep tsc from emitting. */
import { afterEach, expect, it } from "vitest";
import { COMPILER_OPTIONS } from "./host-project.ts";
import type { Files } from "./project.ts";
import { moduleWith, moduleWithError, RebuiltProject, type Build } from "./rebuilding.ts";

const ENTRY = { transform: "@icosian/transformer", transformProgram: true };
const WARNING = `${moduleWith("spendMean")}export const label = (): string => \`\${spendMean}\`;\n`;

let project: RebuiltProject | undefined;

afterEach(() => project?.remove());

async function build(files: Files, plugins: readonly object[], ...flags: readonly string[]): Promise<Build> {
  const compilerOptions = { ...COMPILER_OPTIONS, types: [], module: "nodenext", plugins };
  project = await RebuiltProject.create({ ...files, "tsconfig.json": { compilerOptions, include: ["src"] } });
  return project.build("-p", ".", ...flags);
}

it("takes files that match `include` for dataflow modules, relative to the tsconfig", async () => {
  const files = { "src/spend.flow.ts": unmarked("spendMean"), "src/plain.ts": unmarked("spendTotal") };
  expect(await build(files, [{ ...ENTRY, include: ["src/**/*.flow.ts"] }])).toMatchObject({ code: 0 });
  expect(project?.project.files.read("dist/spend.flow.js")).toContain("$manifest =");
  expect(project?.project.files.read("dist/plain.js")).not.toContain("$manifest");
});

it("shows warnings only where the entry asks for them", async () => {
  const quiet = await build({ "src/a.ts": WARNING }, [ENTRY]);
  expect(quiet).toMatchObject({ code: 0 });
  expect(quiet.output).not.toContain("ICO");
  await project?.remove();
  const loud = await build({ "src/a.ts": WARNING }, [{ ...ENTRY, warnings: true }]);
  expect(loud.output).toMatch(/src\/a\.ts\(6,39\): warning TS902118: ICO2118 uncalled-node:/);
  expect(project?.project.files.read("dist/a.js")).toContain("$manifest =");
});

it("refuses an option that it does not know", async () => {
  const { code, output } = await build({ "src/a.ts": moduleWith("spendMean") }, [{ ...ENTRY, inclde: [] }]);
  expect(code).not.toBe(0);
  expect(output).toMatch(/error TS901001: ICO1001 unknown-option: .*`inclde`/);
});

it("appends one manifest when the plugin has two entries", async () => {
  expect(await build({ "src/a.ts": moduleWith("spendMean") }, [ENTRY, { transform: ENTRY.transform }])).toMatchObject({
    code: 0,
  });
  expect(project?.project.files.read("dist/a.js").split("$manifest =")).toHaveLength(2);
});

it.each(["--noEmit", "--noEmitOnError", "--emitDeclarationOnly", "--noCheck"])(
  "reports errors under %s",
  async (flag) => {
    const { code, output, emitted } = await build({ "src/a.ts": moduleWithError("spendMean") }, [ENTRY], flag);
    expect(code).not.toBe(0);
    expect(output.match(/ICO2102/g)).toHaveLength(1);
    if (flag.startsWith("--noEmit")) expect(emitted).toEqual([]);
  },
);

function unmarked(node: string): string {
  return moduleWith(node).replace(`"use dataflow";`, "");
}
