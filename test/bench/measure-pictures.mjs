/** Measures pages in headless Chromium: prints one line of JSON. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { toHtml } from "../../runtime/dist/visualize/html/to-html.js";
import { makePictureGraph } from "./picture-graph.mjs";

const PROGRAM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const folder = mkdtempSync(join(tmpdir(), "icosian-pictures-"));
const browser = await chromium.launch({ executablePath: PROGRAM, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const rows = [];
  for (const count of [1000, 4000, 10_000]) rows.push(await measure(count));
  console.log(JSON.stringify(rows));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(count) {
  const file = join(folder, `${count}.html`);
  const started = performance.now();
  writeFileSync(file, toHtml(makePictureGraph(count)));
  const writeMilliseconds = performance.now() - started;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`file://${file}`);
  const openMilliseconds = await page.evaluate(untilPainted);
  const beforeExpansion = performance.now();
  await page.click("#expand-all");
  await page.waitForFunction(() => !globalThis.icosian.isBusy, null, { timeout: 120_000, polling: 20 });
  const expandMilliseconds = performance.now() - beforeExpansion;
  const row = { count, writeMilliseconds, openMilliseconds, expandMilliseconds, bytes: statSync(file).size, pans: [] };
  await page.click("#zoom-fit");
  // Everything in sight; then modules; then names that can be read.
  for (const [name, zooms] of [
    ["all in sight", 0],
    ["modules", 8],
    ["readable", 8],
  ]) {
    for (let zoom = 0; zoom < zooms; zoom++) await page.click("#zoom-in");
    await page.waitForTimeout(1500);
    row.pans.push({ name, ...(await page.evaluate(pan, 240)) });
  }
  await page.close();
  return row;
}

/** Milliseconds from the start of the navigation until the first picture with nodes has been painted. */
async function untilPainted() {
  while (globalThis.icosian === undefined || globalThis.icosian.isBusy)
    await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now();
}

/** Times between frames, and of the main thread within them, while wheel events move the picture. */
async function pan(frames) {
  const canvas = document.querySelector("#canvas");
  const times = [];
  let before = await new Promise((resolve) => requestAnimationFrame(resolve));
  for (let frame = 0; frame < frames; frame++) {
    const sign = frame % 80 < 40 ? 1 : -1;
    canvas.dispatchEvent(new WheelEvent("wheel", { deltaX: 9 * sign, deltaY: 14 * sign, cancelable: true }));
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    times.push(now - before);
    before = now;
  }
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return { median: at(0.5), p95: at(0.95), worst: times.at(-1), scale: globalThis.icosian.camera.scale };
}
