/** The order of checks: the edited document at once, the others when the user pauses. */
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Checks } from "../../../../../transformer/src/hosts/lsp/checks.ts";
import { OpenDocuments } from "../../../../../transformer/src/hosts/lsp/documents/open-documents.ts";
import { Projects } from "../../../../../transformer/src/hosts/lsp/projects/projects.ts";

// The clock stands still unless a test moves it, so nobody pauses by himself.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const URI = { a: "file:///p/a.ts", b: "file:///p/b.ts" };
const NEWS = { refused: () => {}, restarted: () => {}, stopped: () => {} };

/** Checks over two open documents of no project, which therefore have no mistakes. */
class Server {
  readonly published: string[] = [];
  readonly checks: Checks;
  readonly #documents = new OpenDocuments();

  constructor() {
    for (const uri of [URI.a, URI.b]) this.#documents.open({ uri, version: 1, text: "" });
    const output = {
      publish: (uri: string, version: number | null) => void this.published.push(`${uri.slice(-4)} ${version}`),
      settled: async () => void this.published.push("settled"),
      report: (error: unknown) => void this.published.push(String(error)),
    };
    this.checks = new Checks(this.#documents, new Projects(this.#documents, NEWS), output);
  }

  edit(uri: string, version: number): void {
    this.#documents.edit(uri, version, [{ text: "" }]);
    this.checks.request(uri.slice("file://".length));
  }

  /** What has been published, as soon as there is so much. */
  async firstPublished(count: number): Promise<readonly string[]> {
    while (this.published.length < count) await setImmediate();
    return this.published;
  }
}

it("checks the edited document at once, and the others after a pause", { timeout: 20_000 }, async () => {
  const server = new Server();
  server.edit(URI.a, 2);
  expect(await server.firstPublished(1)).toEqual(["a.ts 2"]);
  vi.advanceTimersByTime(1000);
  expect(await server.firstPublished(3)).toEqual(["a.ts 2", "b.ts 1", "settled"]);
});

it("checks an edit that comes before the pause at once too", { timeout: 20_000 }, async () => {
  const server = new Server();
  server.edit(URI.a, 2);
  expect(await server.firstPublished(1)).toEqual(["a.ts 2"]);
  server.edit(URI.a, 3);
  expect(await server.firstPublished(2)).toEqual(["a.ts 2", "a.ts 3"]);
  server.edit(URI.b, 2);
  expect(await server.firstPublished(3)).toEqual(["a.ts 2", "a.ts 3", "b.ts 2"]);
  vi.advanceTimersByTime(1000);
  expect(await server.firstPublished(4)).toEqual(["a.ts 2", "a.ts 3", "b.ts 2", "settled"]);
});
