"use dataflow";
import { node, when } from "@icosian/runtime";

export const holidays__us = node(when({ region: "us" }), (year: number): number => year % 7);
