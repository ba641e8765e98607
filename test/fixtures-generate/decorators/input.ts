"use dataflow";
import { checkOutput, extractFields, tag } from "@icosian/runtime";

/** Features of clients. */
export class Clients {
  /** Height above the mean. */
  @tag({ owner: "science" })
  @checkOutput({ range: [-5, 5] })
  static heightZeroMean(height: readonly number[], heightMean: number): readonly number[] {
    return height.map((each) => each - heightMean);
  }

  @extractFields("heightMean", "heightMax")
  static statistics(height: readonly number[]): { heightMean: number; heightMax: number } {
    return { heightMean: height.reduce((sum, x) => sum + x, 0) / height.length, heightMax: Math.max(...height) };
  }
}
