"use dataflow";

const mean = (week: number): number => week;

export { mean as spendMean };
