/** The page of a dataflow in headless Chromium: what a reader sees, clicks and types. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPage } from "../../runtime/src/visualize/html/to-page.ts";
import { toMermaid } from "../../runtime/src/visualize/mermaid/to-mermaid.ts";
import { selectView } from "../../runtime/src/visualize/select-view.ts";
import { makePictureGraph } from "../bench/picture-graph.mjs";
import { CHROMIUM, clickItem, emphasisedIn, startBrowser, untilIdle, type PageOpener } from "./open-page.ts";
import { SPEND, toGraph } from "./page-graphs.ts";

if (CHROMIUM === null) console.warn("The tests of pages are left out: there is no Chromium on this machine.");

let browser: PageOpener;

beforeAll(async () => {
  if (CHROMIUM !== null) browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
});

async function partOf(page: Page, part: string): Promise<string> {
  return (await page.locator(`#panel [data-part=${part}]`).innerText()).trim();
}

describe.skipIf(CHROMIUM === null)("the page", () => {
  it("shows a node that is clicked, with everything that is known of it", async () => {
    const page = await browser.open(toPage(SPEND, { title: "Spend & <b>signups</b>" }));
    await expect.poll(async () => await page.title()).toBe("Spend & <b>signups</b>");
    await clickItem(page, "spendMean");
    await expect.poll(async () => await page.locator("#panel h2").innerText()).toBe("spendMean");
    await expect.poll(async () => await partOf(page, "type")).toBe("number");
    await expect.poll(async () => await partOf(page, "tags")).toBe("owner: ann\npii: true");
    await expect.poll(async () => await partOf(page, "module")).toBe("src/features.ts");
    await expect.poll(async () => await partOf(page, "source")).toBe("src/features.ts:12:17");
    await expect.poll(async () => await partOf(page, "modifiers")).toBe("tag");
    await expect.poll(async () => await partOf(page, "flags")).toBe("async");
    await expect
      .poll(async () => await page.locator("#panel .documentation").innerText())
      .toBe("The mean of the spend.\nIn euros.");
    await expect.poll(async () => await partOf(page, "upstream")).toContain("spend");
    await expect.poll(async () => await partOf(page, "downstream")).toContain("spendZeroMean");
    await expect
      .poll(async () => await page.locator("#live").innerText())
      .toBe("spendMean, function, number, async; needs 1, used by 1");
    await page.locator("#panel [data-part=downstream] button").click();
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.selected)).toBe("spendZeroMean");
  });

  it("emphasises neighbours by hops, and paths", async () => {
    const chain = toGraph(
      ["a", "b", "c", "d", "e"].map((name) => ({ name })),
      [
        ["a", "b"],
        ["b", "c"],
        ["c", "d"],
        ["d", "e"],
      ],
    );
    const page = await browser.open(toPage(chain));
    await clickItem(page, "c");
    await expect.poll(async () => await emphasisedIn(page)).toEqual(["b", "c", "d"]);
    await page.click("[data-hops='2']");
    await expect.poll(async () => await emphasisedIn(page)).toEqual(["a", "b", "c", "d", "e"]);
    await page.click("[data-hops='1']");
    await clickItem(page, "e");
    await page.fill("#path-to", "b");
    await page.press("#path-to", "Enter");
    await expect.poll(async () => await emphasisedIn(page)).toEqual(["b", "c", "d", "e"]);
    await page.click("text=Only this");
    await untilIdle(page);
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.items)).toBe(4);
    await page.click("#show-all");
    await untilIdle(page);
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.items)).toBe(5);
  });

  it.each([
    ["spendz", ["spendZeroMean"]],
    ["type:readonly", ["spend", "signups", "spendZeroMean", "spendPerSignup"]],
    ["tag:pii", ["spendMean"]],
    ["tag:owner=ann", ["spendMean"]],
    ["tag:owner=ben", []],
    ["module:src/ratios.ts", ["spendPerSignup"]],
    ["kind:input sign", ["signups"]],
  ])("finds by %s", async (query, names) => {
    const page = await browser.open(toPage(SPEND));
    await page.keyboard.press("/");
    await page.keyboard.type(query);
    const hits = page.locator("#hits [role=option]");
    await expect
      .poll(async () => await hits.evaluateAll((all) => all.map((each) => each.firstChild?.textContent)))
      .toEqual(names);
    await page.keyboard.press("Enter");
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.selected)).toBe(names[0] ?? null);
    await page.context().close();
  });

  it("moves the camera when the reader drags, scrolls or zooms, and only then", async () => {
    const page = await browser.open(toPage(SPEND));
    const cameraOf = async (): Promise<{ x: number; y: number; scale: number }> =>
      await page.evaluate(() => globalThis.icosian.camera);
    const first = await cameraOf();
    await clickItem(page, "spendMean");
    expect(await cameraOf()).toEqual(first);
    await page.mouse.move(60, 120);
    await page.mouse.down();
    await page.mouse.move(160, 170, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await cameraOf()).x).toBeCloseTo(first.x - 100 / first.scale);
    const dragged = await cameraOf();
    expect(dragged.y).toBeCloseTo(first.y - 50 / first.scale);
    await page.mouse.wheel(30, 40);
    await expect.poll(async () => (await cameraOf()).x).toBeCloseTo(dragged.x + 30 / first.scale);
    await expect.poll(async () => (await cameraOf()).y).toBeCloseTo(dragged.y + 40 / first.scale);
    await page.keyboard.press("+");
    await expect.poll(async () => (await cameraOf()).scale).toBeCloseTo(first.scale * 1.25);
    await page.keyboard.press("-");
    await expect.poll(async () => (await cameraOf()).scale).toBeCloseTo(first.scale);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -50);
    await page.keyboard.up("Control");
    await page.waitForFunction((scale) => globalThis.icosian.camera.scale > scale, first.scale * 1.2);
    await page.keyboard.press("Escape");
    await page.keyboard.press("0");
    for (const axis of ["x", "y", "scale"] as const) {
      await expect.poll(async () => (await cameraOf())[axis]).toBeCloseTo(first[axis]);
    }
  });

  it("opens and closes groups where they are", async () => {
    const page = await browser.open(toPage(makePictureGraph(1000)));
    const closed = await page.evaluate(() => ({ ...globalThis.icosian }));
    expect(closed.items).toBeLessThan(40);
    const group = "src/sales/signup-1.ts";
    const before = await page.evaluate((name) => globalThis.icosian.positionOf(name), group);
    await clickItem(page, group);
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.items)).toBe(closed.items + 100);
    await clickItem(page, group);
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.items)).toBe(closed.items);
    const after = await page.evaluate((name) => globalThis.icosian.positionOf(name), group);
    expect(after?.x).toBeCloseTo(before?.x ?? NaN);
    expect(after?.y).toBeCloseTo(before?.y ?? NaN);
    await page.click("#expand-all");
    await untilIdle(page);
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.items)).toBe(1010);
    await page.click("#collapse-all");
    await untilIdle(page);
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.items)).toBe(closed.items);
  });

  it("can be walked through with the keyboard", async () => {
    const page = await browser.open(toPage(SPEND));
    const selected = async (): Promise<string | null> => await page.evaluate(() => globalThis.icosian.selected);
    await page.focus("#canvas");
    await page.keyboard.press("ArrowDown");
    const first = await selected();
    expect(["signups", "spend"]).toContain(first);
    await clickItem(page, "spendMean");
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => await selected()).toBe("spend");
    await page.keyboard.press("ArrowUp");
    expect(await selected()).toBe("spend");
    await page.keyboard.press("Escape");
    await expect.poll(async () => await selected()).toBeNull();
    await expect.poll(async () => await page.locator("#panel").isHidden()).toBe(true);
    await page.keyboard.press("?");
    await expect.poll(async () => await page.locator("#help").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.click("#outline-button");
    const labels = await page.locator("#outline button").evaluateAll((all) => all.map((each) => each.ariaLabel));
    expect(labels).toContain("spendZeroMean, function, readonly number[], output; needs 2, used by 0");
    expect(labels).toHaveLength(5);
    await page.focus("#query");
    const reached = new Set<string>();
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement?.id ?? ""));
    }
    for (const id of ["canvas", "help-button", "zoom-in", "outline-button"]) expect(reached).toContain(id);
  });

  it("keeps the selected node in its address, and opens with it", async () => {
    const odd = "a b/ü#&?";
    const page = await browser.open(toPage(toGraph([{ name: odd }, { name: "other" }])));
    await clickItem(page, odd);
    const { hash } = new URL(page.url());
    expect(hash).toBe(`#node=${encodeURIComponent(odd)}`);
    await page.keyboard.press("Escape");
    expect(new URL(page.url()).hash).toBe("");
    const again = await browser.open(toPage(toGraph([{ name: odd }, { name: "other" }])), { hash });
    await expect.poll(async () => await again.evaluate(() => globalThis.icosian.selected)).toBe(odd);
    const large = makePictureGraph(1000);
    const hidden = large.nodes[500]!.name;
    const deep = await browser.open(toPage(large), { hash: `#node=${hidden}` });
    expect(await deep.evaluate((name) => globalThis.icosian.positionOf(name), hidden)).not.toBeNull();
    const unknown = await browser.open(toPage(SPEND), { hash: "#node=%E0%A4%A" });
    await expect.poll(async () => await unknown.locator("#notice").innerText()).toBe("There is no node %E0%A4%A");
  });

  it("copies what is shown as Mermaid", async () => {
    const options = { orientation: "down", showTypes: true, showTags: false } as const;
    const page = await browser.open(toPage(SPEND), { permissions: ["clipboard-read", "clipboard-write"] });
    await expect
      .poll(async () => await page.evaluate(() => globalThis.icosian.mermaid()))
      .toBe(toMermaid(SPEND, options));
    await clickItem(page, "spendMean");
    const nodes = SPEND.nodes.filter(({ name }) => /^spend(Mean|ZeroMean)?$/.test(name));
    const names = new Set(nodes.map(({ name }) => name));
    const edges = SPEND.edges.filter(({ from, to }) => names.has(from) && names.has(to));
    const expected = toMermaid({ ...SPEND, nodes, edges }, options);
    await page.click("text=Copy as Mermaid");
    await page.waitForFunction(() => document.getElementById("live")?.textContent === "Copied as Mermaid");
    await expect.poll(async () => await page.evaluate(async () => await navigator.clipboard.readText())).toBe(expected);
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await page.click("text=Copy as Mermaid");
    await expect.poll(async () => await page.locator("dialog textarea").inputValue()).toBe(expected);
    await page.click("dialog[open] >> text=Close");
    await expect.poll(async () => await page.locator("dialog textarea").count()).toBe(0);
  });

  it("opens only what the options select, dark or light, at 400 pixels too", async () => {
    const html = toPage(selectView(SPEND, { upstreamOf: "spendZeroMean" }), { hideInputs: true });
    const dark = await browser.open(html, { colorScheme: "dark", viewport: { width: 400, height: 700 } });
    await expect.poll(async () => await dark.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    await expect.poll(async () => await dark.evaluate(() => globalThis.icosian.items)).toBe(2);
    await expect.poll(async () => await dark.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    const light = await browser.open(toPage(SPEND, { theme: "light" }), { colorScheme: "dark" });
    await expect.poll(async () => await light.evaluate(() => document.documentElement.dataset["theme"])).toBe("light");
  });

  it("lays out in a worker, or without one if the browser refuses", async () => {
    const html = toPage(makePictureGraph(1000));
    const page = await browser.open(html);
    expect(page.workers().length).toBeGreaterThan(0);
    const items = await page.evaluate(() => globalThis.icosian.items);
    const refusals = [
      // When it is started, and while it is loaded.
      "globalThis.Worker = undefined; globalThis.OffscreenCanvas = undefined;",
      "const Old = Worker; globalThis.Worker = class extends Old { constructor() { super('data:text/javascript,'); } };",
    ];
    for (const refusal of refusals) {
      const alone = await browser.open(html, { script: refusal });
      await expect.poll(async () => await alone.evaluate(() => globalThis.icosian.items)).toBe(items);
      await alone.click("#expand-all");
      await untilIdle(alone);
      await alone.click("#zoom-fit");
      await alone.waitForFunction(() => globalThis.icosian.statistics.isTiled);
      expect(alone.workers()).toHaveLength(0);
    }
    browser.faults.length = 0;
  });

  it("says that there is nothing", async () => {
    const page = await browser.open(toPage(toGraph([])));
    await expect.poll(async () => await page.locator("#empty").isVisible()).toBe(true);
    await page.focus("#canvas");
    await page.keyboard.press("ArrowDown");
    await page.click("#zoom-fit");
    expect(await page.evaluate(() => globalThis.icosian.selected)).toBeNull();
  });

  it("opens 10,000 nodes, and shows one that is looked for", async () => {
    const graph = makePictureGraph(10_000);
    const page = await browser.open(toPage(graph));
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.items)).toBeLessThan(50);
    const { name } = graph.nodes.find((node) => node.module === "src/sales/stock-37.ts")!;
    await page.fill("#query", name);
    await page.keyboard.press("Enter");
    await untilIdle(page);
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.selected)).toBe(name);
    const position = await page.evaluate((wanted) => globalThis.icosian.positionOf(wanted), name);
    expect(position?.x).toBeGreaterThan(0);
    expect(position?.x).toBeLessThan(1200);
  });

  it("has thrown nothing, and broken no rule of its policy", () => {
    expect(browser.faults).toEqual([]);
  });
});
