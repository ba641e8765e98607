/** What one host has read in a module, all others use, and none trusts what does not fit. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { editReadings, listReadings } from "../unit/transformer/project/readings/stored-readings.ts";
import { CliProject } from "./cli-project.ts";
import { run, type RunResult } from "./run.ts";

let project: CliProject;
afterEach(() => project.files.remove());

const FILES = {
  "src/features.ts": `"use dataflow";
import { rate } from "./rate.js";
export const total = (spend: number): number => spend * rate();
`,
  "src/rate.ts": "export const rate = (): number => 2;\n",
  "src/main.ts": `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
const { total } = await dataflow(features).execute(["total"], { inputs: { spend: 3 } });
console.log(total);
`,
};

/** Whoever asks what is in the modules. */
const HOSTS: Readonly<Record<string, () => Promise<RunResult>>> = {
  "icosian check": () => project.icosian("check"),
  "icosian generate": () => project.icosian("generate", "src/features.ts"),
  "icosian graph": () => project.icosian("graph"),
  register: () => run(process.execPath, ["--import", "@icosian/transformer/register", "src/main.ts"], project.files),
};

/** A project of its own, so that no other test shares its cache. */
async function create(version: string): Promise<string> {
  project = await CliProject.create(FILES, { version });
  project.files.write({ "node_modules/.keep": "" });
  // That makes the folder, and the generated file, of which the program has one more dataflow.
  await HOSTS["icosian generate"]!();
  return project.files.path("node_modules/.cache/icosian/readings");
}

/** What every host says, in one order. */
async function askAll(): Promise<readonly (readonly [string, number | null, string])[]> {
  const answers: (readonly [string, number | null, string])[] = [];
  for (const [host, ask] of Object.entries(HOSTS)) {
    const { code, output } = await ask();
    answers.push([host, code, output]);
  }
  return answers;
}

/** Removes what `icosian check` remembers of the whole program. */
function forgetVerdicts(folder: string): void {
  const cache = join(folder, "..");
  for (const name of readdirSync(cache).filter((each) => each.endsWith(".json"))) rmSync(join(cache, name));
}

/** A host says that the result of the node has no type. `icosian graph` shows what there is, and says so too. */
const REFUSED = [expect.any(String), expect.any(Number), expect.stringContaining("ICO2102")];

describe.each(["6.0.3", "7.0.2"])("on TypeScript %s", (version) => {
  it("hosts share readings", async () => {
    const folder = await create(version);
    const fresh = await askAll();
    expect(fresh.map(([, code]) => code)).toEqual(fresh.map(() => 0));
    expect(fresh.at(-1)?.[2]).toBe("6\n");
    // The check has stored its reading, `generate` the versions too, and all others use that.
    const [file] = listReadings(folder);
    const { mtimeMs } = statSync(file!);
    expect(await askAll()).toEqual(fresh);
    expect(listReadings(folder)).toEqual([file]);
    expect(statSync(file!).mtimeMs).toBe(mtimeMs);

    // What is stored is what they use.
    editReadings(folder, ({ ir, ...rest }) => {
      const definitions = ir.definitions.map((each) => ({ ...each, returnType: null }));
      return { ...rest, ir: { ...ir, definitions } };
    });
    forgetVerdicts(folder);
    expect(await askAll()).toEqual(fresh.map(() => REFUSED));

    writeFileSync(file!, readFileSync(file!).subarray(0, 100));
    forgetVerdicts(folder);
    expect(await askAll()).toEqual(fresh);
  });

  it("no host uses a reading of imported code that has changed", async () => {
    const folder = await create(version);
    await askAll();
    expect(listReadings(folder)).toHaveLength(1);
    project.files.write({ "src/rate.ts": "export const rate = (): number => 5;\n" });
    await HOSTS["icosian generate"]!();
    const answers = await askAll();
    expect(answers.at(-1)?.[2]).toBe("15\n");
    const generated = project.files.read("src/features.gen.ts");
    rmSync(join(folder, ".."), { recursive: true });
    expect(await askAll()).toEqual(answers);
    expect(project.files.read("src/features.gen.ts")).toBe(generated);
  });
});
