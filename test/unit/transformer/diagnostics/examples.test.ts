/** Each example makes exactly the mistake that its page is about, and the fixed version makes none. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diagnosticKinds } from "../../../../transformer/src/4-check/diagnostic-kinds.ts";
import { unbuiltModule } from "../../../../transformer/src/4-check/graph-rules/unbuilt-module.ts";
import { unknownDecorators, unsupportedHost } from "../../../../transformer/src/diagnostics/kinds/hosts.ts";
import { EXAMPLES, hasExample, readExample } from "../../../run/read-example.mjs";
import { check, checkAlone, checkGenerated, fix, toFiles, writeMessage } from "./examples.ts";

/** What a program in memory cannot show: the message for what the example says. Tests of hosts make these mistakes. */
const told: ReadonlyMap<string, string> = new Map([
  [unsupportedHost.code, unsupportedHost.message({ found: "a host that does not hand over its TypeScript" })],
  [unknownDecorators.code, unknownDecorators.message(null)],
  [unbuiltModule.code, unbuiltModule.message({ module: "@acme/costs/index.js" })],
]);

/** What is not found by checking a program. */
const checks: ReadonlyMap<string, typeof check> = new Map([
  ["ICO2126", checkAlone],
  ["ICO5001", checkGenerated],
]);

/** Two definitions of one node are reported at both. */
const twofold: ReadonlySet<string> = new Set(["ICO2114", "ICO3103", "ICO3111"]);

const examples = readdirSync(EXAMPLES);

it("there is an example for each diagnostic, and no other", () => {
  expect(examples.toSorted()).toEqual(diagnosticKinds.map(({ code }) => code).filter(hasExample));
});

describe.each(examples.filter((code) => !told.has(code)))("%s", (code) => {
  const report = checks.get(code) ?? check;
  const mistake = toFiles(readExample(code, "mistake").text);
  const fixed = toFiles(readExample(code, "fixed").text);
  const lines = report(mistake);
  const reported = `${lines.join("\n")}\n`;
  if (process.env["UPDATE_FIXTURES"] === "1") writeMessage(code, reported);

  it("has a mistake that is reported with the message of the page, and nothing else is", () => {
    expect(lines).toHaveLength(twofold.has(code) ? 2 : 1);
    expect(lines.filter((line) => !line.includes(` ${code} `))).toEqual([]);
    expect(reported).toBe(readExample(code, "message").text);
  });

  it("has a fixed version that is free of diagnostics", () => {
    expect(report(fix(mistake, fixed))).toEqual([]);
  });
});

it.each([...told])("%s has the message of its page", (code, message) => {
  expect(readExample(code, "message").text).toContain(code);
  expect(readExample(code, "message").text).toContain(`: ${message}\n`);
});
