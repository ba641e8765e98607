"use dataflow";
/** Orders that are checked before any other node uses them. */
import { checkOutput, checkOutputCustom } from "@icosian/runtime";
import { z } from "zod";

/** One order. */
export type Order = z.infer<typeof order>;

const order = z.object({ id: z.string().startsWith("o-"), euros: z.number(), pieces: z.int() });
const orders = z.array(order).min(1);

const isSorted = {
  name: "isSorted",
  validate: (values: readonly number[]) => ({
    passes: values.every((x, index) => index === 0 || x >= (values[index - 1] ?? x)),
    message: "the values should not fall",
  }),
};

/** The orders of a shop. */
export class Orders {
  /** The orders in a file. If they do not match the schema, the run ends. */
  @checkOutput({ schema: orders, importance: "fail" })
  static parsed(json: string): Order[] {
    return JSON.parse(json) as Order[];
  }

  /** Price of one piece, in euros. A price out of range is reported as a warning. */
  @checkOutput({ range: [0.5, 500], allowNaN: false })
  static prices(parsed: readonly Order[]): number[] {
    return parsed.map(({ euros, pieces }) => euros / pieces);
  }

  /** The prices, in ascending order. */
  @checkOutputCustom(isSorted, { importance: "fail" })
  static sorted(prices: readonly number[]): number[] {
    return prices.toSorted((a, b) => a - b);
  }
}
