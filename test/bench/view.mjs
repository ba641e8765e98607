/**
 * Measures how long `icosian view` takes to show an edit: from before the file is written until a page has received the
 * event with the new node, and until it has received the problem that the check finds in it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EventStream } from "../hosts/event-stream.ts";
import { installPackages } from "../hosts/install-packages.ts";
import { packPackages } from "../hosts/pack.ts";
import { writeProgram } from "./write-program.mjs";

const SIZE = { nodes: 1000, modules: 10 };
const EDITS = 20;
const CLI = "node_modules/@icosian/transformer/dist/hosts/cli/main.js";
/** Milliseconds within which an edit is shown. */
const GOAL = 300;

/**
 * Measures the edits with TypeScript 6 and 7.
 *
 * @returns {Promise<readonly { name: string, median: number, p95: number, goal: number | null }[]>} Milliseconds.
 */
export async function measureView() {
  const tarballs = await packPackages();
  const six = await installPackages({ typescript: "6.0.3", "@types/node": "20.10.0" }, tarballs);
  const seven = await installPackages({ typescript: "7.0.2", "@types/node": "20.10.0" }, tarballs);
  const rows = [];
  for (const [version, installed] of Object.entries({ "6.0.3": six, "7.0.2": seven })) {
    const { graphs, problems } = await measureEdits(installed);
    rows.push({ name: `graph, TypeScript ${version}`, ...toQuantiles(graphs), goal: GOAL });
    rows.push({ name: `problem, TypeScript ${version}`, ...toQuantiles(problems), goal: null });
  }
  return rows;
}

async function measureEdits(installed) {
  const folder = mkdtempSync(join(installed, "projects/bench-"));
  writeProgram(folder, SIZE);
  const args = [join(installed, CLI), "view", "--port", "0"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [said] = await once(child.stdout.setEncoding("utf8"), "data");
    const stream = await EventStream.open(`${/http:\S+\//.exec(said)[0]}events`);
    await stream.next();
    const times = { graphs: [], problems: [] };
    // The first edit loads what the ones after it use.
    for (let edit = 0; edit <= EDITS; edit++) {
      const name = `edited${edit}`;
      const file = join(folder, `module${edit % SIZE.modules}.ts`);
      const text = `${readFileSync(file, "utf8")}\nexport function ${name}(node500: symbol): number {\n  return 1;\n}\n`;
      const start = performance.now();
      writeFileSync(file, text);
      const graph = await stream.node(name);
      const problem = await stream.next(({ problems }) => problems.some(({ node }) => node === name));
      if (edit === 0) continue;
      times.graphs.push(graph.time - start);
      times.problems.push(problem.time - start);
    }
    stream.close();
    return times;
  } finally {
    child.kill("SIGTERM");
    await once(child, "close");
    rmSync(folder, { recursive: true });
  }
}

function toQuantiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p95: at(0.95) };
}
