import { downloadText } from '../../components/controls/download.ts';
import illustration from '../../components/illustration/illustration.css?inline';
import type { SaveAs } from '../../components/letter/LetterView.tsx';
import letterStyle from '../../components/letter/letter.css?inline';
import { letterFileName, letterToMarkdown, letterToText } from '../../components/letter/letter-files.ts';
import {
  letterMailPage,
  letterPage,
  letterPicture,
  PICTURE_SIZE,
} from '../../components/letter/letter-pages.tsx';
import { subjectOf } from '../../components/letter/letter-words.ts';
import mailStyle from '../../components/letter/mail.css?inline';
import tokens from '../../components/tokens.css?inline';
import type { Letter } from '../../glossary/letter.ts';
import { pictureId, writeMail } from '../../glossary/mail.ts';

/** Saves a letter as a file, where the reader’s browser saves things. */
export async function saveLetter(letter: Letter, as: SaveAs): Promise<void> {
  switch (as) {
    case 'html':
      return save(letter, 'html', 'text/html', letterPage(letter, pageStyle()));
    case 'markdown':
      return save(letter, 'md', 'text/markdown', letterToMarkdown(letter));
    case 'eml':
      return save(letter, 'eml', 'message/rfc822', await mailOf(letter));
  }
}

function save(letter: Letter, extension: string, mediaType: string, text: string): void {
  downloadText({ fileName: letterFileName(letter, extension), mediaType, text });
}

function pageStyle(): string {
  return [tokens, illustration, letterStyle].join('\n');
}

async function mailOf(letter: Letter): Promise<string> {
  const id = `${letter.week}.${letter.written}`;
  const svg = letterPicture(letter, illustration);
  const bytes = svg && (await paint(svg));
  return writeMail({
    subject: subjectOf(letter),
    date: new Date(letter.written),
    id,
    text: letterToText(letter),
    html: letterMailPage(letter, mailStyle, bytes ? `cid:${pictureId(id)}` : undefined),
    ...(bytes && { picture: { mediaType: 'image/png', fileName: 'picture.png', bytes } }),
  });
}

/** Paints a picture as PNG, because mail programs draw no SVG. @returns undefined where the browser cannot */
async function paint(svg: string): Promise<Uint8Array | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    // A letter without its picture is better than none.
    return undefined;
  }
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_SIZE.width;
  canvas.height = PICTURE_SIZE.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}
