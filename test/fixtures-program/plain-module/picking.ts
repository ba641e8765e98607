export { spendMean } from "./features.ts";
