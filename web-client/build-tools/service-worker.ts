import { createHash } from "node:crypto";
import { join } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import { isPieceOfTheWorld } from "./world-tiles.ts";

type Bundle = Rolldown.OutputBundle;

/** Larger ones, and pieces of the map, are not loaded before somebody wants them. */
const LARGEST = 500_000;
/** Fonts come in parts of the alphabet, of which a browser loads what it shows. */
const WANTED = /\.(js|css)$|-latin-wght-normal-.*\.woff2$/;

/** Adds `worker.js`, the service worker, in one piece, since not every browser lets it import; it knows all files. */
export function serviceWorker(): Plugin {
  let root = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    async generateBundle(_, bundle) {
      const source = await bundled(join(root, "src/worker/worker.ts"), contentsOf(bundle));
      this.emitFile({ type: "asset", fileName: "worker.js", source });
    },
  };
}

function contentsOf(bundle: Bundle) {
  const chunks = Object.values(bundle);
  const entry = chunks.find((chunk) => chunk.type === "chunk" && chunk.moduleIds.some(isMain))?.fileName;
  if (!entry) throw new Error("The client has no script to begin with.");
  const files = chunks.filter(
    (chunk) =>
      WANTED.test(chunk.fileName) && sizeOf(chunk) <= LARGEST && !isPiece(chunk) && !isLeftOut(chunk),
  );
  const names = files.map(({ fileName }) => fileName).sort();
  // Every file but the page has a hash of its content in its name.
  const version = createHash("sha256").update(
    chunks
      .map(({ fileName }) => fileName)
      .sort()
      .join("\n"),
  );
  return { version: version.digest("hex").slice(0, 12), entry, files: names };
}

/** In the file that the page names: what Rolldown calls the entry only imports that, and is left out. */
function isMain(moduleId: string): boolean {
  return moduleId.endsWith("/src/main.tsx");
}

function isLeftOut(chunk: Bundle[string]): boolean {
  return chunk.type === "chunk" && chunk.isEntry && !chunk.moduleIds.some(isMain);
}

function isPiece(chunk: Bundle[string]): boolean {
  return chunk.type === "chunk" && isPieceOfTheWorld(chunk.facadeModuleId ?? "");
}

function sizeOf(chunk: Bundle[string]): number {
  return chunk.type === "chunk" ? chunk.code.length : chunk.source.length;
}

async function bundled(entry: string, contents: object): Promise<string> {
  const intro = `const BUILD = ${JSON.stringify(contents)};`;
  const [built] = [
    await build({
      configFile: false,
      logLevel: "warn",
      build: {
        write: false,
        target: "es2023",
        rolldownOptions: { input: entry, output: { format: "iife", intro } },
        modulePreload: false,
      },
    }),
  ].flat();
  if (!built || !("output" in built)) throw new Error("The service worker was not built.");
  return built.output[0].code;
}
