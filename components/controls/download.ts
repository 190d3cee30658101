/** How long the browser may take to begin reading a blob it was told to save. ms */
const BLOB_LIFE = 60_000;

interface TextFile {
  fileName: string;
  mediaType: string;
  text: string;
}

/** Saves a file where the reader's browser saves things. */
export function download(fileName: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BLOB_LIFE);
}

/** Saves a text likewise. */
export function downloadText({ fileName, mediaType, text }: TextFile): void {
  download(fileName, new Blob([text], { type: mediaType }));
}
