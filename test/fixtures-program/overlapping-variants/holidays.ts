"use dataflow";
import { node, when, whenIn, whenNot } from "@icosian/runtime";

export const holidays__us = node(when({ region: "us" }), (year: number): number => year % 10);

export const holidays__america = node(whenIn({ region: ["us", "ca"] }), (year: number): number => year % 9);

export const holidays__other = node(whenNot({ region: "us" }), (year: number): number => year % 8);
