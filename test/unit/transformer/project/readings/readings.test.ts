/** Readings on the disk: whatever is stored, edited or damaged, a module is compiled as if nothing were stored. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  compileModule,
  type CompiledModule,
  type Purpose,
  type SourceInput,
} from "../../../../../transformer/src/compile-file.ts";
import { hashOf } from "../../../../../transformer/src/project/disk-cache/hash-of.ts";
import { Readings } from "../../../../../transformer/src/project/readings/readings.ts";
import { ProjectCode } from "../../../../../transformer/src/project/versions/project-code.ts";
import { readFixtures } from "../../fixtures.ts";
import { randomEdit, randomProject, toSource, type RandomProject } from "../versions/random-project.ts";
import { VersionProject } from "../versions/version-project.ts";
import { editReadings, listReadings, type StoredReading } from "./stored-readings.ts";

const NODES = `"use dataflow";
import { rate } from "./rate.js";
/** The total. */
export const total = (spend: number): number => spend * rate();
`;
const RATE = "export const rate = (): number => 2;\n";

let project: VersionProject;
afterEach(() => project.remove());

function create(texts: Readonly<Record<string, string>> = { "src/nodes.ts": NODES, "src/rate.ts": RATE }): void {
  project = new VersionProject(texts);
}

function toInput(purpose: Purpose, text: string = project.read("src/nodes.ts")): SourceInput {
  return { file: join(project.folder, "src/nodes.ts"), module: "src/nodes.ts", text, isIncluded: false, purpose };
}

/** A process that begins now. */
function startProcess(): Readings {
  return new Readings(new ProjectCode(), Date.now() + 1);
}

/** Compiles the module as a new process does. */
function run(purpose: Purpose = "manifest", readings: Readings = startProcess()): CompiledModule {
  return readings.compile(toInput(purpose))!;
}

/** Compiles the module as if nothing were stored. */
function runAfresh(purpose: Purpose = "manifest"): CompiledModule {
  const imports = purpose === "manifest" ? { imports: new ProjectCode() } : {};
  return compileModule({ ...toInput(purpose), ...imports })!;
}

const folder = (): string => join(project.folder, "node_modules/.cache/icosian/readings");
const stored = (): readonly string[] => listReadings(folder());

/** Edits what is stored, so that it tells whether it is used. */
function mark(edit: (reading: StoredReading) => unknown = markDocumentation): void {
  editReadings(folder(), edit);
}

function markDocumentation(reading: StoredReading): unknown {
  const definitions = reading.ir.definitions.map((each) => ({ ...each, documentation: "Stored." }));
  return { ...reading, ir: { ...reading.ir, definitions } };
}

/** Whether a new process uses what is stored. */
function isUsed(purpose: Purpose = "manifest"): boolean {
  mark();
  return run(purpose).ir!.definitions[0]!.documentation === "Stored.";
}

describe("are used", () => {
  it("from the third process on: the first one only makes the folder", () => {
    create();
    // The whole process, of which this is a part, began before.
    run("manifest", new Readings(new ProjectCode()));
    expect(stored()).toEqual([]);
    run("manifest", new Readings(new ProjectCode()));
    expect(stored()).toEqual([]);
    run();
    expect(stored()).toHaveLength(1);
    expect(run()).toEqual(runAfresh());
    expect(isUsed()).toBe(true);
  });

  it("for diagnostics, whatever they were read for, and for manifests only if versions are known", () => {
    create();
    mkdirSync(folder(), { recursive: true });
    run("diagnostics");
    expect(isUsed("diagnostics")).toBe(true);
    expect(run("manifest")).toEqual(runAfresh());
    // That stored the versions.
    expect(isUsed("manifest")).toBe(true);
    expect(isUsed("diagnostics")).toBe(true);
  });

  it("again in one process, until the text changes", () => {
    create();
    mkdirSync(folder(), { recursive: true });
    const readings = startProcess();
    run("manifest", readings);
    mark();
    expect(run("manifest", readings).ir!.definitions[0]!.documentation).toBe("Stored.");
    project.write({ "src/nodes.ts": NODES.replace("total.", "sum.") });
    expect(run("manifest", readings)).toEqual(runAfresh());
    // A text that is being worked on is not stored.
    project.write({ "src/nodes.ts": NODES });
    expect(run("manifest", readings).ir!.definitions[0]!.documentation).toBe("Stored.");
  });

  it("no more in a process in which imported code changes, and are not stored again there", () => {
    create();
    mkdirSync(folder(), { recursive: true });
    const code = new ProjectCode();
    const readings = new Readings(code, Date.now() + 1);
    run("manifest", readings);
    const [file] = stored();
    const bytes = readFileSync(file!);
    for (const rate of ["3", "4", "2"]) {
      project.write({ "src/rate.ts": RATE.replace("2", rate) });
      code.refresh("all");
      expect(run("manifest", readings)).toEqual(runAfresh());
      expect(readFileSync(file!)).toEqual(bytes);
    }
    expect(isUsed()).toBe(true);
  });

  it("without imports that are there no longer", () => {
    create({
      "src/nodes.ts": NODES,
      "src/rate.ts": `import { gone } from "./gone.js";\nexport const rate = (): unknown => gone;\n`,
    });
    mkdirSync(folder(), { recursive: true });
    run();
    project.write({ "src/rate.ts": RATE });
    run();
    expect(readFileSync(stored()[0]!, "latin1")).not.toContain("gone");
    expect(isUsed()).toBe(true);
  });

  it("not for installed packages, and not where code versions cannot be compared", () => {
    create({
      "node_modules/shared/nodes.ts": NODES,
      "node_modules/shared/rate.ts": RATE,
      "src/nodes.ts": NODES,
      "src/rate.ts": RATE,
    });
    mkdirSync(folder(), { recursive: true });
    const input = { ...toInput("manifest"), file: join(project.folder, "node_modules/shared/nodes.ts") };
    expect(startProcess().compile(input)?.manifest).not.toBeNull();
    expect(new Readings(null, Date.now() + 1).compile(toInput("manifest"))?.manifest).not.toBeNull();
    expect(stored()).toEqual([]);
  });

  it("for modules with problems, whose diagnostics are the same", () => {
    create({ "src/nodes.ts": NODES.replace(": number =>", " =>").replace("spend: number", "spend") });
    mkdirSync(folder(), { recursive: true });
    const { diagnostics } = runAfresh();
    expect(diagnostics.length).toBeGreaterThan(0);
    run();
    expect(run()).toEqual(runAfresh());
    expect(isUsed()).toBe(true);
  });
});

describe("are not used after an edit of", () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ["the module", { "src/nodes.ts": NODES.replace("spend *", "spend /") }],
    ["an imported file", { "src/rate.ts": RATE.replace("2", "3") }],
    ["what an imported file imports", { "src/base.ts": "export const base = 2;\n" }],
    ["where an import leads", { "src/rate.tsx": "export const rate = (): number => 2;\n" }],
    [
      "the version of a package",
      { "node_modules/rates/package.json": `{ "name": "rates", "version": "1.0.1", "main": "index.js" }` },
    ],
    [
      "the name of the project's package",
      { "package.json": `{ "name": "store", "version": "1.0.0", "type": "module" }` },
    ],
    ["a file of bytes", { "src/rates.json": "[2]" }],
    [
      "paths in the tsconfig",
      { "tsconfig.json": `{ "compilerOptions": { "paths": { "#rates": ["./src/other.ts"] } } }` },
    ],
  ])("%s", (what, edit) => {
    const isTsx = "src/rate.tsx" in edit;
    create({
      "tsconfig.json": `{ "compilerOptions": { "paths": { "#rates": ["./src/alias.ts"] } } }`,
      "src/nodes.ts": NODES,
      [isTsx ? "src/rate.jsx" : "src/rate.ts"]: `import { base } from "./base.js";
