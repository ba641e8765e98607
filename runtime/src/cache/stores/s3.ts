/** A store that keeps a cache in a bucket of any S3-compatible server: `@icosian/runtime/s3`. */
import { describeKind } from "../../errors/words.js";
import { readOptions, type OptionKinds } from "../../lifecycle/adapters/read-options.js";
import { BOOLEAN, NAME } from "../../modifiers/core/find-option-fault.js";
import { DEFAULT_TIMEOUT, readUrl, refuseOptions, UNCHECKED, WAIT } from "./remote/remote-options.js";
import { S3Requests } from "./s3/s3-requests.js";
import { S3Store } from "./s3/s3-store.js";

export type { S3Store } from "./s3/s3-store.js";

/** Options of {@link s3Store}. */
export interface S3StoreOptions {
  /** URL of the server, without a path: `https://s3.eu-central-1.amazonaws.com`. Buckets are a part of paths there. */
  readonly endpoint: string;
  /** The region of the bucket; default: `us-east-1`, which most servers of one's own use. */
  readonly region?: string;
  /** Name of the bucket, which must exist. */
  readonly bucket: string;
  /** Public part of the credentials. */
  readonly accessKeyId: string;
  /** Secret part of the credentials. */
  readonly secretAccessKey: string;
  /** Token of credentials that last for a time. */
  readonly sessionToken?: string;
  /** What the name of every object begins with; default: `icosian/`. */
  readonly prefix?: string;
  /** Whether nothing is written; default: false. */
  readonly readOnly?: boolean;
  /** How long an operation waits for the server before it fails, in milliseconds; default: 10,000. */
  readonly timeoutMs?: number;
}

const KINDS: OptionKinds<S3StoreOptions> = {
  endpoint: UNCHECKED,
  region: NAME,
  bucket: {
    is: (value) => typeof value === "string" && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value),
    give: "the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens",
  },
  accessKeyId: UNCHECKED,
  secretAccessKey: UNCHECKED,
  sessionToken: UNCHECKED,
  prefix: {
    is: (value) =>
      typeof value === "string" && /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*$/.test(value) && value.length <= 500,
    give: "names of folders that each end in a slash, such as `cache/v1/`",
  },
  readOnly: BOOLEAN,
  timeoutMs: WAIT,
};

/**
 * Creates a store in a bucket. Needs the package `aws4fetch`, which signs requests.
 *
 * Old entries are removed by a rule of the bucket (lifecycle), if it has one. Work is not shared: processes that need the same
 * value at the same time compute it each.
 *
 * @throws DataflowError ICO6016 if an option is invalid. What is wrong with the server is said when it is used.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { cache } from "@icosian/runtime/cache";
 * import { s3Store } from "@icosian/runtime/s3";
 * import * as features from "./features.js";
 *
 * declare const accessKeyId: string;
 * declare const secretAccessKey: string;
 *
 * const store = s3Store({ endpoint: "http://localhost:9000", bucket: "values", accessKeyId, secretAccessKey });
 * const flow = dataflow({ modules: [features], adapters: [cache({ store })] });
 * ```
 */
export function s3Store(options: S3StoreOptions): S3Store {
  const given = readOptions<S3StoreOptions>("s3Store", options, KINDS, ["endpoint", "bucket"]);
  const { region = "us-east-1", bucket, sessionToken, prefix = "icosian/", readOnly = false } = given;
  const found = readUrl(given.endpoint, "`endpoint` of `s3Store`", /^https?:\/\//, "https://s3.example.org");
  if (typeof found === "string") return refuseOptions("s3Store", found);
  if (found.username !== "" || found.password !== "" || found.pathname !== "/" || found.search !== "")
    refuseOptions(
      "s3Store",
      "`endpoint` of `s3Store` has more than a host and a port. Give it without bucket and user.",
    );
  const access = {
    origin: found.origin,
    region,
    bucket,
    accessKeyId: readSecret("accessKeyId", given.accessKeyId),
    secretAccessKey: readSecret("secretAccessKey", given.secretAccessKey),
    sessionToken: sessionToken === undefined ? null : readSecret("sessionToken", sessionToken),
  };
  const requests = new S3Requests(access, given.timeoutMs ?? DEFAULT_TIMEOUT);
  return new S3Store(requests, `the bucket ${bucket} at ${found.host}`, prefix, readOnly);
}

function readSecret(name: string, value: unknown): string {
  if (value === undefined) refuseOptions("s3Store", `\`s3Store\` needs \`${name}\`.`);
  if (value === "") refuseOptions("s3Store", `\`${name}\` of \`s3Store\` is empty.`);
  if (typeof value !== "string")
    refuseOptions("s3Store", `\`${name}\` of \`s3Store\` is ${describeKind(value)}, not a text.`);
  return value;
}
