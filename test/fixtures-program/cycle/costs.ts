"use dataflow";

export const rest = ({ spend }: { spend: number }): number => spend;
