"use dataflow";
import { extractFields } from "@icosian/runtime";
export class Statistics {
  @extractFields("maen")
  static weekly(spend: number): { mean: number } {
    return { mean: spend / 4 };
  }
}
