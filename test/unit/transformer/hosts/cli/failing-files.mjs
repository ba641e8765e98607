// Makes the file system fail as `FAIL` says, `{ "call": "writeFileSync", "path": ".tmp", "code": "ENOSPC" }`, or, with the
// code "HANG", says so and waits there for ever.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { call, path, code, words } = JSON.parse(process.env.FAIL);
const original = fs[call];
fs[call] = (file, ...more) => {
  if (!String(file).includes(path)) return original(file, ...more);
  if (code === "HANG") {
    fs.writeSync(1, "hanging\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  throw Object.assign(new Error(`${code}: ${words}, ${call}`), { code, syscall: call, errno: -1 });
};
syncBuiltinESMExports();
