/** Hosts that compile one file at a time notice edits of what it imports: generated files, Jest's cache, bundlers. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { PluginModules } from "../../../../../transformer/src/hosts/bundlers/modules/plugin-modules.ts";
import { createTransformer } from "../../../../../transformer/src/hosts/jest/jest.ts";
import type { JestCall } from "../../../../../transformer/src/hosts/jest/next-transformer.ts";
import { FreshFiles } from "../../../../../transformer/src/project/generate/fresh-files.ts";
import { Generator } from "../../../../../transformer/src/project/generate/generator.ts";
import { VersionProject } from "./version-project.ts";

const NODES = "src/nodes.ts";
const HELPER = "src/helper.ts";
const TSCONFIG = {
  compilerOptions: {
    plugins: [{ transform: "@icosian/transformer", generate: [{ out: "src/flow.gen.ts", modules: [NODES] }] }],
  },
};

let project: VersionProject | undefined;
afterEach(() => project?.remove());

function create(): VersionProject {
  project = new VersionProject({
    [NODES]: `"use dataflow";\nimport { helper } from "./barrel.js";\nexport const n = (x: number): number => helper(x);\n`,
    "src/barrel.ts": `export * from "./helper.js";\n`,
    [HELPER]: "export const helper = (x: number): number => x + 1;\n",
    "src/unrelated.ts": "export const other = 1;\n",
    "tsconfig.json": JSON.stringify(TSCONFIG),
  });
  return project;
}

function versionIn(text: string): string {
  return /codeVersion"?: "([0-9a-f]+)"/.exec(text)?.[1] ?? "none";
}

/** The version as a new process computes it. */
function expected(): string {
  return project!.versionsOf(NODES)["n"] ?? "";
}

const EDIT = "export const helper = (x: number): number => x + 2;\n";

describe("generated files", () => {
  it("are stale after an edit of a helper, and written again", () => {
    const { folder } = create();
    const out = join(folder, "src/flow.gen.ts");
    const files = new FreshFiles(folder);
    expect(files.refresh().map(({ outcome }) => outcome)).toEqual(["written"]);
    expect(versionIn(readFileSync(out, "utf8"))).toBe(expected());
    for (const text of [EDIT, EDIT.replace("2", "3")]) {
      project!.write({ [HELPER]: text, "src/unrelated.ts": text });
      expect(files.refresh(join(folder, "src/unrelated.ts"))).toEqual([]);
      expect(files.refresh(join(folder, HELPER)).map(({ outcome }) => outcome)).toEqual(["written"]);
      expect(versionIn(readFileSync(out, "utf8"))).toBe(expected());
      expect(files.refresh(join(folder, HELPER))).toEqual([]);
    }
    project!.write({ [HELPER]: EDIT });
    const job = {
      out,
      modules: [join(folder, NODES)],
      allowsOverrides: false,
      plans: [],
      isIncluded: () => false,
      importsTypeScript: false,
    };
    const checked = new Generator().run(job, "check");
    expect(checked.outcome).toBe("stale");
    expect(checked.files).toEqual(expect.arrayContaining([join(folder, "src/barrel.ts"), join(folder, HELPER)]));
  });
});

describe("Jest", () => {
  it("has another key after an edit of a helper, and the same one after an edit that does not matter", () => {
    const { folder } = create();
    const { getCacheKey, process: transform } = createTransformer();
    // A cast because only these parts of the call are read.
    const call = {
      configString: "",
      instrument: false,
      supportsStaticESM: true,
      config: { rootDir: folder },
      transformerConfig: {},
    } as unknown as JestCall;
    const file = join(folder, NODES);
    const text = project!.read(NODES);
    const keys = [getCacheKey(text, file, call)];
    for (const edit of ["", "// A comment.\n"]) {
      project!.write({ [HELPER]: `${edit}${EDIT}` });
      keys.push(getCacheKey(text, file, call));
      expect(versionIn(transform(text, file, call).code)).toBe(expected());
    }
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe(keys[1]);
  });
});

describe("a bundler", () => {
  it("is told of every file on which a module depends, and transforms it again with the new version", () => {
    const { folder } = create();
    expect(existsSync(join(folder, HELPER))).toBe(true);
    const modules = new PluginModules({});
    modules.setRoot(folder);
    const transform = (): { readonly code: string; readonly files: readonly string[] } => {
      const { output } = modules.transform(project!.read(NODES), join(folder, NODES))!;
      return output!;
    };
    const first = transform();
    expect(first.files).toEqual([join(folder, "src/barrel.ts"), join(folder, HELPER)]);
    expect(versionIn(first.code)).toBe(expected());

    project!.write({ [HELPER]: EDIT });
    modules.refreshCode();
    expect(versionIn(transform().code)).toBe(expected());

    // A development server looks for changes by itself.
    modules.isServing = true;
    project!.write({ [HELPER]: EDIT.replace("2", "3") });
    expect(versionIn(transform().code)).toBe(expected());
    expect(versionIn(transform().code)).not.toBe(versionIn(first.code));
  });
});
