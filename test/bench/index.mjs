/**
 * Measures, prints tables, and writes `test/.cache/bench.json`.
 *
 * `npm run bench` measures everything, `npm run bench -- peers work` only the sections of these names. Whatever is
 * compared is measured in turns in one run, and its values are checked before anything is timed; times are medians.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { SECTIONS } from "./sections.mjs";

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SECTIONS);
const unknown = names.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(", ")}. Sections: ${Object.keys(SECTIONS).join(", ")}.`);
  process.exit(2);
}

const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`;
console.log(`\n${machine}; medians.`);
const file = join(import.meta.dirname, "../.cache/bench.json");
mkdirSync(join(import.meta.dirname, "../.cache"), { recursive: true });
const results = { machine };
for (const name of names) {
  const { caption, measure, toTable } = SECTIONS[name];
  results[name] = await measure();
  console.log(`\n${name}: ${caption}\n`);
  printTable(toTable(results[name]));
  writeFileSync(file, JSON.stringify(results, null, 2));
}

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column]));
    console.log(cells.join("  ").trimEnd());
  }
}
