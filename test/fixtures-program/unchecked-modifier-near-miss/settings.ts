import type { StandardSchema } from "@icosian/runtime";

export const days = Number("3");
export const owner = String("finance");
export declare const schema: StandardSchema;
