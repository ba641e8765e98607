/** `--watch`: every edit gives a new manifest, errors come and go. */
import { afterEach, expect, it } from "vitest";
import { moduleWith, moduleWithError, RebuiltProject } from "./rebuilding.ts";
import type { Watch } from "./watch.ts";

const EDITED = "src/edited.ts";
const OTHER = "src/other.ts";
const ERROR = /src\/edited\.ts\(3,17\): error TS902102: ICO2102 missing-return-type:/;
const NO_ERROR = /Found 0 errors/;

let project: RebuiltProject;
let watch: Watch | undefined;

afterEach(async () => {
  await watch?.stop();
  await project?.remove();
});

async function expectNodes(source: string, nodes: readonly string[]): Promise<void> {
  await expect.poll(() => project.nodesOf(source), { timeout: 180_000, interval: 200 }).toEqual(nodes);
}

it.each(["--watch", "--watch --incremental", "-b --watch"])(
  "follows edits under %s",
  async (flags) => {
    project = await RebuiltProject.create({ [EDITED]: moduleWith("spendMean"), [OTHER]: moduleWith("spendTotal") });
    watch = project.project.watch([...flags.split(" "), "--preserveWatchOutput"]);
    await watch.buildThatSays(NO_ERROR);
    await expectNodes(EDITED, ["spendMean"]);

    project.write({ [EDITED]: moduleWith("spendMedian") });
    await watch.buildThatSays(NO_ERROR);
    await expectNodes(EDITED, ["spendMedian"]);

    project.write({ [EDITED]: moduleWithError("spendMedian") });
    await watch.buildThatSays(ERROR);
    await expectNodes(EDITED, []);

    project.write({ [OTHER]: moduleWith("spendSum") });
    await watch.buildThatSays(ERROR);
    await expectNodes(OTHER, ["spendSum"]);

    project.write({ [EDITED]: moduleWith("spendMedian") });
    expect(await watch.buildThatSays(NO_ERROR)).not.toMatch(ERROR);
    await expectNodes(EDITED, ["spendMedian"]);
    await expectNodes(OTHER, ["spendSum"]);
  },
  300_000,
);
