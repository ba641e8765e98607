"use dataflow";
import { node, subdag } from "@icosian/runtime";
import * as pong from "./pong.ts";

export const hit = (x: number): number => x;

export const volley: (back: number) => number = node(subdag([pong]), (back: number): number => back);
