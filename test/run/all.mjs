/**
 * `npm run test:all`: every test with every row of every matrix. Remembers in `matrices.json` which matrices passed.
 *
 * Arguments are passed on to Vitest, so that `npm run test:all -- test/hosts/oracles.test.ts` runs one file whole.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { digestOf, readMatrices, rememberPassed, VARIABLE } from "./matrices.mjs";

const REPORT = "test/.cache/report-all.json";

mkdirSync("test/.cache", { recursive: true });
rmSync(REPORT, { force: true });
const before = new Map(readMatrices().map((matrix) => [matrix.name, digestOf(matrix)]));
const args = [
  "test",
  "--",
  "--reporter=default",
  "--reporter=json",
  `--outputFile=${REPORT}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync("npm", args, { stdio: "inherit", env: { ...process.env, [VARIABLE]: "all" } });

const passed = readPassed();
await rememberPassed((matrix) => {
  // What was edited meanwhile was not tested.
  const hasPassed = matrix.tests.every((test) => passed.has(test)) && before.get(matrix.name) === digestOf(matrix);
  console.log(`${matrix.name}: ${hasPassed ? "all of it passed" : "not all of it ran and passed"}`);
  return hasPassed;
});
process.exitCode = status ?? 1;

/** The test files in which every test ran and passed. */
function readPassed() {
  try {
    const { testResults } = JSON.parse(readFileSync(REPORT, "utf8"));
    const whole = testResults.filter(
      ({ status: result, assertionResults }) =>
        result === "passed" && assertionResults.every((each) => each.status === "passed"),
    );
    return new Set(whole.map(({ name }) => name.slice(join(process.cwd(), "/").length)));
  } catch (error) {
    console.log(`There is no report of the tests: ${String(error)}`);
    return new Set();
  }
}
