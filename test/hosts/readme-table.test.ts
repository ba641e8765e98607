/** The table of hosts in the manual says what is tested, and nothing else; the tests print it with what they have tried. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundlerRows } from "./bundler-table.ts";
import { VERSIONS } from "./cli-project.ts";
import { hostRows } from "./host-table.ts";
import { runnerRows } from "./runner-table.ts";

/** Everything that the same samples are really built and run through. */
const tried = [
  ...[...hostRows, ...bundlerRows, ...runnerRows].map(([name]) => name),
  ...VERSIONS.map((version) => `generate, TypeScript ${version}, Node 20`),
];

/** What stands in a row of the table, and what was tried for it. */
const ROWS: readonly (readonly [row: RegExp, tried: RegExp])[] = [
  [/ts-patch\S* 3\.3\.0/, /^ts-patch 3\.3\.0/],
  [/^ts-patch 4\.0\.1/, /^ts-patch 4\.0\.1/],
  [/ttypescript/, /^ttypescript/],
  [/node --import/, /^register/],
  [/tsx/, /^tsx/],
  [/icosian generate/, /^generate/],
  [/Vite/, /^(Vite|Vitest) /],
  [/esbuild/, /^esbuild /],
  [/Rollup/, /^(Rollup|Rolldown) /],
  [/webpack/, /^(webpack|Rspack) /],
  [/Bun/, /^Bun /],
  [/Jest/, /^Jest /],
];

interface Row {
  readonly host: string;
  readonly typescript: string;
}

function readTable(): readonly Row[] {
  const text = readFileSync(join(import.meta.dirname, "../../transformer/README.md"), "utf8");
  const [, table = ""] = /\n\| how you run it .*\n\| -.*\n((?:\|.*\n)+)/.exec(text) ?? [];
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [, host = "", typescript = ""] = line.split("|").map((cell) => cell.trim());
      return { host: host.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1"), typescript };
    });
}

/** Numbers that stand for versions: `4.9`, `6`. */
function versionsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/(?<![\w.@/-])\d+(?:\.\d+)*/g)].map(([version]) => version);
}

it("has a row for each host that is tried, and tries each that it has", () => {
  const rows = readTable();
  expect(rows.map(({ host }) => ROWS.findIndex(([row]) => row.test(host)))).toEqual([...ROWS.keys()]);
  for (const name of tried)
    expect(
      ROWS.filter(([, pattern]) => pattern.test(name)),
      name,
    ).toHaveLength(1);

  const printed = rows.map(({ host, typescript }, index) => {
    const found = tried.filter((name) => ROWS[index]![1].test(name));
    for (const version of [...versionsIn(host), ...versionsIn(typescript)])
      expect(
        found.some((name) => new RegExp(` ${version.replaceAll(".", "\\.")}(?![0-9])`).test(name)),
        `${host}: ${version}`,
      ).toBe(true);
    return { host, TypeScript: typescript, tried: found.join("; ") };
  });
  console.log(printed.map((row) => Object.values(row).join(" | ")).join("\n"));
});
