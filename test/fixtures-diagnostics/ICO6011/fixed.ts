"use dataflow";
import { inject, node, value } from "@icosian/runtime";
export const tax = node(inject({ rate: value(0.2) }), (spend: number, rate: number): number => spend * rate);
