/** Watching a folder when the system has given all its watches to others. */
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchFolder } from "../../../../../transformer/src/project/watch/watch-folder.ts";

const failure = vi.hoisted(() => ({ code: "" }));
vi.mock("node:fs", async (load) => {
  const watch = (): never => {
    throw Object.assign(new Error("watch"), failure);
  };
  return { ...(await load<object>()), watch };
});

describe.each(["ENOSPC", "EMFILE"])("after %s", (code) => {
  let folder: string;
  let watch: { close(): void };
  const seen = new Set<string>();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "watch-"));
    writeFileSync(join(folder, "edited.ts"), "");
    writeFileSync(join(folder, "removed.ts"), "");
    failure.code = code;
    seen.clear();
    watch = watchFolder(folder, (path) => seen.add(path));
  });
  afterEach(() => {
    watch.close();
    rmSync(folder, { recursive: true });
  });

  it("tells what changed, came and went", async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(join(folder, "edited.ts"), "export {};\n");
    writeFileSync(join(folder, "new.ts"), "");
    unlinkSync(join(folder, "removed.ts"));
    await vi.waitFor(() => expect(seen.size).toBe(3), { timeout: 120_000 });
    expect([...seen].sort()).toEqual(["edited.ts", "new.ts", "removed.ts"].map((name) => join(folder, name)));
  });
});

it("a folder that is gone says nothing", () => {
  failure.code = "ENOENT";
  const watch = watchFolder(join(tmpdir(), "nowhere"), () => expect.unreachable());
  watch.close();
});
