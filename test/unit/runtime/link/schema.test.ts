/** The published JSON schema describes the manifests that the transformer writes, and nothing looser. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { MANIFEST_VERSION } from "@icosian/runtime";
import { compileModule } from "../../../../transformer/src/compile-file.ts";

const schema = createRequire(import.meta.url)("@icosian/runtime/manifest.schema.json") as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const samples = join(import.meta.dirname, "../../../../samples");

/** The JSON form of a module's manifest. */
function toJson(text: string): Record<string, unknown> {
  const compiled = compileModule({ file: "/p/src/a.ts", module: "src/a.ts", text, isIncluded: false });
  // `JSON.parse(JSON.stringify($manifest))` has no functions; here they are still expressions.
  return JSON.parse(
    JSON.stringify(compiled?.manifest, (key, value: unknown) => (key === "function" ? undefined : value)),
  ) as Record<string, unknown>;
}

const text = `"use dataflow";
import type { RunContext } from "@icosian/runtime";
/** Documented. */
export async function a(b: number, { c, d = 1 }: { c: string; d?: number }, context: RunContext): Promise<number> { return b; }`;

describe("the schema", () => {
  it.each(readdirSync(samples))("accepts the manifests of samples/%s", (sample) => {
    const folder = join(samples, sample, "src");
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    const modules = texts.filter((each) => each.startsWith('"use dataflow"'));
    expect(modules.length).toBeGreaterThan(0);
    for (const each of modules) expect(validate(toJson(each)), JSON.stringify(validate.errors)).toBe(true);
  });

  it("accepts every kind of parameter, and names the current version", () => {
    const json = toJson(text);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(schema).toHaveProperty("properties.manifestVersion.const", MANIFEST_VERSION);
  });

  it.each([
    { manifestVersion: 2 },
    { module: "" },
    { definitions: {} },
    { extra: 1 },
    { definitions: [{ name: "a" }] },
  ])("refuses %j", (change) => expect(validate({ ...toJson(text), ...change })).toBe(false));
});
