import { ENCODER } from './bytes.ts';

/** A message as mail programs keep it (RFC 5322, RFC 2045): text and HTML, and a picture within the HTML. */

export interface Mail {
  subject: string;
  date: Date;
  /** Part of the message’s own id: letters, digits, dots and hyphens. */
  id: string;
  text: string;
  html: string;
  /** Shown in the HTML as `cid:` and `pictureId(id)`. */
  picture?: { mediaType: string; fileName: string; bytes: Uint8Array };
}

/**
 * Nobody sends it: the addresses are of a domain that can never be (RFC 2606), so that an answer goes nowhere.
 */
const HOST = 'lumomate.invalid';
const LINE = '\r\n';
/** The longest that a line of base64 may be (RFC 2045, 6.8). */
const BASE64_LINE = 76;
/**
 * Bytes of text in an encoded word. A line with one has 76 signs at most (RFC 2047, 2): 39 bytes make 52 of base64,
 * 12 are its frame, 9 the header's name.
 */
const WORD_BYTES = 39;

/** What names the picture of a mail in its HTML, after `cid:`. */
export function pictureId(id: string): string {
  return `picture.${id}@${HOST}`;
}

/** The mail as a file. Everything in it is ASCII, lines end as mail’s do. */
export function writeMail(mail: Mail): string {
  const { id, text, html, picture } = mail;
  const page = part('text/html; charset=utf-8', ENCODER.encode(lines(html)));
  const shown = picture ? multipart('related', [page, pictureOf(picture, id)], '; type="text/html"') : page;
  const plain = part('text/plain; charset=utf-8', ENCODER.encode(lines(text)));
  return [
    `From: LumoMate <letter@${HOST}>`,
    `To: Reader <reader@${HOST}>`,
    `Subject: ${encodedWords(mail.subject)}`,
    `Date: ${mailDate(mail.date)}`,
    `Message-ID: <${id}@${HOST}>`,
    'MIME-Version: 1.0',
    multipart('alternative', [plain, shown]),
    '',
  ].join(LINE);
}

function pictureOf({ mediaType, fileName, bytes }: NonNullable<Mail['picture']>, id: string): string {
  const head = [`Content-ID: <${pictureId(id)}>`, `Content-Disposition: inline; filename="${fileName}"`];
  return part(`${mediaType}; name="${fileName}"`, bytes, head);
}

function part(type: string, bytes: Uint8Array, head: readonly string[] = []): string {
  return [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    ...head,
    '',
    ...(base64(bytes).match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? ['']),
  ].join(LINE);
}

/** Its parts are base64, in which no boundary with a “_” can stand. */
function multipart(kind: string, parts: readonly string[], more = ''): string {
  const boundary = `=_lumomate_${kind}`;
  return [
    `Content-Type: multipart/${kind}; boundary="${boundary}"${more}`,
    '',
    ...parts.flatMap((one) => [`--${boundary}`, one]),
    `--${boundary}--`,
  ].join(LINE);
}

function lines(text: string): string {
  return text.replace(/\r\n?|\n/g, LINE);
}

/** Text as it stands in a header: encoded words of whole characters, one a line (RFC 2047). */
function encodedWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (/^[\x20-\x7e]{0,60}$/.test(line) && !line.includes('=?')) return line;
  const pieces: string[] = [];
  let piece = '';
  for (const character of line) {
    if (ENCODER.encode(piece + character).length > WORD_BYTES) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].map((one) => `=?utf-8?B?${base64(ENCODER.encode(one))}?=`).join(`${LINE} `);
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment by the reader’s own clock, as mail writes it: `Mon, 23 Nov 2026 08:00:00 +0100`. */
export function mailDate(date: Date): string {
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  const east = -date.getTimezoneOffset();
  const zone = `${east < 0 ? '-' : '+'}${two(east / 60)}${two(Math.abs(east) % 60)}`;
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  const day = `${DAYS[date.getDay()]}, ${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`;
  return `${day} ${clock} ${zone}`;
}

/** In pieces: a call takes only so many arguments. */
const PIECE = 0x2000;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(binary);
}
