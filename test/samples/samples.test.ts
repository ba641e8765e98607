/** Each sample compiles through its own tsconfig, runs, and prints what its expected output says. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const samples = join(import.meta.dirname, "../../samples");

/** Runs a command of a sample; fails with all that it printed when it fails. */
function run(sample: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: join(samples, sample), encoding: "utf8" });
}

describe.each(readdirSync(samples))("samples/%s", (sample) => {
  it("prints what is expected", () => {
    const expected = readFileSync(join(samples, sample, "expected-output.txt"), "utf8");
    expect(run(sample, "npm", "run", "--silent", "demo")).toBe(expected);
  });

  it("has a README and needs nothing but published packages", () => {
    expect(readFileSync(join(samples, sample, "README.md"), "utf8")).toContain("npm run demo");
    const tsconfig = readFileSync(join(samples, sample, "tsconfig.json"), "utf8");
    expect(tsconfig).not.toContain("..");
  });
});

it("samples/weather reports in the unit that its config chooses", () => {
  const normals = (text: string): readonly number[] =>
    /mean of each month +(.*)/.exec(text)?.[1]?.split(" ").map(Number) ?? [];
  const celsius = normals(run("weather", "node", "dist/main.js"));
  const fahrenheit = normals(run("weather", "node", "dist/main.js", "fahrenheit"));
  expect(celsius).toHaveLength(12);
  // Both are rounded to a tenth.
  fahrenheit.forEach((each, month) => expect(Math.abs(each - (celsius[month]! * 1.8 + 32))).toBeLessThan(0.15));
});
