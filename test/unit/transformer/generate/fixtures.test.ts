/** What is generated of each fixture, whether it compiles, and whether it says what a transformed module says. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Dataflow, Manifest } from "@icosian/runtime";
import { afterAll, describe, expect, it } from "vitest";
import { compileModule } from "../../../../transformer/src/compile-file.ts";
import { ProjectCode } from "../../../../transformer/src/project/versions/project-code.ts";
import { compile } from "./compile.ts";
import {
  copyFixture,
  EXPECTED,
  folderOf,
  generateFixture,
  makePackage,
  readGenerateFixtures,
} from "./generate-fixtures.ts";

type Loaded = Readonly<Record<string, unknown>>;

/** What the functions of a generated file are called that give the manifests. */
const MANIFESTS = /^function (manifestOf\w*)/gm;

describe.each(readGenerateFixtures())("$name", (fixture) => {
  const folder = copyFixture(fixture.name);
  afterAll(() => rmSync(folder, { recursive: true }));
  const { outcome, diagnostics, files } = generateFixture(folder, fixture);
  const text = readFileSync(join(folder, EXPECTED), "utf8");
  if (process.env["UPDATE_FIXTURES"] === "1") writeFileSync(join(folderOf(fixture.name), EXPECTED), text);

  it("is generated as expected", () => {
    expect(diagnostics).toEqual([]);
    expect(text).toBe(readFileSync(join(folderOf(fixture.name), EXPECTED), "utf8"));
    expect(outcome).toBe("fresh");
  });

  it("compiles without a plugin", () => expect(compile(folder, [EXPECTED])).toEqual([]));

  it("says what the manifests of the transformer say", async () => {
    const [plain, transformed] = await loaded();
    const manifests = [...text.matchAll(MANIFESTS)].map(([, name = ""]) =>
      // A cast because the functions are exported for this test.
      (plain[name] as () => Record<string, unknown>)(),
    );
    // Barrels without the directive have none of their own; what barrels pick is said in other ways.
    const expected = files.flatMap((file) => {
      const { picks: _, ...manifest } = (transformed.get(file)!["$manifest"] ?? {}) as Partial<Manifest>;
      return manifest.module === file.slice(folder.length + 1) ? [manifest] : [];
    });
    const modules = new Set<unknown>(expected.map(({ module }) => module));
    const own = manifests.flatMap(({ manifestVersion, module, code, definitions }) =>
      modules.has(module) ? [{ manifestVersion, module, code, definitions: Object.values(definitions as object) }] : [],
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(own.map(describeManifest)).toEqual(expected.map(describeManifest));
  });

  it("links to the same dataflow", async () => {
    const [plain, transformed] = await loaded();
    const { manifest } = plain as { readonly manifest: Generated };
    const { dataflow } = await import("@icosian/runtime");
    const { config, allowModuleOverrides } = fixture;
    const modules = fixture.modules.map((module) => transformed.get(join(folder, module))!);
    const expected = dataflow({ modules, config, allowModuleOverrides }).listAvailableVariables();
    expect(manifest.configure(config).listAvailableVariables()).toEqual(expected);
  });

  let both: Promise<readonly [Loaded, ReadonlyMap<string, Loaded>]> | undefined;
  function loaded(): NonNullable<typeof both> {
    return (both ??= Promise.all([loadGenerated(), loadTransformed()]));
  }

  /** The generated file as it runs, which also gives its manifests. */
  async function loadGenerated(): Promise<Loaded> {
    const names = [...text.matchAll(MANIFESTS)].map(([, name]) => name);
    const script = join(folder, EXPECTED.replace(".ts", ".js"));
    writeFileSync(script, `${readFileSync(script, "utf8")}export { ${names.join(", ")} };\n`);
    return load(script);
  }

  /** The modules as a transformer compiles them, by source file. */
  async function loadTransformed(): Promise<ReadonlyMap<string, Loaded>> {
    const copy = makePackage();
    cpSync(folder, copy, { recursive: true, filter: (source) => !source.includes("node_modules") });
    const imports = new ProjectCode();
    const relocated = files.map((file) => file.replace(folder, copy));
    for (const [index, file] of relocated.entries()) {
      const original = files[index]!;
      const module = original.slice(folder.length + 1);
      const source = readFileSync(original, "utf8");
      const input = { file: original, module, text: source, isIncluded: false, imports };
      const { manifestText = "" } = compileModule(input) ?? {};
      const script = file.replace(/ts$/, "js");
      writeFileSync(script, `${readFileSync(script, "utf8")}${manifestText}`);
    }
    const modules = await Promise.all(relocated.map((file) => load(file.replace(/ts$/, "js"))));
    rmSync(copy, { recursive: true });
    return new Map(files.map((file, index) => [file, modules[index]!]));
  }
});

/** A manifest with functions as they are written, because two copies of a module have two of each, and with values. */
function describeManifest(manifest: object): unknown {
  const text = JSON.stringify(manifest, (key, value: unknown) => {
    if (typeof value === "function") return String(value);
    return key === "defaults" ? compute(value as Readonly<Record<string, () => unknown>>) : value;
  });
  return JSON.parse(text);
}

function compute(defaults: Readonly<Record<string, () => unknown>>): object {
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, value()]));
}

interface Generated {
  configure(config: object): Dataflow<object>;
}

async function load(file: string): Promise<Loaded> {
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Loaded;
}
