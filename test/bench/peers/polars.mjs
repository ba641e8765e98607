/** Data frames that compute in native code, on all cores. */
export { default as polars } from "nodejs-polars";
