"use dataflow";
import { node, when } from "@icosian/runtime";

export const holidays__us = node(when({ region: "us" }), (year: number): number => year % 10);

export const workdays = (holidays: number): number => 260 - holidays;

/** Nothing needs it. */
export const shifts__us = node(when({ region: "us" }), (year: number): number => year % 10);
