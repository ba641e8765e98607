/** The published JSON schemas describe the types of run records, and nothing looser. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { isEvent, isRecord, readRecorded, RunFolder } from "./run-folder.ts";
import { recordRuns } from "@icosian/runtime/runs";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

/** What these tests use of a schema. */
interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly const?: unknown }>>;
}

type Schema = ObjectSchema & { readonly $defs: Readonly<Record<string, ObjectSchema>> };

const load = createRequire(import.meta.url);
const run = load("@icosian/runtime/run.schema.json") as Schema;
const event = load("@icosian/runtime/run-event.schema.json") as Schema;
const source = join(import.meta.dirname, "../../../../runtime/src/runs");
const folders = new RunFolder();

/** The fields of an interface, and those among them that may be absent. */
function fieldsOf(
  file: string,
  name: string,
): { readonly all: readonly string[]; readonly required: readonly string[] } {
  const text = readFileSync(join(source, file), "utf8");
  for (const statement of parseSync(file, text).program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    if (declaration?.type !== "TSInterfaceDeclaration" || declaration.id.name !== name) continue;
    const members = declaration.body.body.flatMap((member) =>
      member.type === "TSPropertySignature" && member.key.type === "Identifier"
        ? [{ key: member.key.name, isOptional: member.optional }]
        : [],
    );
    const required = members.filter(({ isOptional }) => !isOptional);
    return { all: members.map(({ key }) => key).sort(), required: required.map(({ key }) => key).sort() };
  }
  throw new Error(`${file} has no ${name}.`);
}

describe("the schemas have the fields of the types", () => {
  it.each<[string, string, ObjectSchema]>([
    ["run-record.ts", "RunRecord", run],
    ["run-record.ts", "RunVersions", run.$defs["versions"]!],
    ["run-record.ts", "RunGit", run.$defs["git"]!],
    ["run-record.ts", "RunHost", run.$defs["host"]!],
    ["run-record.ts", "RunError", run.$defs["error"]!],
    ["run-record.ts", "RunCause", run.$defs["cause"]!],
    ["run-value.ts", "RunValue", run.$defs["value"]!],
    ["run-value.ts", "RunColumn", run.$defs["column"]!],
    ["run-value.ts", "RunSummary", run.$defs["summary"]!],
    ["run-value.ts", "RunFrequency", run.$defs["frequency"]!],
    ["run-event.ts", "NodeStartEvent", event.$defs["nodeStart"]!],
    ["run-event.ts", "NodeEndEvent", event.$defs["nodeEnd"]!],
    ["run-event.ts", "RetryEvent", event.$defs["retry"]!],
    ["run-event.ts", "WarningEvent", event.$defs["warning"]!],
    ["run-event.ts", "ItemEndEvent", event.$defs["itemEnd"]!],
    ["run-event.ts", "RunEndEvent", event.$defs["runEnd"]!],
  ])("%s %s", (file, name, { properties, required }) => {
    const fields = fieldsOf(file, name);
    expect(fields.all.length).toBeGreaterThan(1);
    expect(Object.keys(properties).sort()).toEqual(fields.all);
    expect([...required].sort()).toEqual(fields.required);
  });

  it("and every kind of event", () => {
    const text = readFileSync(join(source, "run-event.ts"), "utf8");
    const kinds = [...text.matchAll(/event: "(\w+)"/g)].map(([, kind]) => kind!);
    expect(kinds).toHaveLength(6);
    expect(kinds.map((kind) => event.$defs[kind]!.properties["event"]!.const)).toEqual(kinds);
  });
});

describe("the schemas refuse", () => {
  const folder = folders.fresh();
  const flow = build({
    modules: [
      makeModule(
        "src/a.ts",
        define("a", ["x"], (x: number) => x),
      ),
    ],
    adapters: [recordRuns({ folder })],
  });
  flow.executeSync(["a"], { inputs: { x: 1 } });
  const { record, events } = readRecorded(folder);
  const [start] = events;

  it.each([
    ["another version", { ...record, version: 2 }],
    ["another outcome", { ...record, outcome: "died" }],
    ["more fields", { ...record, extra: 1 }],
    ["an id that is a path", { ...record, runId: "../x" }],
    ["a value without a type", { ...record, inputs: { x: { version: null } } }],
    ["fewer fields", { version: 1 }],
  ])("%s of a record", (_, value) => expect(isRecord(value)).toBe(false));

  it.each([
    ["another version", { ...start, version: 2 }],
    ["another event", { ...start, event: "nodeStop" }],
    ["more fields", { ...start, extra: 1 }],
    ["an item without an index", { ...start, items: [{ fanOut: "a" }] }],
  ])("%s of an event", (_, value) => expect(isEvent(value)).toBe(false));
});
