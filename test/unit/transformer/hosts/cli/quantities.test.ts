/** Durations and sizes of the command line. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDuration, readSize, toSizeText } from "../../../../../transformer/src/hosts/cli/terminal/quantities.ts";

describe("durations", () => {
  it.each([
    ["30d", 30 * 86_400_000],
    ["12h", 12 * 3_600_000],
    ["1.5m", 90_000],
    [" 2 W ", 14 * 86_400_000],
    ["0s", 0],
  ])("%j is %i ms", (text, expected) => expect(readDuration("--older-than", text)).toBe(expected));

  it.each(["", "d", "-1d", "1e3d", "30dd", "0x10d", "Infinity", "NaN", "1,5d", "1d 2h", "30 days"])(
    "%j is refused",
    (text) => expect(() => readDuration("--older-than", text)).toThrow("Write it like `--older-than 30d`."),
  );
});

describe("sizes", () => {
  it.each([
    ["2GB", 2e9],
    ["1.5 gib", 1.5 * 2 ** 30],
    ["0B", 0],
    ["10kb", 10_000],
    ["0.0001KB", 0],
  ])("%j is %i bytes", (text, expected) => expect(readSize("--max-size", text)).toBe(expected));

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 KB"],
    [1540, "1.5 KB"],
    [123_456, "123 KB"],
    [2e9, "2 GB"],
    [5e15, "5000 TB"],
  ])("%i bytes are written as %s", (bytes, expected) => expect(toSizeText(bytes)).toBe(expected));

  it("are nearly the same after they were written and read", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 50), (bytes) => {
        const again = readSize("--max-size", toSizeText(bytes));
        expect(Math.abs(again - bytes)).toBeLessThanOrEqual(bytes * 0.05);
      }),
    );
  });
});
