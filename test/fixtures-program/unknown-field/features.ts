"use dataflow";
import { checkOutput, dataLoader, extractColumns, extractFields, node, tag, unpackFields } from "@icosian/runtime";

interface Stats {
  readonly mean: number;
  readonly median: number;
}

declare const stats: Stats;

/** Types say nothing of what decorators take. */
export class Statistics {
  @extractFields("mean", "medain")
  static weekly(spend: number): Stats {
    return { mean: spend, median: spend };
  }

  @tag({ owner: "finance" })
  @checkOutput({ allowNaN: false }, { target: "low" })
  @unpackFields("low", "high", "middle")
  static range(spend: number): [number, number] {
    return [spend, spend];
  }

  @extractColumns("day", "amuont")
  static table(spend: number): readonly { day: string; amount: number }[] {
    return [{ day: "monday", amount: spend }];
  }

  @extractFields("median")
  static maybe(spend: number): Stats | null {
    return spend > 0 ? stats : null;
  }

  @extractFields("bytes")
  @dataLoader()
  static async loaded(): Promise<[Stats, { bytes: number }]> {
    return [stats, { bytes: 1 }];
  }
}

const NAMES = ["minimum", "maximun"] as const;

/** Types refuse it as well, at the modifier. */
export const extremes = node(extractFields(...NAMES), (spend: number): { minimum: number; maximum: number } => ({
  minimum: spend,
  maximum: spend,
}));
