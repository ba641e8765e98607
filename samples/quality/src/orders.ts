"use dataflow";
/** Orders that have to be right before anybody computes with them. */
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

/** What the shop sold. */
export class Orders {
  /** The orders of a file, as they are promised to be: nothing goes on if they are not. */
  @checkOutput({ schema: orders, importance: "fail" })
  static parsed(json: string): Order[] {
    return JSON.parse(json) as Order[];
  }

  /** Price of one piece, in euros. Strange prices are worth a warning. */
  @checkOutput({ range: [0.5, 500], allowNaN: false })
  static prices(parsed: readonly Order[]): number[] {
    return parsed.map(({ euros, pieces }) => euros / pieces);
  }

  /** Prices in order. */
  @checkOutputCustom(isSorted, { importance: "fail" })
  static sorted(prices: readonly number[]): number[] {
    return prices.toSorted((a, b) => a - b);
  }
}
