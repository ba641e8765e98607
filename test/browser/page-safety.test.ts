/** Pages of hostile graphs, and pages that a server keeps up to date. */
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPage, toPageUpdate } from "../../runtime/src/visualize/html/to-page.ts";
import { CHROMIUM, clickItem, startBrowser, untilIdle, type PageOpener } from "./open-page.ts";
import { SPEND, toGraph } from "./page-graphs.ts";

let browser: PageOpener;

beforeAll(async () => {
  if (CHROMIUM !== null) browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const HOSTILE = [
  "</script><script>globalThis.pwned = 1</script>",
  "<!--<script>",
  "<img src=x onerror='globalThis.pwned = 1'>",
  "\"'><svg onload=globalThis.pwned=1>",
  "javascript:globalThis.pwned=1",
  "__proto__",
  "constructor",
  "\u2028\u2029\u0000\uD800",
  "]]>{{7*7}}${globalThis.pwned=1}",
] as const;

describe.skipIf(CHROMIUM === null)("hostile texts", () => {
  it("are shown, and never run", async () => {
    const graph = toGraph(
      HOSTILE.map((text) => ({
        name: text,
        type: text,
        documentation: text,
        tags: { [text]: text },
        module: text,
        source: text,
        modifiers: [text],
        subdags: [text],
        variants: [text],
        fanOut: text,
        codeVersion: text,
        madeFrom: { of: text, as: [text] },
      })),
    );
    const problems = HOSTILE.map((text) => ({
      node: text,
      severity: "error" as const,
      code: text,
      message: text,
      location: text,
    }));
    const page = await browser.open(toPage(graph, { title: HOSTILE.join(""), problems, groupBy: "module" }));
    await page.click("#outline-button");
    for (const at of HOSTILE.keys()) {
      await page.locator("#outline li li button").nth(at).click();
      await untilIdle(page);
      expect(HOSTILE).toContain(await page.evaluate(() => globalThis.icosian.selected));
      await page.fill("#query", HOSTILE[at]!);
      await page.keyboard.press("Escape");
    }
    await page.click("#problems-button");
    expect(await page.locator("#problems strong").count()).toBe(HOSTILE.length);
    expect(await page.locator("#outline, #panel, #problems").locator("img, svg, script").count()).toBe(0);
    expect(await page.evaluate(() => globalThis.pwned)).toBeUndefined();
    expect(browser.faults).toEqual([]);
  });

  it("could not run if they became markup", async () => {
    const page = await browser.open(toPage(SPEND));
    await page.evaluate(() => {
      const element = document.createElement("div");
      element.innerHTML = "<img src=x onerror='globalThis.pwned = 1'>";
      const script = document.createElement("script");
      script.textContent = "globalThis.pwned = 2";
      document.body.append(element, script);
    });
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => globalThis.pwned)).toBeUndefined();
    browser.faults.length = 0;
  });
});

describe.skipIf(CHROMIUM === null)("a live page", () => {
  it("replaces its graph in place, and says when its server is gone", async () => {
    const clients: ServerResponse[] = [];
    const live = { events: "/events" };
    const server: Server = createServer(({ url }, response) => {
      if (url === "/events") {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.flushHeaders();
        clients.push(response);
        return;
      }
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
      response.end(toPage(SPEND, { live }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const page = await browser.visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await clickItem(page, "spendMean");
    await page.keyboard.press("+");
    const before = await page.evaluate(() => ({
      camera: globalThis.icosian.camera,
      at: globalThis.icosian.positionOf("spendMean"),
    }));
    await expect.poll(() => clients.length).toBe(1);
    const nodes = [...SPEND.nodes, ...toGraph([{ name: "zNew", type: "string" }]).nodes];
    const edges = [...SPEND.edges, { from: "spendMean", to: "zNew", isOptional: false, collects: false }];
    const problem = {
      node: "spendMean",
      severity: "warning" as const,
      code: "ICO2001",
      message: "Something is odd.",
      location: "src/features.ts:12:17",
    };
    const update = toPageUpdate({ ...SPEND, nodes, edges }, { problems: [problem] });
    clients[0]!.write(`data: ${JSON.stringify(update)}\n\n`);
    await page.waitForFunction(() => !globalThis.icosian.isBusy && globalThis.icosian.items === 6);
    const after = await page.evaluate(() => ({
      camera: globalThis.icosian.camera,
      at: globalThis.icosian.positionOf("spendMean"),
      selected: globalThis.icosian.selected,
    }));
    expect(after.selected).toBe("spendMean");
    expect(after.camera.scale).toBe(before.camera.scale);
    expect(after.at?.x).toBeCloseTo(before.at?.x ?? NaN);
    expect(after.at?.y).toBeCloseTo(before.at?.y ?? NaN);
    expect(await page.locator("#panel").innerText()).toContain("Something is odd.");
    expect(await page.locator("#panel [data-part=downstream]").innerText()).toContain("zNew");
    expect(await page.locator("#problems-button").innerText()).toBe("1 problem");
    for (const client of clients) client.destroy();
    server.close();
    await page.waitForFunction(() => document.getElementById("notice")?.textContent?.startsWith("Disconnected"));
    expect(await page.locator("#notice").isVisible()).toBe(true);
    expect(browser.faults).toEqual([]);
  });
});
