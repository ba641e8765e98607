/** Makes exported graphs that look like real dataflows: modules that build on each other, types, tags, documentation. */

const NOUNS = ["spend", "signup", "order", "session", "visit", "price", "margin", "stock", "refund", "customer"];
const VERBS = ["Mean", "Total", "PerWeek", "Growth", "Rank", "Share", "ByRegion", "Filled", "Capped", "Forecast"];
const TYPES = ["number", "readonly number[]", "Map<string, number>", "string", "boolean", "Promise<Table>"];
const OWNERS = ["ann", "ben", "chloe"];

/**
 * Makes a graph: one module per hundred nodes, each of which reads mostly itself and some modules before it.
 *
 * @param count - The number of nodes, inputs included.
 * @returns An `ExecutionExport`; the same one for the same number.
 */
export function makePictureGraph(count) {
  const random = toRandom(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const size = count < 100 ? Math.max(3, Math.ceil(count / 4)) : 100;
  const nodes = [];
  const edges = new Map();
  const members = [];
  for (let index = 0; nodes.length < count; index++) {
    const module = Math.floor(index / size);
    const at = index % size;
    const name = `${pick(NOUNS)}${pick(VERBS)}${index}`;
    const isInput = at < Math.max(1, size / 25);
    const own = (members[module] ??= []);
    const kind = isInput ? "input" : at % 17 === 5 ? "loader" : at % 23 === 7 ? "check" : "function";
    if (kind === "function" || kind === "check") {
      const reads = 1 + Math.floor(random() * 3);
      for (let each = 0; each < reads; each++) {
        const isFar = module > 0 && random() < 0.12;
        const pool = isFar ? members[Math.max(0, module - 1 - Math.floor(random() * 3))] : own.slice(-14);
        edges.set(`${pick(pool)} ${name}`, random() < 0.05);
      }
    }
    own.push(name);
    nodes.push(toNode({ name, kind, module, at, isLast: at === size - 1, pick, random }));
  }
  const sorted = (list) => list.sort((one, other) => (one < other ? -1 : Number(one > other)));
  const exported = sorted([...edges.keys()]).map((key) => {
    const [from, to] = key.split(" ");
    return { from, to, isOptional: edges.get(key), collects: false };
  });
  const required = new Map(nodes.map(({ name }) => [name, []]));
  const optional = new Map(nodes.map(({ name }) => [name, []]));
  for (const { from, to, isOptional } of exported) (isOptional ? optional : required).get(to).push(from);
  const byName = new Map(nodes.map((node) => [node.name, node]));
  return {
    exportVersion: 1,
    nodes: sorted([...byName.keys()]).map((name) => ({
      ...byName.get(name),
      requiredDependencies: required.get(name),
      optionalDependencies: optional.get(name),
    })),
    edges: exported,
  };
}

function toNode({ name, kind, module, at, isLast, pick, random }) {
  const path = `src/${["marketing", "sales", "stock", "finance"][module % 4]}/${NOUNS[module % 10]}-${module}.ts`;
  const isInput = kind === "input";
  return {
    name,
    kind,
    type: pick(TYPES),
    tags: isInput ? {} : { owner: pick(OWNERS), ...(random() < 0.2 ? { pii: "true" } : {}) },
    requiredDependencies: [],
    optionalDependencies: [],
    documentation: isInput
      ? ""
      : `The ${name} of each week, in euros.\n\nComputed of what the module before it has cleaned; missing weeks count as 0.`,
    codeVersion: isInput
      ? null
      : Math.floor(random() * 2 ** 48)
          .toString(16)
          .padStart(16, "0"),
    module: isInput ? null : path,
    source: isInput ? null : `${path}:${at * 9 + 12}:17`,
    madeFrom: null,
    modifiers: kind === "check" ? ["check"] : [],
    subdags: [],
    fanOut: null,
    variants: [],
    isAsync: random() < 0.05,
    isRemote: false,
    isCached: random() < 0.1,
    isOutput: isLast,
    isOverridden: false,
  };
}

/** A generator of numbers from 0 to 1 that are always the same: mulberry32. */
function toRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
