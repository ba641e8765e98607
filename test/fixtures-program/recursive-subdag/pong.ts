"use dataflow";
import { node, subdag } from "@icosian/runtime";
import * as ping from "./ping.ts";

export const back = (x: number): number => x;

export const reply: (hit: number) => number = node(subdag([ping]), (hit: number): number => hit);
