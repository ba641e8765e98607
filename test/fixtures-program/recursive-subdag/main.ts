import { dataflow } from "@icosian/runtime";
import * as itself from "./itself.ts";
import * as ping from "./ping.ts";
import * as pong from "./pong.ts";

export const one = dataflow(ping);
export const both = dataflow(ping, pong);
export const self = dataflow(itself);
