"use dataflow";
import { configuration, inject, node } from "@icosian/runtime";

export const total = (spend: number, rate: number): number => spend * rate;
export const labelled = node(inject({ text: configuration("label") }), (text: number): number => text);
