/** Measures pages in headless Chromium: prints a line of JSON. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { toHtml } from "../../runtime/dist/visualize/html/to-html.js";
import { makePictureGraph } from "./picture-graph.mjs";

/** Frames follow each other as fast as they can be made, so that their times are not those of the screen. */
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync"];

const folder = mkdtempSync(join(tmpdir(), "icosian-pictures-"));
const browser = await chromium.launch({ executablePath: process.argv[2], args: FLAGS });
try {
  const rows = [];
  for (const count of [1000, 4000, 10_000]) rows.push(await measure(count));
  console.log(JSON.stringify(rows));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(count) {
  const graph = makePictureGraph(count);
  const file = join(folder, `${count}.html`);
  const started = performance.now();
  writeFileSync(file, toHtml(graph));
  const writeMilliseconds = performance.now() - started;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`file://${file}`);
  const openMilliseconds = await page.evaluate(untilPainted);
  const before = performance.now();
  await page.click("#expand-all");
  await page.waitForFunction(() => !globalThis.icosian.isBusy, null, { timeout: 300_000, polling: 20 });
  const expandMilliseconds = performance.now() - before;
  await page.click("#zoom-fit");
  await page.waitForTimeout(3000);
  const pans = [{ name: "all in sight", ...(await page.evaluate(pan, 240)) }];
  const { name } = graph.nodes[count / 2];
  await page.evaluate((wanted) => {
    location.hash = `#node=${wanted}`;
  }, name);
  await page.waitForFunction((wanted) => globalThis.icosian.selected === wanted, name);
  await page.focus("#canvas");
  await page.keyboard.press("Escape");
  for (const [what, zooms] of [
    ["names can be read", 0],
    ["some modules", 5],
    ["many modules", 5],
  ]) {
    for (let zoom = 0; zoom < zooms; zoom++) await page.click("#zoom-out");
    await page.waitForTimeout(2000);
    pans.push({ name: what, ...(await page.evaluate(pan, 240)) });
  }
  await page.close();
  return { count, writeMilliseconds, openMilliseconds, expandMilliseconds, bytes: statSync(file).size, pans };
}

/** Milliseconds from the start of the navigation until the first picture with nodes has been painted. */
async function untilPainted() {
  while (globalThis.icosian === undefined || globalThis.icosian.isBusy)
    await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now();
}

/** Times from frame to frame, and of the page's own script in each, while wheel events move the picture. */
async function pan(frames) {
  const canvas = document.querySelector("#canvas");
  const [times, paints] = [[], []];
  let before = await new Promise((resolve) => requestAnimationFrame(resolve));
  for (let frame = 0; frame < frames; frame++) {
    const sign = frame % 120 < 60 ? 1 : -1;
    canvas.dispatchEvent(new WheelEvent("wheel", { deltaX: 9 * sign, deltaY: 14 * sign, cancelable: true }));
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    times.push(now - before);
    before = now;
    paints.push(globalThis.icosian.statistics.milliseconds);
  }
  const at = (list, share) => list.sort((one, other) => one - other)[Math.floor(share * list.length)];
  const { camera, statistics } = globalThis.icosian;
  return {
    median: at(times, 0.5),
    p95: at(times, 0.95),
    scriptP95: at(paints, 0.95),
    scale: camera.scale,
    isTiled: statistics.isTiled,
  };
}
