/** What build-tools/service-worker.ts writes into the worker. */
declare const BUILD: {
  /** Another one with every change of any file. */
  readonly version: string;
  /** The script that the page of this build names. */
  readonly entry: string;
  /** The files that the client needs, below the worker's own folder. */
  readonly files: readonly string[];
};
