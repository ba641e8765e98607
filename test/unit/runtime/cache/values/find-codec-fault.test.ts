/** What is said of codecs that are none. */
import { expect, it } from "vitest";
import { findCodecFault } from "../../../../../runtime/src/cache/values/find-codec-fault.ts";

const codec = { name: "Money", is: () => true, encode: () => 1, decode: () => 1 };

it("accepts lists of codecs, also instances of classes", () => {
  class Codec {
    readonly name = "Other";
    is(): boolean {
      return true;
    }
    encode(): unknown {
      return 1;
    }
    decode(): unknown {
      return 1;
    }
  }
  for (const codecs of [[], [codec], [codec, new Codec()]]) expect(findCodecFault(codecs)).toBeNull();
});

it.each([
  [undefined, "it must be a list of codecs"],
  [codec, "it must be a list of codecs"],
  [[codec, null], "element 1 is not a codec"],
  [["Money"], "element 0 is not a codec"],
  [Array(1), "element 0 is not a codec"],
  [[{ ...codec, name: "" }], "element 0 has no name"],
  [[{ ...codec, name: 1 }], "element 0 has no name"],
  [[{ ...codec, decode: undefined }], 'the codec "Money" has no function `decode`'],
  [[codec, { ...codec }], 'two codecs have the name "Money"'],
])("refuses %o", (codecs, fault) => {
  expect(findCodecFault(codecs)).toBe(fault);
});
