/** An editor knows the nodes that modifiers make. */
import type ts from "typescript";
import { describe, expect, it } from "vitest";
import { extend } from "../../../../../transformer/src/hosts/editor/project/extensions.ts";
import { features } from "../../../../../transformer/src/hosts/editor/features/features.ts";
import { openService } from "./open-service.ts";

const FEATURES = `"use dataflow";
import { extractFields, inject, node, parameterize, source, value } from "@icosian/runtime";

export const statistics = node(
  extractFields("average", "largest"),
  (spend: number[]): { average: number; largest: number } => ({ average: spend.length, largest: 1 }),
);

export const mean = node(
  parameterize({ short: { days: value(3) }, long: { days: value(30) } }),
  (average: number, days: number): number => average / days,
);

export const scaled = node(inject({ rate: source("largest") }), (short: number, rate: number): number => short * rate);

export const plain = (scaled: number): number => scaled;

export const total = (scal: number): number => scal;
`;
const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

export const flow = dataflow(features);
`;

/** The service with everything that the plugin adds, and a way to point into the file of the features. */
function open(): { readonly service: ts.LanguageService; at(text: string): [file: string, offset: number] } {
  const { project, languageService, path } = openService({ "features.ts": FEATURES, "main.ts": MAIN });
  const service = extend(languageService, features(project), (method, error) => {
    throw new Error(method, { cause: error });
  });
  return { service, at: (text) => [path("features.ts"), FEATURES.indexOf(text)] };
}

function hover(text: string): string {
  const { service, at } = open();
  const info = service.getQuickInfoAtPosition(...at(text));
  return (info?.documentation ?? []).map((part) => part.text).join("");
}

describe("hover", () => {
  it("of a parameter names the made node", () => {
    expect(hover("average: number, days")).toContain("Node `average: unknown`");
    expect(hover("short: number")).toContain("Node `short: number`");
    expect(hover("short: number")).toContain("Taken by `scaled`.");
  });

  it("of a parameter that a modifier feeds from a node names that node", () => {
    expect(hover("rate: number")).toContain("Node `largest: unknown`");
  });

  it("of a parameter that a modifier feeds with a value is TypeScript's own", () =>
    expect(hover("days: number")).toBe(""));
});

it("completion offers the made nodes, and not the function that they are made of", () => {
  const { service, at } = open();
  const [file, offset] = at("scal: number");
  const names = service.getCompletionsAtPosition(file, offset + 4, {})?.entries.map(({ name }) => name) ?? [];
  expect(names).toEqual(expect.arrayContaining(["average", "largest", "long", "scaled", "short", "statistics"]));
  expect(names).not.toContain("mean");
});

it("go-to-definition leads to the function", () => {
  const { service, at } = open();
  const [file, offset] = at("short: number");
  const found = service.getDefinitionAtPosition(file, offset) ?? [];
  expect(found.map(({ textSpan }) => FEATURES.slice(textSpan.start, textSpan.start + textSpan.length))).toEqual([
    "mean",
  ]);
});

describe("rename", () => {
  const info = (text: string): string => {
    const { service, at } = open();
    const [file, offset] = at(text);
    const answer = service.getRenameInfo(file, offset, {});
    expect(service.findRenameLocations(file, offset, false, false, {})?.length === 0).toBe(!answer.canRename);
    return answer.canRename ? answer.displayName : answer.localizedErrorMessage;
  };

  it("goes on for nodes of their own names", () => {
    expect(info("scaled = ")).toBe("scaled");
    expect(info("statistics = ")).toBe("statistics");
  });

  it("is refused where a modifier writes the name, so that nothing is half renamed", () => {
    expect(info("short: number")).toBe("`short` is written in a modifier of `mean`.");
    expect(info("rate: number")).toBe("`largest` is written in a modifier of `statistics`.");
  });
});
