/** Measures how long the command and `register` take to start, against a Node.js that does nothing: whole processes, in turns. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const TRANSFORMER = join(import.meta.dirname, "../../transformer");
const ROUNDS = Number(process.env.ROUNDS ?? 21);

/**
 * Measures them.
 *
 * @returns {Promise<readonly { name: string, milliseconds: number, ratio: number, goal: number | null }[]>} Medians; the ratio
 *   is the median of those of all rounds.
 */
export async function measureToolStarts() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-starts-"));
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const icosian = join(TRANSFORMER, "bin/icosian.js");
  const register = ["--import", pathToFileURL(join(TRANSFORMER, "dist/hosts/register/register.js")).href];
  const flow = `"use dataflow";\nexport const double = (x: number): number => x * 2;\n`;
  const programs = [
    ["node -e 1", ["-e", "1"], null],
    ["icosian --version", [icosian, "--version"], 1.4],
    ["icosian --help", [icosian, "--help"], null],
    ["icosian explain ICO3101", [icosian, "explain", "ICO3101"], null],
    ["an empty program under register", [...register, write("empty.mjs", "")], 1.8],
    ["an empty program in TypeScript under register", [...register, write("empty.mts", "")], null],
    ["a dataflow module under register", [...register, write("flow.mts", flow)], null],
  ];
  const times = programs.map(() => []);
  for (let round = 0; round < ROUNDS; round++) programs.forEach(([, args], index) => times[index].push(time(args)));
  rmSync(folder, { recursive: true });
  return programs.map(([name, , goal], index) => ({
    name,
    milliseconds: median(times[index]),
    ratio: median(times[index].map((each, round) => each / times[0][round])),
    goal,
  }));
}

function time(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
