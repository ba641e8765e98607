/** The Nodes that hosts run in: the current one where it fits, else one that npm has as a package. */
import { join } from "node:path";
import { installPackages } from "./install-packages.ts";

/** A major version of Node. */
export type NodeMajor = 20 | 22 | 24;

/** The program file of a Node, installed where need be. */
export async function findNode(major: NodeMajor): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const { platform, arch } = process;
  const name = `node-${platform === "win32" ? "win" : platform}-${arch}`;
  const installed = await installPackages({ [name]: `${major}` }, []);
  return join(installed, "node_modules", name, "bin", platform === "win32" ? "node.exe" : "node");
}
