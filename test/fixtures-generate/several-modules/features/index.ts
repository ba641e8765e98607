"use dataflow";

export const spend = (budget: number): number => budget / 2;
export const signups = async (url: URL): Promise<number> => url.href.length;
