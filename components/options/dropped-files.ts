/** Files as readers give them: chosen, dropped or pasted, alone or in folders. */

export interface NamedFile {
  /** With its folders, as far as they are known. */
  name: string;
  file: Blob;
}

/** Those that a file chooser gave; a chosen folder says where in it each file is. */
export function chosenFiles(files: Iterable<File>): NamedFile[] {
  return withoutHidden([...files].map((file) => ({ name: file.webkitRelativePath || file.name, file })));
}

/**
 * All that was dropped, with what is in folders. To be called while the drop is handled: afterwards the browser has
 * forgotten what it was.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<NamedFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null);
  const loose = chosenFiles(files);
  if (!entries.some((entry) => entry?.isDirectory)) return loose;
  const found = await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])));
  return withoutHidden(found.flat());
}

async function filesIn(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  for (;;) {
    // A folder is told a hundred files at a time, and ends with none.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (!some.length) return found;
    for (const one of some) found.push(...(await filesIn(one)));
  }
}

/** What systems leave in folders for themselves (`.DS_Store`, `.git/…`) is nobody's glossary. */
function withoutHidden(files: NamedFile[]): NamedFile[] {
  const shown = files.filter(({ name }) => !/(^|\/)\.|(^|\/)(Thumbs\.db|desktop\.ini)$/.test(name));
  return shown.length ? shown : files;
}
