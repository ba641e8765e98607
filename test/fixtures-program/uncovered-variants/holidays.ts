"use dataflow";
import { node, when } from "@icosian/runtime";

export const holidays__us = node(when({ region: "us" }), (year: number): number => year % 10);

export const holidays__uk = node(when({ region: "uk" }), (year: number): number => year % 9);

export const workdays = (holidays: number): number => 260 - holidays;