import rates from "./rates.json";
import { used } from "rates";
import { alias } from "#rates";
export const rate = (): unknown => [base, rates, used, alias];
`,
      "src/base.ts": "export const base = 1;\n",
      "src/alias.ts": "export const alias = 1;\n",
      "src/other.ts": "export const alias = 2;\n",
      "src/rates.json": "[1]",
      "node_modules/rates/package.json": `{ "name": "rates", "version": "1.0.0", "main": "index.js" }`,
      "node_modules/rates/index.js": "export const used = 1;\n",
      ...(isTsx && { "src/nodes.ts": NODES.replace("./rate.js", "./rate.jsx") }),
    });
    mkdirSync(folder(), { recursive: true });
    run();
    expect(isUsed()).toBe(true);
    const before = runAfresh();
    project.write(edit);
    const after = run();
    expect(after).toEqual(runAfresh());
    expect(after.manifest).not.toEqual(before.manifest);
  });

  it("the folder to which a link leads", () => {
    create({
      "one/nodes.ts": NODES,
      "one/rate.ts": RATE,
      "two/nodes.ts": NODES,
      "two/rate.ts": RATE.replace("2", "3"),
    });
    project.link("src", join(project.folder, "one"));
    mkdirSync(folder(), { recursive: true });
    run();
    expect(isUsed()).toBe(true);
    const before = runAfresh();
    rmSync(join(project.folder, "src"));
    project.link("src", join(project.folder, "two"));
    const after = run();
    expect(after).toEqual(runAfresh());
    expect(after.manifest!.definitions[0]!.codeVersion).not.toBe(before.manifest!.definitions[0]!.codeVersion);
  });

  it("nothing: random edits of random projects give what a process without readings gives", () => {
    let hits = 0;
    let misses = 0;
    create({});
    mkdirSync(folder(), { recursive: true });
    const write = (random: RandomProject): void =>
      project.write(
        Object.fromEntries(random.map((_, at) => [`src/${at === 0 ? "nodes" : `f${at}`}.ts`, toText(random, at)])),
      );
    const step = fc.tuple(randomEdit, fc.constantFrom<Purpose>("manifest", "manifest", "diagnostics"), fc.boolean());
    fc.assert(
      fc.property(randomProject, fc.array(step, { minLength: 1, maxLength: 5 }), (first, steps) => {
        let current = first;
        write(current);
        run();
        for (const [edit, purpose, isEdited] of steps) {
          if (isEdited) write((current = edit(current)));
          if (new Readings(new ProjectCode()).find(toInput(purpose)) === null) misses++;
          else hits++;
          const { ir, ...result } = run(purpose);
          const { ir: expected, ...rest } = runAfresh(purpose);
          expect(result).toEqual(rest);
          expect(ir).toEqual(expected);
        }
      }),
      { numRuns: 100 },
    );
    // Neither is rare.
    expect(Math.min(hits, misses)).toBeGreaterThan(20);
  });
});

/** The module `f0` is called `nodes` here. */
function toText(random: RandomProject, at: number): string {
  return toSource(random, at).replaceAll("./f0.js", "./nodes.js");
}

describe("that cannot be used are ignored:", () => {
  const damages: readonly (readonly [string, () => void])[] = [
    ["a part of a file", () => stored().forEach((file) => writeFileSync(file, readFileSync(file).subarray(0, 500)))],
    ["an empty file", () => stored().forEach((file) => writeFileSync(file, ""))],
    [
      "a changed byte",
      () =>
        stored().forEach((file) =>
          writeFileSync(file, readFileSync(file, "latin1").replace("total", "tofal"), "latin1"),
        ),
    ],
    ["bytes", () => stored().forEach((file) => writeFileSync(file, Buffer.from([0, 255, 254, 10, 1])))],
    ["something else", () => mark(() => null)],
    ["a list", () => mark(() => [])],
    ["a reading of another version", () => mark((reading) => ({ ...reading, key: hashOf("other") }))],
    ["a folder in place of a file", () => stored().forEach((file) => (rmSync(file), mkdirSync(file)))],
    ["a file in place of the folder", () => (rmSync(folder(), { recursive: true }), writeFileSync(folder(), ""))],
    ["a folder that is gone", () => rmSync(join(project.folder, "node_modules/.cache"), { recursive: true })],
  ];
  it.each(damages)("%s", (_, damage) => {
    create();
    mkdirSync(folder(), { recursive: true });
    run();
    damage();
    expect(run()).toEqual(runAfresh());
    expect(run("diagnostics")).toEqual(runAfresh("diagnostics"));
  });

  it.skipIf(process.getuid?.() === 0)("a folder that this user may not write to", () => {
    create();
    mkdirSync(folder(), { recursive: true });
    chmodSync(folder(), 0o500);
    expect(run()).toEqual(runAfresh());
    expect(stored()).toEqual([]);
    chmodSync(folder(), 0o700);
  });

  it("a project without packages", () => {
    create();
    rmSync(join(project.folder, "node_modules"), { recursive: true });
    expect(run()).toEqual(runAfresh());
    expect(existsSync(join(project.folder, "node_modules"))).toBe(false);
  });

  it("a text that is only in memory, of a file that is not there", () => {
    create();
    mkdirSync(folder(), { recursive: true });
    const input = { ...toInput("manifest"), file: join(project.folder, "src/unsaved.ts") };
    for (let each = 0; each < 3; each++)
      expect(startProcess().compile(input)).toEqual(compileModule({ ...input, imports: new ProjectCode() }));
    expect(stored()).toEqual([]);
  });
});

it("are removed if nobody has written them for a month", () => {
  create();
  mkdirSync(folder(), { recursive: true });
  run();
  const old = join(folder(), "gone.json");
  writeFileSync(old, "");
  utimesSync(old, new Date(), new Date(Date.now() - 31 * 24 * 60 * 60 * 1000));
  run();
  expect(existsSync(old)).toBe(true);
  // Only when something is written anyway.
  project.write({ "src/nodes.ts": NODES.replace("spend *", "spend /") });
  run();
  expect(existsSync(old)).toBe(false);
  expect(stored()).toHaveLength(1);
});

it("are in every detail what was read", () => {
  const literals = "[undefined, -0, 1e999, null, '\\ud800', { a: [] }]";
  create({
    "src/nodes.ts": `"use dataflow";
import { node, when } from "@icosian/runtime";
/** An emoji, \u{1f600}. */
export const total = node(when({ region: ${literals} }), (spend: number): number => spend);
`,
  });
  mkdirSync(folder(), { recursive: true });
  run("diagnostics");
  expect(stored()).toHaveLength(1);
  const { ir } = compileModule(toInput("diagnostics"))!;
  const values: unknown[] = [];
  JSON.stringify(ir, (key, value: unknown) => (key === "value" && values.push(value), value));
  expect(values).toEqual(expect.arrayContaining([undefined, -0, Infinity, null, "\ud800"]));
  expect(new Readings().find(toInput("diagnostics"))).toStrictEqual(ir);
});

it("of every fixture are what was read", () => {
  create({});
  const readings = readFixtures().flatMap(
    ({ module, text }) => compileModule({ file: module, module, text, isIncluded: false })?.ir ?? [],
  );
  expect(readings.length).toBeGreaterThan(70);
  for (const ir of readings) expect(deserialize(serialize(ir))).toStrictEqual(ir);
});
