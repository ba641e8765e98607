/** Measures the pages of large dataflows in headless Chromium. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Milliseconds of a frame at 60 per second. */
const FRAME = 16;

/**
 * Measures pages of 1,000, 4,000 and 10,000 nodes in a process of its own: writing, opening, expanding all groups, and
 * moving the picture.
 *
 * @returns {readonly { name: string, value: string, goal: string }[]} Empty if there is no Chromium.
 */
export function measurePictures() {
  const program = PROGRAMS.find((path) => existsSync(path));
  if (program === undefined) return [];
  const script = join(import.meta.dirname, "measure-pictures.mjs");
  const pages = JSON.parse(execFileSync(process.execPath, [script, program], { encoding: "utf8" }));
  return pages.flatMap(({ count, writeMilliseconds, openMilliseconds, expandMilliseconds, bytes, pans }) => {
    const nodes = `${count.toLocaleString("en")} nodes`;
    return [
      { name: `${nodes}, toHtml`, value: `${writeMilliseconds.toFixed(0)} ms`, goal: "" },
      { name: `${nodes}, size`, value: `${(bytes / 1e6).toFixed(2)} MB`, goal: count === 4000 ? "under 1 MB" : "" },
      { name: `${nodes}, first picture`, value: `${openMilliseconds.toFixed(0)} ms`, goal: "" },
      { name: `${nodes}, expand all`, value: `${expandMilliseconds.toFixed(0)} ms`, goal: "" },
      ...pans.map(({ name, median, p95, scriptP95 }) => ({
        name: `${nodes}, a frame while moving, ${name}`,
        value: `${median.toFixed(1)} ms, 95 % under ${p95.toFixed(1)} ms (script ${scriptP95.toFixed(1)} ms)`,
        goal: count === 10_000 ? `95 % under ${FRAME} ms` : "",
      })),
    ];
  });
}
