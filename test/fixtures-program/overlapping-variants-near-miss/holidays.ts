"use dataflow";
import { node, otherwise, when, whenConfig } from "@icosian/runtime";

export const holidays__us = node(when({ region: "us" }), (year: number): number => year % 10);

export const holidays__uk = node(when({ region: "uk" }), (year: number): number => year % 9);

export const holidays__other = node(otherwise(), (year: number): number => year % 8);

export const weekends__long = node(
  whenConfig((config) => config["days"] === 3),
  (year: number): number => year * 3,
);

export const weekends__short = node(
  whenConfig((config) => config["days"] === 2),
  (year: number): number => year * 2,
);
