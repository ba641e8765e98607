import { value } from "@icosian/runtime";

export const windows = Object.fromEntries([3, 7].map((days) => [`mean${days}`, { days: value(days) }]));
