"use dataflow";
import { checkOutput, parameterize, tag, value } from "@icosian/runtime";

export class Sales {
  @tag({ owner: "me" })
  @checkOutput({ range: [0, 10], importance: "fail" })
  static total(x: number): number {
    return x * 2;
  }

  @parameterize({ a: { n: value(1) }, b: { n: value(2) } })
  static many(total: number, n: number): number {
    return total * n;
  }
}
