/** JSON files: what they hold, what is refused by its path, and where a text stops being JSON. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { json } from "@icosian/runtime/json";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateJsonFault } from "../../../../../runtime/src/formats/json/locate-json-fault.ts";
import { contextOf, makeFolder, messageOf, namesIn } from "../scratch.ts";

const folder = makeFolder();
const path = join(folder, "file.json");
const context = contextOf();

async function roundTrip(data: unknown): Promise<unknown> {
  await json.save(data, { path, overwrite: true }, context);
  return (await json.load({ path }, context))[0];
}

/** A list that contains itself. */
const circle: unknown[] = [1];
circle.push({ circle });

describe("json", () => {
  it("gives back every value that JSON holds, with -0 and names such as __proto__", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }), async (data) => {
        expect(await roundTrip(data)).toEqual(data);
      }),
    );
    expect(await roundTrip([-0, { a: -0 }, "-0"])).toStrictEqual([-0, { a: -0 }, "-0"]);
    const named = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as object;
    expect(Object.entries((await roundTrip(named)) as object)).toEqual(Object.entries(named));
  });

  it("saves typed arrays as lists and dates as texts, and can indent", async () => {
    const data = {
      spend: Float64Array.of(1, -0),
      small: Uint8Array.of(3),
      at: new Date(0),
      url: new URL("https://example.org/"),
    };
    expect(await roundTrip(data)).toStrictEqual({
      spend: [1, -0],
      small: [3],
      at: "1970-01-01T00:00:00.000Z",
      url: "https://example.org/",
    });
    const saved = await json.save([1], { path, overwrite: true, indent: 2 }, context);
    expect(readFileSync(path, "utf8")).toBe("[\n  1\n]\n");
    expect(saved).toMatchObject({ path, rows: null, bytes: 8, columns: [] });
    expect((await json.load({ path }, context))[1].checksum).toBe(saved.checksum);
  });

  it.each([
    ["undefined", { a: undefined }, "at `a` stands undefined"],
    ["NaN", { rows: [{ spend: 1 }, { spend: NaN }] }, "at `rows[1].spend` stands NaN"],
    ["NaN in a typed array", { spend: Float64Array.of(1, NaN) }, "at `spend[1]` stands NaN"],
    ["infinite numbers", [Infinity], "at `[0]` stands Infinity"],
    ["bigints", { "a b": [1n] }, 'at `["a b"][0]` stands the bigint 1n'],
    ["bigints in a typed array", { id: BigInt64Array.of(1n) }, "at `id[0]` stands a bigint"],
    ["functions", { f: String }, "at `f` stands the function `String`"],
    ["symbols", [Symbol("x")], "stands a symbol"],
    ["Maps", { m: new Map([[1, 2]]) }, "at `m` stands a Map"],
    ["Sets", [new Set()], "stands a Set"],
    ["promises", { p: Promise.resolve(1) }, "at `p` stands a promise (`await` it first)"],
    ["circles", circle, "at `[1].circle` stands an object that contains itself"],
    ["invalid dates", { at: new Date(NaN) }, "at `at` stands an invalid date"],
    ["nothing", undefined, "In the data stands undefined, which JSON cannot hold."],
    ["what toJSON gives", { x: { toJSON: () => NaN } }, "at `x` stands NaN"],
    ["names that are symbols", { [Symbol("x")]: 1 }, "a property whose name is a symbol"],
  ])("refuses %s by its path", async (_, data, expected) => {
    writeFileSync(path, "old");
    expect(await messageOf(() => json.save(data, { path, overwrite: true }, context))).toContain(expected);
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(namesIn(folder)).toEqual(["file.json"]);
  });

  it.each([
    ["a comma too many", '{\n  "a": [1, 2,],\n}', 'line 2: This is not JSON: at letter 14, it cannot go on with "],".'],
    [
      "a missing comma",
      '{"a": 1\n "b": 2}',
      'line 2: This is not JSON: at letter 2, it cannot go on with "\\"b\\": 2}".',
    ],
    ["a cut text", '{"a": [1, 2', "line 1: This is not JSON: at letter 12, the text ends too early."],
    ["an open string", '["abc', 'line 1: This is not JSON: at letter 2, it cannot go on with "\\"abc".'],
    ["single quotes", "{'a': 1}", "line 1: This is not JSON: at letter 2"],
    ["NaN", "[NaN]", 'line 1: This is not JSON: at letter 2, it cannot go on with "NaN]".'],
    ["two values", "1\n2", "line 2: This is not JSON: at letter 1"],
    ["a leading zero", "[01]", "line 1: This is not JSON: at letter 2"],
    ["nothing", "  ", "The file is empty; it is no JSON."],
    [
      "another encoding",
      Buffer.from('["\xE9"]', "latin1"),
      'line 1: The bytes are not utf-8. If it was written by an older program, `encoding: "latin1"`',
    ],
  ])("says where the text is wrong: %s", async (_, content, expected) => {
    writeFileSync(path, content);
    expect(await messageOf(() => json.load({ path }, context))).toContain(expected);
  });

  it("reads a byte order mark and UTF-16", async () => {
    writeFileSync(path, '\uFEFF{"a":"é"}', "utf16le");
    expect((await json.load({ path }, context))[0]).toEqual({ a: "é" });
  });

  it("finds a fault exactly where JSON.parse does not accept what is before it and a rest", () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom(",", "]", "}", '"', "x", ":", "", "-", "\n"))
      .map(
        ([text, at, sign]) =>
          text.slice(0, at % (text.length + 1)) + sign + text.slice((at % (text.length + 1)) + (at % 3)),
      );
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(
        broken.filter((text) => !isJson(text)),
        (text) => {
          const { line, letter } = locateJsonFault(text);
          const before =
            text
              .split("\n")
              .slice(0, line - 1)
              .join("\n").length +
            (line > 1 ? 1 : 0) +
            letter -
            1;
          expect(before).toBeLessThanOrEqual(text.length);
          // What is before the fault can be completed.
          const endings = ["", "0", "]", "}", '"":0}', ":0}", "0]", "0}"];
          const completions = (text: string, depth: number): boolean =>
            endings.some((each) => isJson(text + each)) ||
            (depth > 0 && endings.slice(2).some((each) => completions(text + each, depth - 1)));
          expect(completions(text.slice(0, before), 2) || text.length > 30).toBe(true);
        },
      ),
    );
  });
});
