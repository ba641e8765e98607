/**
 * Checks signatures of requests to S3 (AWS Signature Version 4), as the documentation of AWS describes them; s3rver does
 * not.
 */
import { createHash, createHmac } from "node:crypto";

/** What was received. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What is wrong with a request, as the code of an answer; null if it is signed as it should be. */
export function findSignatureFault(request: SignedRequest, accessKeyId: string, secret: string): string | null {
  const header = (name: string): string => String(request.headers[name] ?? "");
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header("authorization"),
    );
  if (parts === null) return "AccessDenied";
  const [, id, date, region, signedHeaders, signature] = parts as unknown as readonly string[];
  if (id !== accessKeyId) return "InvalidAccessKeyId";
  const names = signedHeaders!.split(";");
  const mustBeSigned = Object.keys(request.headers).filter((name) => name === "host" || name.startsWith("x-amz-"));
  if (!mustBeSigned.every((name) => names.includes(name))) return "AccessDenied";
  const payload = header("x-amz-content-sha256");
  if (payload !== sha256(request.body)) return "XAmzContentSHA256Mismatch";
  const url = new URL(request.target, "http://host");
  const query = [...url.searchParams]
    .map((pair) => pair.map(encode).join("="))
    .sort()
    .join("&");
  const canonical = [
    request.method,
    url.pathname.split("/").map(decodeURIComponent).map(encode).join("/"),
    query,
    ...names.map((name) => `${name}:${header(name).trim().replaceAll(/ +/g, " ")}`),
    "",
    signedHeaders,
    payload,
  ].join("\n");
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", header("x-amz-date"), scope, sha256(canonical)].join("\n");
  const key = [date!, region!, "s3", "aws4_request"].reduce(
    (previous, part) => createHmac("sha256", previous).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  return createHmac("sha256", key).update(text).digest("hex") === signature ? null : "SignatureDoesNotMatch";
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
