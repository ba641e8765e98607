/**
 * Runs everything that has to hold, step by step, and says how each step went.
 *
 * `node test/run/verify.mjs [--except build,tests]`. A step that fails does not stop the others. The exit code is 1
 * if any step failed, and 2 if the arguments make no sense.
 */
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";

/** Every step: its name and its command. */
export const steps = [
  { name: "build", command: ["npm", "run", "build"] },
  { name: "typecheck", command: ["npx", "tsc", "-p", "test"] },
  { name: "lint", command: ["npx", "oxlint"] },
  { name: "format", command: ["npx", "prettier", "--check", "."] },
  { name: "knip", command: ["npx", "knip"] },
  { name: "size", command: ["npx", "size-limit"] },
  { name: "tests", command: ["npx", "vitest", "run", "--project", "quick", "--project", "slow"] },
  { name: "browser", command: ["npx", "vitest", "run", "--project", "browser"], program: "chromium" },
  { name: "demo", command: ["npm", "run", "demo"] },
];

/**
 * Runs steps one after the other and prints a line for each, with the whole output of those that fail.
 *
 * @param {readonly { name: string, command: readonly string[], program?: string }[]} chosen - A step whose program is
 *   not there is not run.
 * @returns {{ passed: number, failed: number }}
 */
export function verify(chosen) {
  let failed = 0;
  const possible = chosen.filter(({ name, program }) => {
    if (program === undefined || spawnSync(program, ["--version"]).status === 0) return true;
    console.log(`not run ${name}: there is no ${program} on this machine`);
    return false;
  });
  for (const { name, command } of possible) {
    const start = performance.now();
    const { status, error, stdout, stderr } = spawnSync(command[0], command.slice(1), {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
    if (status === 0) continue;
    failed++;
    console.log(`${command.join(" ")}\n${error ?? ""}${stdout ?? ""}${stderr ?? ""}`);
  }
  return { passed: possible.length - failed, failed };
}

/**
 * Reads the arguments.
 *
 * @param {readonly string[]} args
 */
function chooseSteps(args) {
  if (args.length === 0) return steps;
  const except = args[0] === "--except" && args.length === 2 ? args[1].split(",") : [];
  const unknown = except.filter((name) => !steps.some((step) => step.name === name));
  if (except.length > 0 && unknown.length === 0) return steps.filter(({ name }) => !except.includes(name));
  console.error(`Usage: node test/run/verify.mjs [--except ${steps.map(({ name }) => name).join(",")}]`);
  process.exit(2);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { passed, failed } = verify(chooseSteps(process.argv.slice(2)));
  console.log(`${passed} steps ok, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
