/** What a build says of generated files that cannot be. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GeneratedBeside } from "../../../../../transformer/src/hosts/bundlers/modules/generated-beside.ts";

const FEATURES = `"use dataflow";\nexport const total = (price: number): number => price;\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "generated-beside-"));
  write("features.ts", FEATURES);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

function refresh(entry: object): string | null {
  write("package.json", JSON.stringify({ type: "module", icosian: { generate: [entry] } }));
  return new GeneratedBeside(folder).refresh();
}

describe("a generated file that cannot be", () => {
  it.each([
    ["of a module that is not there", { modules: ["feature.ts"] }, "There is no "],
    ["of a file that is no dataflow module", { modules: ["plain.ts"] }, "is no dataflow module. Begin it with"],
    ["in the place of a file of the user's", { out: "plain.ts", modules: ["features.ts"] }, "was not generated, so"],
    ["with a plan for what is not there", { modules: ["features.ts"], plans: [["totl"]] }, "Did you mean `total`?"],
    ["of an entry with a wrong key", { modules: ["features.ts"], plan: [["total"]] }, "Write a list of"],
  ])("%s", (_name, entry, message) => {
    write("plain.ts", "export const one = 1;\n");
    expect(refresh(entry)).toContain(message);
    expect(existsSync(join(folder, "features.gen.ts"))).toBe(false);
  });

  it("of a module with errors", () => {
    write("features.ts", FEATURES.replace("price: number", "price"));
    const said = refresh({ modules: ["features.ts"] });
    expect(said).toMatch(/features\.ts:2:23 - error ICO2101 /);
    expect(said).toMatch(/features\.gen\.ts was not generated\.$/);
  });
});

it("says nothing of what could be generated, and of projects that generate nothing", () => {
  expect(refresh({ modules: ["features.ts"] })).toBeNull();
  expect(existsSync(join(folder, "features.gen.ts"))).toBe(true);
  write("package.json", `{ "type": "module" }`);
  expect(new GeneratedBeside(folder).refresh()).toBeNull();
});
