const SYSTEM_FILES = /^(\..*|thumbs\.db|desktop\.ini)$/i;

/** All files of a drop, those inside of folders too; what systems hide in folders is left out. */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  // Entries must be asked for before the event ends; reading them may take its time.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files];
  const files = await Promise.all(entries.map(filesIn));
  return files.flat();
}

/** Whether a file came from the person, not from their system. */
export function isMeant(file: File): boolean {
  return !SYSTEM_FILES.test(file.name);
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return isMeant(file) ? [file] : [];
  }
  if (!isFolder(entry)) return [];
  const files: File[] = [];
  for (const inner of await allEntries(entry.createReader())) files.push(...(await filesIn(inner)));
  return files;
}

/** A reader gives at most a hundred entries at a time, and none at its end. */
async function allEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
