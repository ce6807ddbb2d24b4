/** Where a stream of bytes is kept. */
export interface Target {
  /** How many bytes may go into one file. */
  mostBytes: number;
  save: (name: string, stream: ReadableStream<Uint8Array>, signal: AbortSignal) => Promise<void>;
}

/** What any browser can be trusted to hold in memory, in one piece, until it is saved. */
const KEPT_BYTES = 400_000_000;

type PickFile = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/**
 * Asks for a file, which is then written as the bytes come. A browser that cannot do so keeps the bytes in memory, and
 * saves them to its folder of downloads. Null when the person cancels. Must be called by a click.
 */
export async function chooseTarget(name: string): Promise<Target | null> {
  const pick = (window as { showSaveFilePicker?: PickFile }).showSaveFilePicker;
  if (!pick) return { mostBytes: KEPT_BYTES, save: saveByLink };
  try {
    const file = await pick({ suggestedName: name });
    return {
      mostBytes: Infinity,
      save: async (_, stream, signal) => stream.pipeTo(await file.createWritable(), { signal }),
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

async function saveByLink(
  name: string,
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const kept = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
  signal.throwIfAborted();
  saveBlob(name, kept);
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  saveAs(name, url);
  // The browser may begin to read it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Saves what is at an address as a click on a link to it would. */
export function saveAs(name: string, url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
