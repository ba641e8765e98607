/** All hosts share the readings of modules, and none uses a reading that is damaged or no longer valid. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import {
  editReadings,
  listReadings,
  type StoredReading,
} from "../unit/transformer/project/readings/stored-readings.ts";
import { BundlerProject } from "./bundler-project.ts";
import { bundlerRows } from "./bundler-table.ts";
import { CliProject } from "./cli-project.ts";
import { LspClient } from "./lsp-client.ts";
import { run, type RunResult } from "./run.ts";

let project: CliProject;

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

/** What a host answers: its exit code, if it has one, and all its output. */
type Answer = Pick<RunResult, "code" | "output">;

/** Calls the transformer for Jest as Jest does. */
const JEST = `import { readFileSync } from "node:fs";
import { createTransformer } from "@icosian/transformer/jest";
const file = process.cwd() + "/src/features.ts";
const call = { config: { rootDir: process.cwd() }, configString: "", instrument: false, supportsStaticESM: true };
console.log(createTransformer().process(readFileSync(file, "utf8"), file, call).code.replace(/\\n.*sourceMappingURL.*/, ""));
`;

/** Opens the module in an editor. Its answer is the published diagnostics. */
async function askEditor(): Promise<Answer> {
  const client = new LspClient([project.command, "lsp", "--stdio"], project.files.folder);
  try {
    await client.initialize(project.files.folder);
    const uri = pathToFileURL(project.files.path("src/features.ts")).href;
    const text = project.files.read("src/features.ts");
    await client.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 1, text },
    });
    await client.until(() => client.published.some((each) => each.uri === uri), "diagnostics of the module");
    const { diagnostics } = client.published.findLast((each) => each.uri === uri)!;
    return { code: 0, output: JSON.stringify(diagnostics.map(({ code, message }) => [code, message])) };
  } finally {
    await client.stop();
  }
}

/** The hosts that read modules, and how each is run. */
const HOSTS: Readonly<Record<string, () => Promise<Answer>>> = {
  "icosian check": () => project.icosian("check"),
  "icosian generate": () => project.icosian("generate", "src/features.ts"),
  "icosian graph": () => project.icosian("graph"),
  "icosian lsp": askEditor,
  Jest: () => run(process.execPath, ["--input-type=module", "-e", JEST], project.files),
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

/** The reading of a module whose nodes declare no types. */
function withoutType({ ir, ...rest }: StoredReading): StoredReading {
  return { ...rest, ir: { ...ir, definitions: ir.definitions.map((each) => ({ ...each, returnType: null })) } };
}

/** A host says that the result of the node has no type. `icosian graph` shows what there is, and says so too. */
const REFUSED = [expect.any(String), expect.any(Number), expect.stringContaining("ICO2102")];

describe.each(["6.0.3", "7.0.2"])("on TypeScript %s", (version) => {
  afterEach(() => project.files.remove());

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

    // They use the stored reading and not the text.
    editReadings(folder, withoutType);
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

/** The newest version of some bundlers. */
const bundlers = bundlerRows.filter(([, { door }], index) => {
  const isNewest = bundlerRows.findIndex(([, other]) => other.door === door) === index;
  return isNewest && ["esbuild", "vite", "rolldown", "bun"].includes(door);
});

describe.each(bundlers)("%s", (_name, bundler) => {
  it("stores and uses readings", async () => {
    const built = await BundlerProject.create(bundler, { ...FILES, "node_modules/.keep": "" });
    const folder = built.files.path("node_modules/.cache/icosian/readings");
    try {
      // The first process makes the folder, the second one stores a reading, and the third one uses it: a process that
      // found no usable reading would write its own.
      const bundles: string[] = [];
      const times: number[] = [];
      for (const count of [0, 1, 1]) {
        expect(await built.buildAlone("src/main.ts", "main")).toMatchObject({ code: 0 });
        expect(listReadings(folder)).toHaveLength(count);
        bundles.push(built.files.read("dist/main.mjs"));
        times.push(...listReadings(folder).map((file) => statSync(file).mtimeMs));
      }
      expect(new Set(bundles).size).toBe(1);
      expect(times).toEqual([times[0], times[0]]);
      // Node.js cannot edit what Bun has stored.
      if (bundler.door === "bun") return;
      editReadings(folder, withoutType);
      const { code, output } = await built.buildAlone("src/main.ts", "main");
      expect([code === 0, output]).toEqual([false, expect.stringContaining("ICO2102")]);
    } finally {
      await built.remove();
    }
  });
});
