/** The published JSON schema describes what is exported, and nothing looser. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { dataflow } from "@icosian/runtime";
import { toJson } from "@icosian/runtime/visualize";
import { loadModules } from "../modifiers/build.ts";
import { configOf, PAIRS, writeModule } from "../modifiers/model/matrix-pairs.ts";
import { INNER_SOURCES, MATRIX } from "../modifiers/model/matrix-rows.ts";
import { EVERY } from "./graphs.ts";

/** What these tests use of the schema. */
interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[]; readonly const?: unknown }>>;
}

const schema = createRequire(import.meta.url)("@icosian/runtime/execution.schema.json") as ObjectSchema & {
  readonly $defs: Readonly<Record<string, ObjectSchema>>;
};
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
const source = join(import.meta.dirname, "../../../../runtime/src");

function findFaults(value: unknown): unknown {
  return validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors;
}

/** The fields of an interface of a file, as it is written. */
function fieldsOf(file: string, name: string): readonly string[] {
  const text = readFileSync(join(source, file), "utf8");
  for (const statement of parseSync(file, text).program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    if (declaration?.type !== "TSInterfaceDeclaration" || declaration.id.name !== name) continue;
    return declaration.body.body.flatMap((member) =>
      member.type === "TSPropertySignature" && member.key.type === "Identifier" ? [member.key.name] : [],
    );
  }
  throw new Error(`${file} has no ${name}.`);
}

describe("the schema has the fields of the types", () => {
  it.each([
    ["ExecutionExport", schema],
    ["ExportedNode", schema.$defs["node"]!],
    ["ExportedOrigin", schema.$defs["origin"]!],
    ["ExportedEdge", schema.$defs["edge"]!],
  ])("%s", (name, { properties, required }) => {
    const fields = [...fieldsOf("lineage/execution-export.ts", name)].sort();
    expect(fields.length).toBeGreaterThan(1);
    expect(Object.keys(properties).sort()).toEqual(fields);
    expect([...required].sort()).toEqual(fields);
  });

  it("and the kinds", () => {
    const text = readFileSync(join(source, "graph/node-kind.ts"), "utf8");
    const kinds = [...text.matchAll(/"(\w+)"/g)].map(([, kind]) => kind!);
    expect([...schema.$defs["node"]!.properties["kind"]!.enum!].sort()).toEqual(kinds.sort());
  });
});

describe("the schema accepts", () => {
  it("every kind of node, also when a view is written as JSON", () => {
    expect(findFaults(EVERY)).toEqual([]);
    expect(findFaults(JSON.parse(toJson(EVERY, { upstreamOf: "mean", hideInputs: true })))).toEqual([]);
  });

  it("what every modifier makes", async () => {
    const beside = (name: string): string => (name === "tag" ? "inject" : "tag");
    const pairs = PAIRS.filter(({ inner, outer }) => outer === beside(inner) && inner !== "mutate");
    const isAsync = (inner: string): boolean => MATRIX[inner]!.wantsAsync === true;
    const sources = pairs.map((pair) => writeModule(pair, isAsync(pair.inner) ? "async " : ""));
    const modules = (await loadModules(...INNER_SOURCES, ...sources)).slice(INNER_SOURCES.length);
    expect(modules.length).toBeGreaterThan(20);
    for (const [index, module] of modules.entries()) {
      const flow = dataflow({ modules: [module], config: configOf(pairs[index]!) } as never) as {
        exportExecution(names: readonly string[]): unknown;
        listAvailableVariables(): readonly { readonly name: string }[];
        visualize(options: object): string;
      };
      const names = flow.listAvailableVariables().map(({ name }) => name);
      expect(findFaults(flow.exportExecution(names)), pairs[index]!.inner).toEqual([]);
      expect(findFaults(JSON.parse(flow.visualize({ format: "json" })))).toEqual([]);
    }
  });

  const samples = join(import.meta.dirname, "../../../../samples");
  it("has samples to be tried with", () => expect(readdirSync(samples).length).toBeGreaterThan(5));
});

describe("the schema refuses", () => {
  const [node] = EVERY.nodes;
  it.each([
    ["another version", { ...EVERY, exportVersion: 2 }],
    ["more fields", { ...EVERY, extra: 1 }],
    ["an unknown kind", { ...EVERY, nodes: [{ ...node, kind: "group" }] }],
    ["more fields of a node", { ...EVERY, nodes: [{ ...node, extra: 1 }] }],
    ["fewer fields of a node", { ...EVERY, nodes: [{ name: "a" }] }],
    ["tags that are numbers", { ...EVERY, nodes: [{ ...node, tags: { a: 1 } }] }],
    ["an edge without ends", { ...EVERY, edges: [{ isOptional: true, collects: true }] }],
  ])("%s", (_, value) => expect(validate(value)).toBe(false));
});
