/** Pages of hostile graphs, and pages that a server keeps up to date. */
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExecutionExport } from "../../runtime/src/lineage/execution-export.ts";
import type { PageProblem, PageUpdate } from "../../runtime/src/visualize/html/page-data.ts";
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
    await expect.poll(async () => await page.locator("#problems strong").count()).toBe(HOSTILE.length);
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

/** A page that a server keeps up to date. */
async function serveLive(graph: ExecutionExport): Promise<{
  readonly page: Page;
  readonly send: (update: PageUpdate) => void;
  readonly close: () => void;
}> {
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
    response.end(toPage(graph, { live }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await expect.poll(() => clients.length).toBe(1);
  return {
    page,
    send: (update) => clients[0]!.write(`data: ${JSON.stringify(update)}\n\n`),
    close: () => {
      for (const client of clients) client.destroy();
      server.close();
    },
  };
}

describe.skipIf(CHROMIUM === null)("a live page", () => {
  it("shows other problems without moving, announcing or forgetting anything", async () => {
    const readers = Array.from({ length: 60 }, (_, index) => ({ name: `reader${index}` }));
    const graph = toGraph(
      [{ name: "spend", documentation: "Much. ".repeat(400) }, ...readers],
      readers.map(({ name }) => ["spend", name] as const),
    );
    const { page, send, close } = await serveLive(graph);
    await page.fill("#query", "spend");
    await page.keyboard.press("Enter");
    await untilIdle(page);
    await page.evaluate(() => {
      const panel = document.getElementById("panel")!;
      panel.scrollTop = 300;
      const input = document.querySelector<HTMLInputElement>("#path-to")!;
      input.value = "reader";
      input.focus({ preventScroll: true });
      Object.assign(globalThis, { input, said: document.getElementById("live")!.textContent });
      Object.assign(globalThis, { layouts: 0 });
      new MutationObserver(() => Object.assign(globalThis, { layouts: 1 })).observe(document.getElementById("busy")!, {
        attributes: true,
      });
    });
    const stateOf = async (): Promise<unknown> =>
      await page.evaluate(() => ({
        camera: globalThis.icosian.camera,
        at: globalThis.icosian.positionOf("reader7"),
        scroll: document.getElementById("panel")!.scrollTop,
        said: document.getElementById("live")!.textContent,
        focus: document.activeElement?.id,
        typed: document.querySelector<HTMLInputElement>("#path-to")!.value,
        layouts: Reflect.get(globalThis, "layouts"),
        isSame: Reflect.get(globalThis, "input") === document.getElementById("path-to"),
      }));
    const before = await stateOf();
    const toProblem = (node: string): PageProblem => ({
      node,
      severity: "error",
      code: "ICO2001",
      message: `Odd ${node}.`,
      location: null,
    });
    const problems = [toProblem("reader7"), ...Array.from({ length: 149 }, () => toProblem("gone"))];
    send(toPageUpdate(graph, { problems }));
    await page.waitForFunction(() => document.getElementById("problems-button")!.textContent === "150 problems");
    expect(await stateOf()).toEqual(before);
    // A problem of the node in the panel is inserted above what is seen; the browser keeps what is seen where it is.
    send(toPageUpdate(graph, { problems: [toProblem("spend")] }));
    await page.waitForFunction(() => document.getElementById("panel")!.textContent.includes("Odd spend."));
    expect({ ...((await stateOf()) as object), scroll: 0 }).toEqual({ ...(before as object), scroll: 0 });
    await page.click("#problems-button");
    await expect.poll(async () => await page.locator("#problems .problem").count()).toBe(1);
    send(toPageUpdate(graph, { problems }));
    await page.waitForFunction(() => document.querySelectorAll("#problems .problem").length === 100);
    await page.click("#problems >> text=50 more…");
    await expect.poll(async () => await page.locator("#problems .problem").count()).toBe(150);
    send(toPageUpdate(graph));
    await page.waitForFunction(() => document.getElementById("problems-button")!.hidden);
    await expect.poll(async () => await page.locator("#problems").isVisible()).toBe(false);
    close();
  });

  it("keeps the panel and the list as they are when the graph changes elsewhere", async () => {
    const readers = Array.from({ length: 40 }, (_, index) => ({ name: `reader${index}` }));
    const toChanged = (first: string): ExecutionExport =>
      toGraph(
        [{ name: first }, { name: "spend", documentation: "Much. ".repeat(400) }, ...readers],
        readers.map(({ name }) => ["spend", name] as const),
      );
    const { page, send, close } = await serveLive(toChanged("zoo"));
    await page.fill("#query", "spend");
    await page.keyboard.press("Enter");
    await untilIdle(page);
    await page.evaluate(() => {
      document.querySelector<HTMLElement>("#panel [data-key='downstream reader30']")!.focus();
    });
    const scroll = await page.evaluate(() => document.getElementById("panel")!.scrollTop);
    expect(scroll).toBeGreaterThan(0);
    // The nodes have other indexes now.
    const { nodes, edges, ...others } = toChanged("ant");
    send(toPageUpdate({ ...others, edges, nodes: nodes.toReversed() }));
    await page.waitForFunction(() => document.getElementById("live")!.textContent === "The graph has been updated");
    await untilIdle(page);
    // What stays as it is must be so at once, and not only in the end.
    expect(await page.evaluate(() => document.getElementById("panel")!.scrollTop)).toBe(scroll);
    expect(await page.evaluate(() => document.activeElement?.firstChild?.textContent)).toBe("reader30");
    await page.click("#outline-button");
    await page.focus("#outline [data-key='node reader5']");
    send(toPageUpdate(toChanged("bee")));
    await page.waitForFunction(() => globalThis.icosian.positionOf("bee") !== null);
    expect(await page.evaluate(() => document.activeElement?.firstChild?.textContent)).toBe("reader5");
    await page.keyboard.press("Escape");
    await expect.poll(async () => await page.locator("#outline").isVisible()).toBe(false);
    await page.click("#view summary");
    await page.keyboard.press("Escape");
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.selected)).toBe("spend");
    await page.focus("#canvas");
    await page.keyboard.press("Escape");
    await expect.poll(async () => await page.evaluate(() => globalThis.icosian.selected)).toBeNull();
    close();
  });

  it("replaces its graph in place, and says when its server is gone", async () => {
    const { page, send, close } = await serveLive(SPEND);
    await clickItem(page, "spendMean");
    await page.keyboard.press("+");
    const before = await page.evaluate(() => ({
      camera: globalThis.icosian.camera,
      at: globalThis.icosian.positionOf("spendMean"),
    }));
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
    send(update);
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
    await expect.poll(async () => await page.locator("#panel").innerText()).toContain("Something is odd.");
    await expect.poll(async () => await page.locator("#panel [data-part=downstream]").innerText()).toContain("zNew");
    await expect.poll(async () => await page.locator("#problems-button").innerText()).toBe("1 problem");
    close();
    await page.waitForFunction(() => document.getElementById("notice")?.textContent?.startsWith("Disconnected"));
    await expect.poll(async () => await page.locator("#notice").isVisible()).toBe(true);
    expect(browser.faults).toEqual([]);
  });
});
