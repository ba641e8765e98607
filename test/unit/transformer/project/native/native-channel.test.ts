/** This process works while TypeScript 7 does, and the answer is read whatever happens. */
import { expect, it } from "vitest";
import type { NativeApi } from "../../../../../transformer/src/project/native/native-api.ts";
import { findChannel, workDuring } from "../../../../../transformer/src/project/native/native-channel.ts";

/** A channel as that of TypeScript 7.0, which notes what happens. A request of it asks for one file. */
class Channel {
  readonly events: string[] = [];
  readTuple(): void {
    this.events.push("read");
  }
  writeTuple(): void {
    this.events.push("write");
  }
  request(): string {
    this.writeTuple();
    this.readTuple();
    this.events.push("give a file");
    this.writeTuple();
    this.readTuple();
    return "answer";
  }
}

function toApi(channel: object | undefined): NativeApi {
  // A cast, because the channel is not declared.
  return { client: { channel } } as unknown as NativeApi;
}

it("works each time before it waits", () => {
  const channel = new Channel();
  const work = (): void => void channel.events.push("work");
  expect(workDuring(toApi(channel), work, () => channel.request())).toBe("answer");
  expect(channel.events).toEqual(["write", "work", "read", "give a file", "write", "work", "read"]);
  channel.request();
  expect(channel.events.slice(7)).toEqual(["write", "read", "give a file", "write", "read"]);
});

it("reads the answer if the work fails", () => {
  const channel = new Channel();
  const fail = (): void => {
    throw new Error("The work failed.");
  };
  expect(workDuring(toApi(channel), fail, () => channel.request())).toBe("answer");
  expect(channel.events).toEqual(["write", "read", "give a file", "write", "read"]);
});

it("leaves the channel as it was if the request fails", () => {
  const channel = new Channel();
  const request = (): void => {
    channel.readTuple();
    throw new Error("The process has ended.");
  };
  expect(() => workDuring(toApi(channel), () => {}, request)).toThrow("The process has ended.");
  expect(Object.keys(channel)).toEqual(["events"]);
});

it.each([
  ["no channel", undefined],
  ["a channel without halves", { requestSync: () => "" }],
])("only asks where a version has %s", (_, channel) => {
  const work: string[] = [];
  expect(findChannel(toApi(channel))).toBe(null);
  expect(
    workDuring(
      toApi(channel),
      () => void work.push("work"),
      () => "answer",
    ),
  ).toBe("answer");
  expect(work).toEqual([]);
});
