/** TypeScript 7 opens a project while other things are done, and is asked exactly once. */
import { spawn, type ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  NativeApi,
  NativeSnapshot,
  NativeUpdate,
} from "../../../../../transformer/src/project/native/native-api.ts";
import { openAhead } from "../../../../../transformer/src/project/native/start-native.ts";

const SNAPSHOT: NativeSnapshot = { getProject: () => undefined, dispose: () => {} };

/** A channel as that of TypeScript 7.0, which notes what happens. */
class Channel {
  readonly events: string[] = [];
  fault: Error | null = null;
  writeTuple(): void {
    this.events.push("write");
  }
  readTuple(): void {
    this.events.push("read");
    if (this.fault !== null) throw this.fault;
  }
}

class Api implements NativeApi {
  readonly client: { readonly channel?: object };
  readonly channel = new Channel();
  constructor(channel?: object) {
    this.client = { channel: channel ?? this.channel };
  }
  ensureInitialized(): void {
    this.channel.events.push("initialize");
  }
  updateSnapshot({ openProjects }: NativeUpdate): NativeSnapshot {
    expect(openProjects).toEqual(["/p/tsconfig.json"]);
    this.channel.writeTuple();
    this.channel.readTuple();
    return SNAPSHOT;
  }
  close(): void {}
}

let process: ChildProcess;
beforeAll(() => void (process = spawn(globalThis.process.execPath, ["-e", "setInterval(() => {}, 1000)"])));
afterAll(() => void process.kill());

describe("a project that is opened ahead", () => {
  it("is asked for once, and read once", () => {
    const api = new Api();
    const ahead = openAhead({ api, process }, "/p/tsconfig.json");
    expect(api.channel.events).toEqual(["initialize", "write"]);
    expect(ahead?.configFile).toBe("/p/tsconfig.json");
    expect(ahead?.receive()).toBe(SNAPSHOT);
    expect(api.channel.events).toEqual(["initialize", "write", "read"]);
    // Later requests are whole ones.
    api.updateSnapshot({ openProjects: ["/p/tsconfig.json"] });
    expect(api.channel.events.slice(3)).toEqual(["write", "read"]);
  });

  it("reports what goes wrong when its answer is read", () => {
    const api = new Api();
    const ahead = openAhead({ api, process }, "/p/tsconfig.json");
    api.channel.fault = new Error("The process has ended.");
    expect(() => ahead?.receive()).toThrow("The process has ended.");
    expect(Object.keys(api.channel)).toEqual(["events", "fault"]);
  });

  it.each([
    ["a channel without halves", new Api({ requestSync: () => "" }), true],
    ["no process", new Api(), false],
  ])("is not asked for with %s", (_, api, hasProcess) => {
    expect(openAhead({ api, process: hasProcess ? process : null }, "/p/tsconfig.json")).toBeNull();
    expect(api.channel.events).toEqual([]);
  });
});
