"use dataflow";
import { extractFields } from "@icosian/runtime";
export class Statistics {
  @extractFields("mean")
  static weekly(spend: number): { mean: number } {
    return { mean: spend / 4 };
  }
}
