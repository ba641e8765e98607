/** Runs scripts in headless Chromium, on a page that allows nothing but its own script files. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../hosts/run.ts";

/** Script files by their names. */
export type Scripts = ReadonlyMap<string, string>;

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"] as const;

/** Neither `eval` nor `new Function`, no scripts in the page's text, and nothing that could be fetched. */
const POLICY = "default-src 'none'; script-src 'self'";

/** Writes into the page what a script prints, and what goes wrong in it. */
const REPORT = `const say = (text) => document.querySelector("pre").append(text + "\\n");
console.log = (...values) => say(values.join(" "));
addEventListener("error", ({ message }) => say("error: " + message));
addEventListener("unhandledrejection", ({ reason }) => say("rejection: " + reason));
addEventListener("securitypolicyviolation", ({ blockedURI }) => say("violation: " + blockedURI));
`;

/**
 * Runs a script as a module of a page.
 *
 * @param name - The script among the scripts that the page may load.
 * @returns What it printed by `console.log`, and every error.
 * @throws Error when there is no Chromium: a test that has not run has not passed.
 */
export async function runInBrowser(name: string, scripts: Scripts): Promise<string> {
  const server = await serve(new Map([...scripts, ["report.js", REPORT]]));
  try {
    const { port } = server.address() as AddressInfo;
    return toPrinted(await dump(`http://localhost:${port}/?${name}`));
  } finally {
    server.close();
  }
}

async function serve(scripts: Scripts): Promise<Server> {
  const server = createServer(({ url = "/" }, response) => {
    const { pathname, search } = new URL(url, "http://localhost");
    const script = scripts.get(pathname.slice(1));
    const isPage = pathname === "/";
    response.writeHead(isPage || script !== undefined ? 200 : 404, {
      "Content-Security-Policy": POLICY,
      "Content-Type": `${isPage ? "text/html" : "text/javascript"}; charset=utf-8`,
    });
    response.end(isPage ? toPage(search.slice(1)) : script);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return server;
}

function toPage(name: string): string {
  return `<!doctype html><pre></pre><script src="report.js"></script><script type="module" src="${name}"></script>`;
}

/** The page's elements as text, once its scripts have nothing left to do. */
async function dump(url: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), "icosian-browser-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=30000"];
  try {
    const program = await findProgram(profile);
    const args = [...flags, `--user-data-dir=${profile}`, "--dump-dom", url];
    const { code, stdout, output } = await run(program, args, { folder: profile });
    if (code !== 0) throw new Error(`${program} exited with ${code}:\n${output}`);
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function findProgram(folder: string): Promise<string> {
  for (const program of PROGRAMS) {
    const result = await run(program, ["--version"], { folder }).catch(() => null);
    if (result?.code === 0) return program;
  }
  throw new Error("There is no Chromium on this machine. Install it: `apt-get install chromium`.");
}

function toPrinted(page: string): string {
  const [, text] = /<pre>([\s\S]*)<\/pre>/.exec(page) ?? [];
  if (text === undefined) throw new Error(`The page was not loaded:\n${page}`);
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&nbsp;", "\u00A0").replaceAll("&amp;", "&");
}
