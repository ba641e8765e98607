"use dataflow";
import { node, otherwise, when } from "@icosian/runtime";

export type Grain = "day" | "week";

export const counted__eu = node(when({ region: "EU" }), (visits: readonly boolean[]): number => visits.filter(Boolean).length);
export const counted__all = node(otherwise(), (visits: readonly boolean[], guests: number): number => visits.length + guests);

export const count = (counted: number, grain: Grain): number => (grain === "day" ? counted : counted * 7);
