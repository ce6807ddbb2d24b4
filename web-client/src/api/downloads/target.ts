/** Where a stream of bytes is kept. */
export interface Target {
  /** How many bytes may go into one file. */
  mostBytes: number;
  save: (name: string, stream: ReadableStream<Uint8Array>, signal: AbortSignal) => Promise<void>;
}

/** As much as a browser can be trusted to keep in one piece before it is saved. */
const KEPT_BYTES = 400_000_000;

type PickFile = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/**
 * A file that the person names, written as the bytes come; where the browser cannot, its folder of downloads, by way
 * of its memory. Null when the person changed their mind. Must be called by a press.
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
  // The browser reads it on its own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What a press on a link that downloads does. */
export function saveAs(name: string, url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
