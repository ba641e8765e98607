/** Each format writes the same diagnostics for its readers: exactly, and with every character that could break it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../../../transformer/src/diagnostics/diagnostic.ts";
import type { Format, Sources } from "../../../../../transformer/src/diagnostics/formats/format.ts";
import { githubFormat } from "../../../../../transformer/src/diagnostics/formats/github-format.ts";
import { jsonFormat } from "../../../../../transformer/src/diagnostics/formats/json-format.ts";
import { lineFormat } from "../../../../../transformer/src/diagnostics/formats/line-format.ts";
import { createPrettyFormat } from "../../../../../transformer/src/diagnostics/formats/pretty-format.ts";
import { diagnosticKinds } from "../../../../../transformer/src/4-check/diagnostic-kinds.ts";
import { FORMATS } from "../../../../../transformer/src/hosts/cli/terminal/formats.ts";
import { createSarifFormat } from "../../../../../transformer/src/diagnostics/formats/sarif-format.ts";

const TEXT = `"use dataflow";\r\n\texport const größe = (\r\n  x: number,\r\n): number => x;\r\n`;
const start = TEXT.indexOf("größe");
const diagnostics: readonly Diagnostic[] = [
  {
    code: "ICO3105",
    slug: "near-miss",
    severity: "warning",
    message: "100 %: `größe`,\nand more",
    file: "/p/src/a b.ts",
    span: { start, end: start + 5 },
    related: [{ file: "/p/src/a b.ts", span: { start, end: TEXT.indexOf(": number =>") }, message: "Several lines." }],
    fixes: [{ title: "Rename", edits: [{ file: "/p/src/a b.ts", span: { start, end: start + 5 }, text: "x" }] }],
  },
];
const sources: Sources = { textOf: () => TEXT, nameOf: (file) => file.replace("/p/", "") };
const plain: Format = createPrettyFormat((_, text) => text);

describe("formats", () => {
  it.each(Object.keys(FORMATS))("%s is in the manual", (name) => {
    const manual = readFileSync(join(import.meta.dirname, "../../../../../transformer/README.md"), "utf8");
    const [, list = ""] = /`--format` is ([\s\S]*?)\. /.exec(manual) ?? [];
    expect(list).toContain(`\`${name}\``);
  });

  it("line", () => {
    expect(lineFormat(diagnostics, sources)).toBe(
      "src/a b.ts:2:15 - warning ICO3105 near-miss: 100 %: `größe`,\nand more\n",
    );
  });

  it("pretty: marks the code, keeps tabs, and of several lines shows the first", () => {
    expect(plain(diagnostics, sources)).toBe(
      [
        "src/a b.ts:2:15 warning ICO3105 near-miss: 100 %: `größe`,\nand more",
        "  2 | \texport const größe = (",
        "    | \t             ~~~~~",
        "  src/a b.ts:2:15 Several lines.",
        "  2 | \texport const größe = (",
        "    | \t             ~~~~~~~~~",
        "  Fix: Rename",
        "",
        "",
      ].join("\n"),
    );
  });

  it("pretty: paints every part in its own style", () => {
    const painted = createPrettyFormat((style, text) => `<${style}:${text}>`)(diagnostics, sources);
    expect(painted).toContain("<location:src/a b.ts:2:15> <warning:warning> <code:ICO3105 near-miss>");
  });

  it("json: one object a line", () => {
    const lines = jsonFormat(diagnostics, sources).trimEnd().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      file: "src/a b.ts",
      line: 2,
      column: 15,
      endLine: 2,
      endColumn: 20,
      code: "ICO3105",
      slug: "near-miss",
      severity: "warning",
      related: [{ line: 2, endLine: 4, message: "Several lines." }],
      fixes: [{ title: "Rename", edits: [{ text: "x", column: 15 }] }],
    });
  });

  it("github: escapes what would end a command", () => {
    expect(githubFormat(diagnostics, sources)).toBe(
      "::warning file=src/a b.ts,line=2,col=15,endLine=2,endColumn=20,title=ICO3105 near-miss::100 %25: `größe`,%0Aand more\n",
    );
  });

  it("sarif: names the rule, the region and an address", () => {
    const log = JSON.parse(createSarifFormat(diagnosticKinds)(diagnostics, sources)) as {
      readonly version: string;
      readonly runs: readonly [
        {
          readonly results: readonly unknown[];
          readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
        },
      ];
    };
    expect(log.version).toBe("2.1.0");
    const [{ results, tool }] = log.runs;
    expect(tool.driver.rules.map(({ id }) => id)).toContain("ICO3105");
    expect(results).toEqual([
      expect.objectContaining({
        ruleId: "ICO3105",
        level: "warning",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "src/a%20b.ts" },
              region: { startLine: 2, startColumn: 15, endLine: 2, endColumn: 20 },
            },
          },
        ],
      }),
    ]);
  });

  it.each([lineFormat, plain, jsonFormat, githubFormat])("say nothing when there is nothing to say", (format) => {
    expect(format([], sources)).toBe("");
  });
});
