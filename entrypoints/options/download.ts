import type { Written } from '../../glossary/formats/write.ts';

/** How long the browser may take to begin reading a blob it was told to save. ms */
const BLOB_LIFE = 60_000;

/** Saves a text as a file, where the reader's browser saves things. */
export function download({ fileName, mediaType, text }: Written): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BLOB_LIFE);
}
