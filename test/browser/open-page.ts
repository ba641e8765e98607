/** Opens pages of dataflows in headless Chromium. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type { ExposedPage } from "../../runtime/src/visualize/html/page/expose-page.ts";

declare global {
  /** What pages show to tests. */
  var icosian: ExposedPage;
  /** Set by a hostile payload that runs. */
  var pwned: unknown;
}

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"] as const;

/** The path of Chromium; null if there is none. */
export const CHROMIUM: string | null = PROGRAMS.find((path) => existsSync(path)) ?? null;

/** A browser that opens files, and what has gone wrong in it. */
export interface PageOpener {
  /** Opens a page from a file, perhaps with a script that runs before its own, and waits until it is laid out. */
  open(
    html: string,
    options?: BrowserContextOptions & { readonly hash?: string; readonly script?: string },
  ): Promise<Page>;
  /** Opens a page of a server. */
  visit(url: string): Promise<Page>;
  /** Errors of scripts, and violations of the page's policy. */
  readonly faults: string[];
  /** Ends the browser. */
  close(): Promise<void>;
}

/** Starts a browser. */
export async function startBrowser(): Promise<PageOpener> {
  const folder = mkdtempSync(join(tmpdir(), "icosian-pages-"));
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM ?? "",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const faults: string[] = [];
  let count = 0;
  const visit = async (url: string, options: BrowserContextOptions = {}, script = ""): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    const page = await context.newPage();
    await page.addInitScript(script);
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      const isOffline = message.text().includes("net::ERR");
      if (message.type() === "error" && !isOffline) faults.push(message.text());
    });
    await page.goto(url);
    await untilIdle(page);
    return page;
  };
  return {
    open: async (html, { hash = "", script = "", ...options } = {}) => {
      const file = join(folder, `${count++}.html`);
      writeFileSync(file, html);
      return await visit(`file://${file}${hash}`, options, script);
    },
    visit: async (url) => await visit(url),
    faults,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until nothing is being laid out. */
export async function untilIdle(page: Page): Promise<void> {
  await page.waitForFunction(() => globalThis.icosian !== undefined && !globalThis.icosian.isBusy, null, {
    timeout: 100_000,
  });
}

/** Clicks a node, or a group by its label, on the canvas. */
export async function clickItem(page: Page, name: string): Promise<void> {
  const position = await page.evaluate((wanted) => globalThis.icosian.positionOf(wanted), name);
  if (position === null) throw new Error(`${name} is not drawn.`);
  await page.mouse.click(position.x, position.y);
  await untilIdle(page);
}

/** The names of the nodes that are emphasised. */
export async function emphasisedIn(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => globalThis.icosian.emphasised);
}
