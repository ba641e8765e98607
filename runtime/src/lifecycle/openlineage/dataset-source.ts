/** What is known about data that a node loaded or saved, and how the data are named. */
import type { NodeInfo } from "../hook-records.js";

/** A node that loaded or saved data. */
export interface DatasetSource {
  /** Whether the data were loaded or saved. */
  readonly direction: "loaded" | "saved";
  /** The node that called the loader or saver. */
  readonly node: NodeInfo;
  /** The name of the loader or saver, or of the function with `dataLoader()` or `dataSaver()`. */
  readonly adapter: string;
  /** What the loader or saver told about the data. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The name of data, by which lineage systems recognise the data in other jobs. */
export interface DatasetName {
  /** Where the data are: `postgres://db.example.org:5432`. */
  readonly namespace: string;
  /** The name of the data there: `shop.public.orders`. */
  readonly name: string;
}

/** A name, and the address of the data if it is known. */
export interface LocatedDataset extends DatasetName {
  /** The address, without credentials and query. */
  readonly uri?: string;
}

/**
 * Names data by what the metadata tell: `url` or `uri`, then `path`, then `table`. Names follow the conventions of
 * OpenLineage, so that other programs that read or write the same file give it the same name.
 *
 * @param namespace - The namespace of data of which only the node is known, or a table without its database.
 * @see https://openlineage.io/docs/spec/naming
 */
export function nameDataset({ node, metadata }: DatasetSource, namespace: string): LocatedDataset {
  const [url, path, table] = [
    readText(metadata, "url") ?? readText(metadata, "uri"),
    readText(metadata, "path"),
    readText(metadata, "table"),
  ];
  const located = url ?? path;
  if (located === undefined) return { namespace, name: table ?? node.name };
  const dataset =
    /^[a-z][a-z\d+.-]+:/i.test(located) && URL.canParse(located) ? fromUrl(new URL(located)) : fromPath(located);
  if (table === undefined) return dataset;
  // A file of several tables, or the address of a database.
  return { ...dataset, name: `${dataset.name}${dataset.namespace === "file" ? "#" : "."}${table}` };
}

function readText(metadata: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = metadata[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function fromUrl({ protocol, host, pathname }: URL): LocatedDataset {
  const uri = `${protocol}//${host}${pathname}`;
  if (protocol === "file:") return { namespace: "file", name: decodePath(pathname), uri };
  const isObject = !/^https?:$/.test(protocol) && host !== "";
  return { namespace: `${protocol}//${host}`, name: isObject ? pathname.slice(1) : pathname, uri };
}

/** A relative path is one from the working directory; without one, as in a browser, it stays as it is. */
function fromPath(path: string): LocatedDataset {
  const slashed = path.replaceAll("\\", "/");
  const isAbsolute = /^(\/|[a-z]:\/)/i.test(slashed);
  const { process } = globalThis as { readonly process?: { readonly cwd?: () => string } };
  const folder = isAbsolute ? "" : process?.cwd?.().replaceAll("\\", "/");
  if (folder === undefined) return { namespace: "file", name: path };
  const whole = folder === "" ? slashed : `${folder}/${slashed}`;
  const { href, pathname } = new URL(encodePath(whole.startsWith("/") ? whole : `/${whole}`), "file://");
  return { namespace: "file", name: decodePath(pathname), uri: href };
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function decodePath(path: string): string {
  // A percent sign that encodes nothing stays as it is.
  const plain = path.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
  return plain.replace(/^\/(?=[a-z]:\/)/i, "");
}
