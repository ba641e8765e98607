/** Sources that nest deeply are read without recursion, and what the parser could not survive is refused with its location. */
import { describe, expect, it } from "vitest";
import ts from "typescript";
import transformer from "@icosian/transformer";
import { findTooDeep } from "../../../../transformer/src/2-analyse/syntax/find-too-deep.ts";
import { withStack } from "../../../../transformer/src/project/compilers/with-stack.ts";
import { stripTypes } from "../../../../transformer/src/hosts/register/strip-types.ts";
import { Tsconfigs } from "../../../../transformer/src/project/tsconfig/tsconfigs.ts";
import { compileModule, readFileCalls, type CompiledModule } from "../../../../transformer/src/compile-file.ts";

/** Kinds of nesting, each with how deep it is tried: much deeper than TypeScript goes. */
const KINDS: Readonly<Record<string, readonly [depth: number, toBody: (depth: number) => string]>> = {
  "terms of a sum": [20_000, (n) => Array(n).fill("x").join(" + ")],
  "operands of `??`": [10_000, (n) => Array(n).fill("x").join(" ?? ")],
  "a chain of methods": [10_000, (n) => `"a"${".trim()".repeat(n)}`],
  conditions: [2_500, (n) => `${Array.from({ length: n }, (_, i) => `x === ${i} ? ${i} : `).join("")}0`],
  lists: [1_500, (n) => "[".repeat(n) + "x" + "]".repeat(n)],
  objects: [1_500, (n) => `({ a: ${"{ a: ".repeat(n)}x${" }".repeat(n)} })`],
  calls: [1_500, (n) => "Math.abs(".repeat(n) + "x" + ")".repeat(n)],
  functions: [3_000, (n) => `${"() => ".repeat(n)}x`],
  templates: [1_500, (n) => "`${".repeat(n) + "x" + "}`".repeat(n)],
  casts: [20_000, (n) => `x${" as any".repeat(n)}`],
  "a list type": [20_000, (n) => `x as any as number${"[]".repeat(n)}`],
  tuples: [1_500, (n) => `x as any as ${"[".repeat(n)}1${"]".repeat(n)}`],
  "conditional types": [3_000, (n) => `x as any as ${"1 extends 2 ? 3 : ".repeat(n)}4`],
  "`else if`": [
    9_000,
    (n) => `{ ${Array.from({ length: n }, (_, i) => `if (x === ${i}) return ${i};`).join(" else ")} return x; }`,
  ],
  blocks: [1_900, (n) => `{ ${"{ ".repeat(n)}${"} ".repeat(n)} return x; }`],
  patterns: [1_900, (n) => `{ const ${"[".repeat(n)}y${"]".repeat(n)} = x as any; return y; }`],
};

function toModule(body: string): string {
  return `"use dataflow";\nexport const a = (x: number): unknown => ${body};\n`;
}

function compile(text: string): CompiledModule | null {
  return compileModule({ file: "src/a.ts", module: "src/a.ts", text, isIncluded: false });
}

describe.each(Object.entries(KINDS))("%s", (_, [depth, toBody]) => {
  it(`is read ${depth} deep`, () => {
    const compiled = compile(toModule(toBody(depth)));
    expect(compiled?.diagnostics).toEqual([]);
    expect(compiled?.manifest?.definitions).toHaveLength(1);
  });

  it("has the code version of its own text, whatever the layout", () => {
    const [small, other] = [toModule(toBody(30)), toModule(toBody(31))];
    const versionOf = (text: string): string =>
      /codeVersion: "(\w+)"/.exec(compile(text)?.manifestText ?? "")?.[1] ?? "";
    expect(versionOf(small.replace(" => ", "  =>\n/* a comment */ "))).toBe(versionOf(small));
    expect(versionOf(other)).not.toBe(versionOf(small));
  });

  it("is refused with its location where the parser would end the process", () => {
    const text = toModule(toBody(60_000));
    const compiled = compile(text);
    expect(compiled?.diagnostics.map(({ code, file }) => [code, file])).toEqual([["ICO2126", "src/a.ts"]]);
    const { span } = compiled!.diagnostics[0]!;
    expect(text.slice(0, span.start)).toContain("=> ");
    expect(span.end).toBeGreaterThan(span.start);
    const settings = new Tsconfigs().of("/src/a.ts");
    expect(() => stripTypes({ file: "/src/a.ts", url: "file:///src/a.ts", text, source: text, settings })).toThrow(
      /^\/src\/a\.ts:2:\d+ - error ICO2126 too-deep: /,
    );
  });
});

