import type { Plugin } from "vite";
import { coastPieces, LEVELS } from "./coasts.ts";
import type { Bounds, Piece } from "./cutting.ts";
import { namePieces, TIERS } from "./place-names.ts";

const NAME = "virtual:world-tiles";

/**
 * Gives `virtual:world-tiles`: the coasts and borders of Natural Earth in three levels of detail, and the names of
 * countries and towns, all in pieces that are loaded when they come into sight. No server of maps is asked.
 */
export function worldTiles(): Plugin {
  const cut = onceMade();
  return {
    name: "world-tiles",
    resolveId: (id) => (id === NAME || id.startsWith(`${NAME}/`) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${NAME}`) return indexOf(cut());
      return id.startsWith(`\0${NAME}/`) ? (cut().get(id.slice(1))?.content ?? null) : null;
    },
  };
}

/** Whether a module is a piece, and not what all of them are found by. */
export function isPieceOfTheWorld(moduleId: string): boolean {
  return moduleId.startsWith(`\0${NAME}/`);
}

type Pieces = Map<string, Piece<string>>;

/** All pieces by the names of their modules; made when they are first asked for. */
function onceMade(): () => Pieces {
  let made: Pieces | undefined;
  return () => {
    made ??= new Map([
      ...LEVELS.flatMap((level) => named(`coasts-${level.name}`, coastPieces(level))),
      ...namePieces().flatMap((tier, at) => named(`names-${at}`, tier)),
    ]);
    return made;
  };
}

function named(group: string, some: readonly Piece<string>[]): [string, Piece<string>][] {
  return some.map((piece, at) => [`${NAME}/${group}-${at}`, piece]);
}

function indexOf(all: Pieces): string {
  const of = (group: string) => [...all].filter(([name]) => name.startsWith(`${NAME}/${group}-`)).map(entry);
  const coasts = LEVELS.map(({ name, stepsPerDegree }) => {
    return `{ stepsPerDegree: ${stepsPerDegree}, tiles: [${of(`coasts-${name}`).join()}] }`;
  });
  const names = TIERS.map((from, at) => `{ from: ${from}, tiles: [${of(`names-${at}`).join()}] }`);
  return `export const coasts = [${coasts.join()}]; export const names = [${names.join()}];`;
}

function entry([name, { bounds }]: [string, Piece<string>]): string {
  return `{ bounds: ${JSON.stringify(bounds satisfies Bounds)}, load: () => import("${name}") }`;
}
