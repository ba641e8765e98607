/** Texts and bytes of files, whole and in pieces. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytes } from "@icosian/runtime/bytes";
import { text } from "@icosian/runtime/text";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, contextOf, makeFolder, messageOf } from "../scratch.ts";

const folder = makeFolder();
const path = join(folder, "file");
const context = contextOf();

describe("text", () => {
  it("gives back every text but a byte order mark, and all lines", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (data) => {
        await text.save(data, { path, overwrite: true }, context);
        expect((await text.load({ path }, context))[0]).toBe(data.replace(/^\uFEFF/, ""));
        const lines = data.replaceAll(/\r+/g, "").split("\n");
        const saved = await text.save(lines, { path, overwrite: true }, context);
        expect(saved).toMatchObject({ rows: lines.length, bytes: readFileSync(path).length });
        const [stream] = await text.stream!({ path }, context);
        expect((await collect(stream)).join("\n")).toBe(lines.join("\n").replace(/^\uFEFF/, ""));
      }),
    );
  });

  it.each([
    ["a number", 5, "A text is a string or a stream of lines, not 5. Save other data as json."],
    ["other lines", ["a", 1], "row 2: A line must be a string, not 1."],
    ["a line with a line end", ["a\nb"], "row 1: The line contains the end of a line."],
    ["half a letter", "a\uD800", "half a surrogate pair"],
  ])("refuses %s", async (_, data, expected) => {
    expect(await messageOf(() => text.save(data as string, { path, overwrite: true }, context))).toContain(expected);
  });

  it("names the line that is in another encoding", async () => {
    writeFileSync(path, "a\nb\n\xFC\n", "latin1");
    expect(await messageOf(() => text.load({ path }, context))).toContain("line 3: The bytes are not utf-8.");
    expect((await text.load({ path, encoding: "latin1" }, context))[0]).toBe("a\nb\nü\n");
  });
});

describe("bytes", () => {
  it("gives back all bytes, whole and in pieces", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1000 }), async (data) => {
        const saved = await bytes.save(data, { path, overwrite: true }, context);
        const [loaded, metadata] = await bytes.load({ path }, context);
        expect(loaded).toStrictEqual(data);
        expect(metadata.checksum).toBe(saved.checksum);
      }),
    );
    const large = Uint8Array.from({ length: 1_000_000 }, (_, at) => at);
    await bytes.save([large.subarray(0, 7), large.subarray(7)], { path, overwrite: true }, context);
    const pieces = (await collect((await bytes.stream!({ path }, context))[0])) as readonly Uint8Array[];
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(large)).toBe(true);
  });

  it.each([
    ["a text", "x", 'Bytes are a Uint8Array or a stream of them, not "x".'],
    ["numbers", Float64Array.of(1), "not a Float64Array"],
    ["other pieces", [Uint8Array.of(1), "x"], 'row 2: A piece must be a Uint8Array, not "x".'],
  ])("refuses %s", async (_, data, expected) => {
    expect(
      await messageOf(() => bytes.save(data as unknown as Uint8Array, { path, overwrite: true }, context)),
    ).toContain(expected);
  });
});