it("reads calls beside deep code, and lists longer than a call has arguments", () => {
  const list = `[${"1, ".repeat(200_000)}]`;
  const calls = `import { dataflow } from "@icosian/runtime";\nimport * as a from "./a.ts";\nconst big = ${list};\n`;
  const text = `${calls}dataflow(a).execute(["a"], { inputs: { x: ${Array(10_000).fill("1").join(" + ")} } });\n`;
  expect(readFileCalls("src/main.ts", text)?.requests).toHaveLength(1);
  expect(readFileCalls("src/main.ts", `${text}${"[".repeat(5_000)}${"]".repeat(5_000)}`)).toBeNull();
  expect(compile(toModule(list))?.diagnostics).toEqual([]);
});

it("compiles what TypeScript compiles: 3,000 terms", () => {
  const file = "/src/a.ts";
  const text = toModule(Array(3_000).fill("x").join(" + "));
  const sourceFile = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  let emitted = "";
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, target: ts.ScriptTarget.ES2022 };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === file ? sourceFile : undefined),
    fileExists: (name) => name === file,
    writeFile: (_, output) => void (emitted = output),
  };
  const transformed = transformer(ts.createProgram([file], options, host), undefined, {}, { ts }) as ts.Program;
  expect(transformed.getSemanticDiagnostics(sourceFile)).toEqual([]);
  transformed.emit();
  expect(emitted).toContain("const $manifest");
});

describe("what is not deep is not refused", () => {
  it.each([
    ["statements without semicolons", "const a = b + c * d\n".repeat(20_000)],
    ["a union", `type A = ${Array.from({ length: 40_000 }, (_, i) => `"${i}"`).join(" | ")};`],
    ["a list of sums", `[${"a + b - c, ".repeat(20_000)}]`],
    [
      "brackets in strings, comments and templates",
      `f("${"(".repeat(3_000)}", \`${"[".repeat(3_000)}\`); // ${"{".repeat(3_000)}\n/* ${"(".repeat(3_000)} */`,
    ],
    ["methods", `class A { ${"m(a = b ? c : d) { return (e) => { if (f) g(); else h(); }; }\n".repeat(5_000)} }`],
    ["regular expressions with quotes", `const a = [${"/[\"'`]/, ".repeat(3_000)}];`],
  ])("%s", (_, text) => expect(findTooDeep(text)).toBeNull());
});

it("names the location when TypeScript's own stack overflows", () => {
  const text = `const a = 1;\nconst b = ${"[".repeat(900)}${"]".repeat(900)};\n`;
  const parse = (): unknown => ts.createSourceFile("src/b.ts", text, ts.ScriptTarget.ES2022);
  const overflow = (): never => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  const candidates = [
    { fileName: "src/a.ts", text: "const a = [[[1]]];" },
    { fileName: "src/b.ts", text },
  ];
  for (const work of [parse, overflow])
    expect(() => withStack(work, () => candidates)).toThrow(/src\/b\.ts:2:\d+: TypeScript's stack overflows/);
  expect(() => withStack(overflow, () => candidates.slice(0, 1))).toThrow(
    "TypeScript's stack overflows over src/a.ts.",
  );
  expect(() =>
    withStack(
      () => {
        throw new RangeError("Invalid array length");
      },
      () => candidates,
    ),
  ).toThrow("Invalid array length");
});
