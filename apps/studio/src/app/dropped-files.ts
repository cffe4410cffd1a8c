// Files of folders that were chosen or dropped, with their paths.

export interface PathFile {
  /** From the chosen folder on, its own name first; parts joined by `/`. */
  readonly path: string;
  readonly file: File;
}

export const chosenPaths = (files: FileList): PathFile[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const more = async (known: FileSystemEntry[]): Promise<FileSystemEntry[]> => {
    const next = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    // A reader gives about a hundred at once, and nothing at the end.
    return next.length === 0 ? known : more([...known, ...next]);
  };
  return more([]);
};

async function walk(entry: FileSystemEntry, around: string): Promise<PathFile[]> {
  const path = `${around}${entry.name}`;
  if (entry.isDirectory) {
    const inside = await entriesOf(entry as FileSystemDirectoryEntry);
    return (await Promise.all(inside.map((each) => walk(each, `${path}/`)))).flat();
  }
  const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
  return [{ path, file }];
}

export async function droppedPaths(transfer: DataTransfer): Promise<PathFile[]> {
  const entries = Array.from(transfer.items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map((entry) => walk(entry, '')))).flat();
}

export const isZip = ({ name }: File): boolean => /\.zip$/i.test(name);
