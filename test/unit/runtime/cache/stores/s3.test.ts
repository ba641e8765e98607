/** The store in a bucket, with a real server, and with one that fails as it is told. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3Store, type S3StoreOptions } from "../../../../../runtime/src/cache/stores/s3.ts";
import { readElement, readElements } from "../../../../../runtime/src/cache/stores/s3/read-xml.ts";
import type { S3Store } from "../../../../../runtime/src/cache/stores/s3/s3-store.ts";
import { findPort } from "../../../../servers/redis-server.ts";
import { startS3, type S3Server } from "../../../../servers/s3-server.ts";
import { testStore } from "./conformance.ts";
import { failureOf } from "./scratch.ts";

const KEY = "records/01234567";
const bytes = Buffer.from("some bytes");

let server: S3Server;
let count = 0;
function open(options: Partial<S3StoreOptions> = {}): S3Store {
  const { endpoint, bucket, credentials } = server;
  return s3Store({ endpoint, bucket, ...credentials, prefix: `test${count++}/`, ...options });
}

beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server.stop());

describe("s3Store", () => {
  testStore(() => open());
});

describe("s3Store with other prefixes", () => {
  it("keeps to its prefix", async () => {
    const [one, other] = [open({ prefix: "a/" }), open({ prefix: "a/b/c.d/" })];
    await one.put(KEY, bytes);
    await other.put("runs/x", bytes);
    expect(await one.list("")).toEqual([KEY]);
    expect(await other.list("")).toEqual(["runs/x"]);
    expect(await open({ prefix: "" }).list("")).not.toContain(KEY);
  });

  it("lists more than one request gives", async () => {
    const store = open();
    const keys = Array.from({ length: 1100 }, (_, index) => `records/${index.toString(16).padStart(8, "0")}`);
    for (let start = 0; start < keys.length; start += 50)
      await Promise.all(keys.slice(start, start + 50).map((key) => store.put(key, bytes)));
    expect([...(await store.list("records/"))].sort()).toEqual(keys);
    expect(await store.list("records/000000f")).toHaveLength(16);
    expect(await store.list("Records/<&>")).toEqual([]);
  });

  it("takes and gives 50 MB", async () => {
    const store = open();
    const part = Uint8Array.from({ length: 1_000_003 }, (_, index) => index % 253);
    await store.put(
      "blobs/01234567",
      Array.from({ length: 50 }, () => part),
    );
    const found = (await store.get("blobs/01234567"))!;
    expect(found.length).toBe(50_000_150);
    expect(Buffer.from(found.subarray(49 * 1_000_003)).equals(part)).toBe(true);
  });

  it("writes nothing if it is for reading only, and has no claims", async () => {
    const store = open({ prefix: "r/" });
    await store.put(KEY, bytes);
    const reader = open({ prefix: "r/", readOnly: true });
    await reader.put("runs/x", bytes);
    await reader.delete(KEY);
    expect(reader.isReadOnly).toBe(true);
    expect("claim" in reader).toBe(false);
    expect(await store.list("")).toEqual([KEY]);
    expect(bytes.equals((await reader.get(KEY))!)).toBe(true);
  });

  it.each([
    [{ endpoint: 5 }, "`endpoint` of `s3Store` is 5; give a URL such as"],
    [{ endpoint: undefined }, "`s3Store` needs `endpoint`"],
    [{ endpoint: "s3.example.org" }, "`endpoint` of `s3Store` is not a URL such as"],
    [{ endpoint: "http://a:s3cret@b" }, "has more than a host and a port"],
    [{ endpoint: "http://b/bucket" }, "has more than a host and a port"],
    [{ bucket: "No" }, "`bucket` of `s3Store`"],
    [{ accessKeyId: "" }, "`accessKeyId` of `s3Store` is empty."],
    [{ secretAccessKey: undefined }, "`s3Store` needs `secretAccessKey`."],
    [{ secretAccessKey: ["s3cret"] }, "`secretAccessKey` of `s3Store` is an array, not a text."],
    [{ prefix: "../" }, "`prefix` of `s3Store`"],
    [{ prefix: "a" }, "`prefix` of `s3Store`"],
    [{ acl: "public" }, "has no option `acl`"],
  ])("refuses %j", async (options, message) => {
    const told = await failureOf((async () => open(options as Partial<S3StoreOptions>))());
    expect(told).toContain(message);
    expect(told).not.toContain("s3cret");
  });
});

describe("faults", () => {
  it("say that there is no server, soon", async () => {
    const port = await findPort();
    const store = open({ endpoint: `http://127.0.0.1:${port}` });
    const told = `There is no server at 127.0.0.1:${port} (ECONNREFUSED).`;
    for (const attempt of [() => store.get(KEY), () => store.put(KEY, bytes), () => store.list("")])
      expect(await failureOf(attempt())).toBe(told);
  });

  it("say that there is no bucket, whatever is asked", async () => {
    const told = `There is no bucket missing at 127.0.0.1:${server.port} (NoSuchBucket).`;
    const large = new Uint8Array(300_000);
    for (const attempt of [
      (store: S3Store) => store.get(KEY),
      (store: S3Store) => store.has(KEY),
      (store: S3Store) => store.put(KEY, bytes),
      (store: S3Store) => store.put("blobs/01234567", large),
      (store: S3Store) => store.list(""),
      (store: S3Store) => store.delete(KEY),
    ])
      expect(await failureOf(attempt(open({ bucket: "missing" })))).toBe(told);
  });

  it("say that the credentials are wrong, without them", async () => {
    expect(await failureOf(open({ secretAccessKey: "wr0ng" }).put(KEY, bytes))).toBe(
      `The \`secretAccessKey\` does not belong to the \`accessKeyId\` at 127.0.0.1:${server.port} (SignatureDoesNotMatch).`,
    );
    expect(await failureOf(open({ accessKeyId: "nobody" }).get(KEY))).toBe(
      `127.0.0.1:${server.port} does not know the \`accessKeyId\` (InvalidAccessKeyId).`,
    );
  });

  it("wait for a server that is started again, and go on by themselves", async () => {
    const other = await startS3();
    const store = open({ endpoint: other.endpoint });
    await store.put(KEY, bytes);
    await other.kill();
    const found = store.get(KEY);
    await other.restart();
    expect(bytes.equals((await found)!)).toBe(true);
    await other.stop();
  });
});

describe("a server that fails as it is told", () => {
  /** Status and body of the answers, in their order; then an empty success. */
  let answers: (readonly [status: number, body: string] | "hang" | "cut")[] = [];
  let asked = 0;
  let fake: Server;
  let endpoint: string;

  beforeAll(async () => {
    fake = createServer((request, response) => {
      request.resume();
      asked++;
      const answer = answers.shift() ?? [200, "right"];
      if (answer === "hang") return;
      if (answer === "cut") {
        response.writeHead(200, { "content-length": "1000" }).write("some");
        setTimeout(() => response.destroy(), 20);
        return;
      }
      const [status, body] = answer;
      response.writeHead(status, { "x-amz-bucket-region": "eu-west-1" }).end(body);
    });
    await new Promise<void>((resolve) => fake.listen(0, "127.0.0.1", resolve));
    endpoint = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    fake.closeAllConnections();
    fake.close();
  });

  it("is asked again after what may pass", async () => {
    answers = [[503, "<Error><Code>SlowDown</Code></Error>"], [500, ""], [429, ""], "cut", "cut"];
    asked = 0;
    expect(Buffer.from((await open({ endpoint }).get(KEY))!).toString()).toBe("right");
    expect(asked).toBe(6);
  });

  it("is given up when the time is over", async () => {
    answers = Array.from({ length: 100 }, () => [503, "<Error><Code>SlowDown</Code></Error>"] as const);
    const host = new URL(endpoint).host;
    expect(await failureOf(open({ endpoint, timeoutMs: 200 }).get(KEY))).toBe(
      `${host} is too busy, or has a fault (SlowDown).`,
    );
    answers = ["hang"];
    expect(await failureOf(open({ endpoint, timeoutMs: 200 }).get(KEY))).toBe(`${host} has not answered within 0.2 s.`);
  });

  it.each([
    [301, "<Error><Code>PermanentRedirect</Code></Error>", "The bucket values is elsewhere, in the region eu-west-1"],
    [400, "<Error><Code>AuthorizationHeaderMalformed</Code></Error>", "in the region eu-west-1"],
    [403, "<Error><Code>AccessDenied</Code></Error>", "The user has no permission for this in the bucket values"],
    [403, "<Error><Code>RequestTimeTooSkewed</Code></Error>", "The clock of this machine differs too much"],
    [403, "", "The user has no permission"],
    [501, "", "says: HTTP 501"],
    [400, "<Error><Code>Odd</Code><Message>So &lt;it&gt; is</Message></Error>", "says: So <it> is. (Odd)"],
    [200, "<html>a proxy</html>", "the bucket values at 127.0.0.1:"],
  ])("says at once what does not pass: %i %s", async (status, body, message) => {
    answers = [[status, body]];
    asked = 0;
    expect(await failureOf(open({ endpoint }).list(""))).toContain(message);
    expect(asked).toBe(1);
  });
});

it("reads elements with what is escaped in them", () => {
  const xml = "<A><Key>a&amp;b&#x3D;&#61;&lt;&unknown;</Key><Key></Key><Keys>x</Keys></A>";
  expect(readElements(xml, "Key")).toEqual(["a&b==<&unknown;", ""]);
  expect(readElement(xml, "None")).toBeNull();
});
