/** Sends signed requests to a bucket, and tries again what may succeed another time. */
import type { AwsV4Signer } from "aws4fetch";
import { Patience } from "../remote/patience.js";
import { StoreError } from "../remote/store-error.js";
import { S3Answer, toS3Fault } from "./s3-fault.js";

/** Where a bucket is, and who uses it. */
export interface S3Access {
  /** URL of the server, without a path: `https://s3.example.org`. */
  readonly origin: string;
  /** The region that signatures name. */
  readonly region: string;
  /** Name of the bucket. */
  readonly bucket: string;
  /** Public part of the credentials. */
  readonly accessKeyId: string;
  /** Secret part of the credentials. */
  readonly secretAccessKey: string;
  /** Token of credentials that last for a time; null for others. */
  readonly sessionToken: string | null;
}

/** One request. */
export interface S3Request {
  /** The HTTP method. */
  readonly method: "GET" | "HEAD" | "PUT" | "DELETE";
  /** Name of the object; empty for the bucket itself. */
  readonly object: string;
  /** Parameters in the URL. */
  readonly query?: Readonly<Record<string, string>>;
  /** What is sent, in a buffer of its own. */
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** What came back. */
export interface S3Response {
  /** Length that the answer says. */
  readonly length: number;
  /** The body, in a buffer of its own. */
  readonly body: Uint8Array;
}

/** SHA-256 of nothing. */
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Requests to one bucket. */
export class S3Requests {
  readonly #access: S3Access;
  readonly #patience: Patience;
  /** Keys that were derived from the secret, for the signer. */
  readonly #derived = new Map<string, ArrayBuffer>();

  /** @param timeoutMs - How long an operation waits for the server, in milliseconds. */
  constructor(access: S3Access, timeoutMs: number) {
    const { host } = new URL(access.origin);
    this.#access = access;
    const explain = (thrown: unknown): ReturnType<typeof toS3Fault> =>
      toS3Fault(thrown, { host, bucket: access.bucket });
    this.#patience = new Patience({ name: host, timeoutMs, explain });
  }

  /**
   * Sends a request.
   *
   * @returns Null if there is no such object.
   * @throws StoreError
   */
  async send(request: S3Request): Promise<S3Response | null> {
    const { origin, bucket } = this.#access;
    const url = new URL(`${origin}/${bucket}${request.object === "" ? "" : `/${request.object}`}`);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const hash = request.body === undefined ? EMPTY : await toHash(request.body);
    return this.#patience.run(({ signal }) => this.#attempt(request, url, hash, signal), request.body?.length);
  }

  async #attempt(
    { method, object, body }: S3Request,
    url: URL,
    hash: string,
    signal: AbortSignal,
  ): Promise<S3Response | null> {
    const headers = await this.#sign(method, url, hash);
    const answer = await fetch(url, {
      method,
      headers,
      signal,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
    const length = Number(answer.headers.get("content-length") ?? 0);
    if (answer.ok) return { length, body: new Uint8Array(await answer.arrayBuffer()) };
    const fault = new S3Answer(answer.status, answer.headers, await answer.text());
    // An answer to HEAD has no words.
    const isMissing = answer.status === 404 && object !== "" && (fault.code === "NoSuchKey" || fault.code === "");
    if (isMissing) return null;
    throw fault;
  }

  async #sign(method: string, url: URL, hash: string): Promise<Headers> {
    const { region, accessKeyId, secretAccessKey, sessionToken } = this.#access;
    const Signer = await importSigner();
    const signer = new Signer({
      method,
      url: url.href,
      // The server checks that it has received what was sent.
      headers: { "x-amz-content-sha256": hash },
      service: "s3",
      region,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === null ? {} : { sessionToken }),
      cache: this.#derived,
    });
    return (await signer.sign()).headers;
  }
}

async function toHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function importSigner(): Promise<typeof AwsV4Signer> {
  try {
    const client = await import("aws4fetch");
    return client.AwsV4Signer;
  } catch {
    throw new StoreError("The package `aws4fetch` is missing: npm install aws4fetch.");
  }
}
