/** The catalogue in a browser, from disk: its search finds by name and by tag, by keyboard alone, in light and dark. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCatalogue } from "../../transformer/src/docs/catalogue/make-catalogue.ts";
import { makeSite } from "../../transformer/src/docs/make-site.ts";
import { writeSite } from "../../transformer/src/project/docs/write-site.ts";
import { toDataflow } from "../unit/transformer/docs/project-dataflows.ts";

const HOSTILE = "<img src=x onerror=document.title='run'>";
const FLOW = toDataflow([
  { name: "spend" },
  {
    name: "spendMean",
    module: "src/a.ts",
    from: ["spend"],
    tags: { owner: "ann" },
    documentation: "A mean. By customer.",
  },
  { name: "signups", module: "src/a.ts", from: ["spendMean"], tags: { layer: "gold" } },
  { name: HOSTILE, module: "src/b.ts", from: ["signups"], documentation: HOSTILE },
]);

let browser: Browser;
let folder: string;
const faults: string[] = [];

beforeAll(async () => {
  // With a space and a sign that has a meaning in addresses.
  folder = mkdtempSync(join(tmpdir(), "icosian docs #"));
  writeSite(
    folder,
    makeSite(makeCatalogue({ title: "Acme", sourceUrl: null, notes: [], dataflows: [{ dataflow: FLOW, notes: [] }] })),
  );
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
  expect(faults).toEqual([]);
});

async function open(path: string, settings: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage(settings);
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => faults.push(message.text()));
  page.on("requestfailed", (request) => faults.push(request.url()));
  await page.goto(`${pathToFileURL(folder).href}/${path}`);
  return page;
}

async function find(page: Page, text: string, found: readonly string[]): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type(text);
  await expect.poll(async () => await page.locator("[role=option] .node").allTextContents()).toEqual(found);
}

it.each([
  ["by name", "spendm", ["spendMean"]],
  ["by a tag", "owner=ann", ["spendMean"]],
  ["by the value of a tag", "gold", ["signups"]],
  ["by a word of the documentation", "customer", ["spendMean"]],
  ["by several words, which all occur", "src/a.ts s layer", ["signups"]],
])("finds a node %s, and Enter opens it", async (_, text, found) => {
  const page = await open("nodes/src-a-ts/signups.html");
  await find(page, text, found);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/nodes/src-a-ts/${found[0]}.html`);
  await expect.poll(async () => await page.locator("h1").textContent()).toBe(found[0]);
  await page.close();
});

it("tells assistive programs which result is chosen, and moves with the arrows", async () => {
  const page = await open("index.html");
  await find(page, "sp", ["spend", "spendMean"]);
  const input = page.locator("[role=combobox]");
  await expect.poll(async () => await input.getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("ArrowDown");
  const id = await input.getAttribute("aria-activedescendant");
  await expect.poll(async () => await page.locator(`#${id}`).getAttribute("aria-selected")).toBe("true");
  await expect.poll(async () => await page.locator(`#${id}`).textContent()).toContain("spendMean");
  await page.keyboard.press("Escape");
  await expect.poll(async () => await page.locator("[role=listbox]").isVisible()).toBe(false);
  await page.keyboard.type("zzz");
  await page.waitForFunction("document.querySelector('[role=status]').textContent === 'Nothing matches.'");
  await page.close();
});

it("shows hostile texts as texts", async () => {
  const page = await open("index.html");
  await find(page, "onerror", [HOSTILE]);
  await page.keyboard.press("Enter");
  await page.waitForFunction("document.querySelector('h1').textContent.includes('onerror')");
  await expect.poll(async () => await page.title()).toBe(`${HOSTILE} · Acme`);
  await page.close();
});

it("is light or dark as the reader's system is, with pictures, and fits a phone", async () => {
  const backs: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await open("dataflows/flow.html", { colorScheme, viewport: { width: 400, height: 800 } });
    backs.push(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor"));
    // The picture is loaded lazily, when the reader comes near to it.
    await page.locator("figure img").first().scrollIntoViewIfNeeded();
    await page.waitForFunction("document.querySelector('figure img').naturalWidth > 0");
    await expect.poll(async () => await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.close();
  }
  expect(backs).toEqual(["rgb(255, 255, 255)", "rgb(18, 22, 29)"]);
});

it("works without JavaScript, but for the search, which it hides", async () => {
  const page = await open("index.html", { javaScriptEnabled: false });
  await page.click("text=src/a.ts");
  await page.click("table >> text=signups");
  await expect.poll(async () => await page.locator("h1").textContent()).toBe("signups");
  await expect.poll(async () => await page.locator(".search").isVisible()).toBe(false);
  await page.close();
});
