/** The tests' own check of signatures accepts the examples of AWS, and nothing that differs from them. */
import { expect, it } from "vitest";
import { findSignatureFault, type SignedRequest } from "../../../../servers/s3-signature.ts";

// From "Authenticating Requests: Using the Authorization Header" in the documentation of Amazon S3.
const ID = "AKIAIOSFODNN7EXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function toRequest(target: string, more: Readonly<Record<string, string>>, signed: string, sum: string): SignedRequest {
  const credential = `${ID}/20130524/us-east-1/s3/aws4_request`;
  return {
    method: "GET",
    target,
    headers: {
      host: "examplebucket.s3.amazonaws.com",
      "x-amz-date": "20130524T000000Z",
      "x-amz-content-sha256": EMPTY,
      ...more,
      authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signed},Signature=${sum}`,
    },
    body: new Uint8Array(),
  };
}

const object = toRequest(
  "/test.txt",
  { range: "bytes=0-9" },
  "host;range;x-amz-content-sha256;x-amz-date",
  "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
);
const list = toRequest(
  "/?max-keys=2&prefix=J",
  {},
  "host;x-amz-content-sha256;x-amz-date",
  "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
);

it.each([object, list])("accepts $target", (request) => {
  expect(findSignatureFault(request, ID, SECRET)).toBeNull();
  expect(findSignatureFault(request, ID, `${SECRET}x`)).toBe("SignatureDoesNotMatch");
  expect(findSignatureFault(request, "other", SECRET)).toBe("InvalidAccessKeyId");
  expect(findSignatureFault({ ...request, target: `${request.target}x` }, ID, SECRET)).toBe("SignatureDoesNotMatch");
  expect(findSignatureFault({ ...request, body: Buffer.from("x") }, ID, SECRET)).toBe("XAmzContentSHA256Mismatch");
  const other = { ...request.headers, "x-amz-acl": "public-read" };
  expect(findSignatureFault({ ...request, headers: other }, ID, SECRET)).toBe("AccessDenied");
});
