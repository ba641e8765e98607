"use dataflow";
import { configuration, inject, node } from "@icosian/runtime";

export const cost = node(inject({ rate: configuration("rate") }), (spend: number, rate: number): number => spend * rate);
