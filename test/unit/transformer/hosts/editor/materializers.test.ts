/** An editor knows materializers, also after edits of the constants that hold them. */
import { describe, expect, it } from "vitest";
import { features } from "../../../../../transformer/src/hosts/editor/features/features.ts";
import { extend } from "../../../../../transformer/src/hosts/editor/project/extensions.ts";
import { openService } from "./open-service.ts";

const FEATURES = `"use dataflow";
export const spendMean = (spend: Float64Array): number => spend.length;
export const label = (spendMean: number): string => \`\${spendMean}\`;
`;
const SOURCES = `import { from } from "@icosian/runtime/data";
import { csv } from "@icosian/runtime/csv";
export const SOURCES = [from(csv<{ spend: Float64Array }>(), { columns: ["spend"], path: "weeks.csv" })];
`;
const MAIN = `import { dataflow } from "@icosian/runtime";
import { to } from "@icosian/runtime/data";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";
import { SOURCES } from "./sources.ts";

const flow = dataflow({
  modules: [features],
  materializers: [...SOURCES, to(json, { id: "saved", dependencies: ["spendMean"], path: "mean.json" })],
});
await flow.execute(["label", "saved"]);
`;

const open = () => {
  const opened = openService({ "features.ts": FEATURES, "sources.ts": SOURCES, "main.ts": MAIN });
  const service = extend(opened.languageService, features(opened.project), (method, error) => {
    throw new Error(method, { cause: error });
  });
  const codesOf = (name: string): readonly string[] =>
    service.getSemanticDiagnostics(opened.path(name)).map(({ messageText }) => (messageText as string).split(" ")[0]!);
  return { ...opened, service, codesOf };
};

describe("diagnostics", () => {
  it("follow the constants of other files, edit by edit", () => {
    const { codesOf, write } = open();
    expect([codesOf("features.ts"), codesOf("main.ts")]).toEqual([[], []]);
    write("sources.ts", SOURCES.replace("spend: Float64Array", "spend: string[]"));
    expect([codesOf("features.ts"), codesOf("main.ts")]).toEqual([["ICO3101"], []]);
    write("sources.ts", SOURCES.replace('"spend"', '"spent"').replace("spend:", "spent:"));
    expect(codesOf("main.ts")).toEqual(["ICO3202"]);
    write("sources.ts", SOURCES);
    expect([codesOf("features.ts"), codesOf("main.ts")]).toEqual([[], []]);
  });

  it("follow what is saved", () => {
    const { codesOf, write } = open();
    write("main.ts", MAIN.replace('["spendMean"]', '["spendMaen"]'));
    expect(codesOf("main.ts")).toEqual(["ICO6020"]);
    write("main.ts", MAIN);
    expect(codesOf("main.ts")).toEqual([]);
  });
});

describe("rename", () => {
  it("of a node renames it where it is saved", () => {
    const { service, path } = open();
    const found = service.findRenameLocations(path("features.ts"), FEATURES.indexOf("spendMean ="), false, false, {});
    const texts = (found ?? []).map(({ fileName, textSpan: { start, length } }) => {
      const text = fileName.endsWith("main.ts") ? MAIN : FEATURES;
      return `${fileName.split("/").at(-1)} ${text.slice(start - 1, start + length + 1)}`;
    });
    expect(texts.toSorted((a, b) => (a < b ? -1 : 1))).toContain('main.ts "spendMean"');
    expect(texts.filter((text) => text.startsWith("features.ts"))).toHaveLength(3);
  });

  it("of a node that a materializer makes is refused, because the name may be that of a column", () => {
    const { service, path } = open();
    const info = service.getRenameInfo(path("features.ts"), FEATURES.indexOf("spend: Float64Array"), {});
    expect(info.canRename).toBe(false);
    expect(info.canRename ? "" : info.localizedErrorMessage).toBe(
      "`spend` is written in a modifier of `from(…, { columns: … })`.",
    );
  });
});
