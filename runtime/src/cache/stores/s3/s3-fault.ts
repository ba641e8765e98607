/** Answers of S3-compatible servers that are no success, in words that say what helps. */
import { describeThrown } from "../../../errors/words.js";
import { explainNetwork, type FaultWords } from "../remote/explain-network.js";
import { TimeoutFault } from "../remote/patience.js";
import { StoreError, type StoreFault } from "../remote/store-error.js";
import { readElement } from "./read-xml.js";

/** An answer that is no success. */
export class S3Answer extends Error {
  /** Name of the error class. */
  override readonly name = "S3Answer";
  /** The HTTP status. */
  readonly status: number;
  /** What the server calls it: `NoSuchKey`; empty if it says nothing. */
  readonly code: string;
  /** The server's own words. */
  readonly words: string;
  /** The region to which the server refers, if it does. */
  readonly region: string | null;

  /** @param text - The body. */
  constructor(status: number, headers: Headers, text: string) {
    super(`HTTP ${status}`);
    this.status = status;
    this.code = readElement(text, "Code") ?? "";
    this.words = readElement(text, "Message") ?? "";
    this.region = headers.get("x-amz-bucket-region") ?? readElement(text, "Region");
  }
}

/** The server and the bucket in messages. */
export interface S3Names {
  /** Host and port. */
  readonly host: string;
  /** Name of the bucket. */
  readonly bucket: string;
}

/** Says what a failed request means. */
export function toS3Fault(thrown: unknown, names: S3Names): StoreFault {
  if (thrown instanceof TimeoutFault) return { kind: "unreachable", error: thrown };
  if (thrown instanceof StoreError) return { kind: "refused", error: thrown };
  const [kind, words] = thrown instanceof S3Answer ? explainAnswer(thrown, names) : explainFailure(thrown, names);
  return { kind, error: new StoreError(words) };
}

function explainAnswer({ status, code, words, region }: S3Answer, { host, bucket }: S3Names): FaultWords {
  const shown = code === "" ? `HTTP ${status}` : code;
  switch (code) {
    case "NoSuchBucket":
      return ["refused", `There is no bucket ${bucket} at ${host} (${shown}).`];
    case "InvalidAccessKeyId":
      return ["refused", `${host} does not know the \`accessKeyId\` (${shown}).`];
    case "SignatureDoesNotMatch":
      return ["refused", `The \`secretAccessKey\` does not belong to the \`accessKeyId\` at ${host} (${shown}).`];
    case "ExpiredToken":
    case "InvalidToken":
      return ["refused", `The \`sessionToken\` has expired, or ${host} does not know it (${shown}).`];
    case "RequestTimeTooSkewed":
      return ["refused", `The clock of this machine differs too much from that of ${host} (${shown}).`];
    case "PermanentRedirect":
    case "TemporaryRedirect":
    case "AuthorizationHeaderMalformed":
      return [
        "refused",
        `The bucket ${bucket} is elsewhere${region === null ? "" : `, in the region ${region}`} (${shown}).`,
      ];
    default:
      break;
  }
  // 500 and 503 are said to pass: the server asks for fewer requests, or for another attempt.
  if (status === 429 || (status >= 500 && status !== 501))
    return ["busy", `${host} is too busy, or has a fault (${shown}).`];
  if (status === 403 || status === 401)
    return ["refused", `The user has no permission for this in the bucket ${bucket} at ${host} (${shown}).`];
  if (status === 301 || status === 307) return ["refused", `The bucket ${bucket} is not at ${host} (${shown}).`];
  return ["refused", `${host} says: ${words === "" ? shown : `${words.replace(/\.?$/, ".")} (${shown})`}`];
}

function explainFailure(thrown: unknown, { host }: S3Names): FaultWords {
  // A cast, because `fetch` puts the reason into the cause, and not always.
  const { cause, code: own } = (thrown ?? {}) as {
    readonly cause?: { readonly code?: string };
    readonly code?: string;
  };
  const code = cause?.code ?? own ?? "";
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code))
    return ["refused", `The certificate of ${host} is not accepted (${code}).`];
  const words = code === "" ? describeThrown(thrown) : code;
  return explainNetwork(code, `server at ${host}`) ?? ["unreachable", `The request to ${host} has failed (${words}).`];
}
