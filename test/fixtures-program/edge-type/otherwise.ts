"use dataflow";
import { node, otherwise, when } from "@icosian/runtime";

export const rate__us = node(when({ region: "us" }), (): number => 2);

export const rate__other = node(otherwise(), (): string => "2");

export const priced = (rate: string): string => rate;
