/** SHA-256 in JavaScript against that of Node.js. */
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { createSha256 } from "../../../../runtime/src/versions/sha256.ts";

it("agrees with Node.js for every length around a block, in pieces of every kind", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) % 256);
    for (const cut of [0, 1, length >> 1, 63, 64, 65]) {
      const hasher = createSha256();
      hasher.update(bytes.subarray(0, cut));
      hasher.update(bytes.subarray(cut, cut + 7));
      hasher.update(bytes.subarray(cut + 7));
      expect(Buffer.from(hasher.digest()).toString("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  }
});

it("keeps the bytes that it was given, though they change afterwards", () => {
  const bytes = new Uint8Array(10).fill(1);
  const hasher = createSha256();
  hasher.update(bytes);
  bytes.fill(2);
  expect(Buffer.from(hasher.digest())).toEqual(createHash("sha256").update(new Uint8Array(10).fill(1)).digest());
});

it("agrees for some megabytes", () => {
  const bytes = new Uint8Array(2 ** 20);
  const [ours, theirs] = [createSha256(), createHash("sha256")];
  for (let index = 0; index < 8; index++) for (const each of [ours, theirs]) each.update(bytes);
  expect(Buffer.from(ours.digest())).toEqual(theirs.digest());
});
