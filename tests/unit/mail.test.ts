import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { cleaned, letterToText } from '../../components/letter/letter-files.ts';
import { letterMailPage } from '../../components/letter/letter-pages.tsx';
import { subjectOf } from '../../components/letter/letter-words.ts';
import { type Mail, mailDate, pictureId, writeMail } from '../../glossary/mail.ts';
import { anyLetter, anyText } from './any-letter.ts';

/** Letters as mail, read back by somebody else’s parser. */

const MAIL: Mail = {
  subject: 'Pod, and 14 other terms',
  date: new Date('2026-11-23T08:00:00Z'),
  id: '2026-W48.1',
  text: 'Dear reader,\n\nÄpfel.',
  html: '<p>Dear reader, Äpfel.</p>',
};

const lines = (text: string | undefined) => text?.replace(/\r\n/g, '\n').trimEnd();

test('says in its head who, when and what', async () => {
  const mail = await PostalMime.parse(writeMail(MAIL));
  expect(mail.subject).toBe(MAIL.subject);
  expect(new Date(mail.date!)).toEqual(MAIL.date);
  expect(mail.from).toMatchObject({ name: 'LumoMate', address: 'letter@lumomate.invalid' });
  expect(mail.to).toMatchObject([{ address: 'reader@lumomate.invalid' }]);
  expect(mail.messageId).toBe('<2026-W48.1@lumomate.invalid>');
  expect(lines(mail.text)).toBe(MAIL.text);
  expect(lines(mail.html)).toBe(MAIL.html);
});

test('carries its picture within the HTML', async () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7) % 256);
  const picture = { mediaType: 'image/png', fileName: 'picture.png', bytes };
  const mail = await PostalMime.parse(writeMail({ ...MAIL, picture }));
  expect(mail.attachments).toHaveLength(1);
  const [found] = mail.attachments;
  expect(found).toMatchObject({ mimeType: 'image/png', disposition: 'inline', related: true });
  expect(found!.contentId).toBe(`<${pictureId(MAIL.id)}>`);
  expect(new Uint8Array(found!.content as ArrayBuffer)).toEqual(bytes);
  expect(lines(mail.html)).toBe(MAIL.html);
});

describe('whatever a pack says', () => {
  const wellFormed = (mail: string) => {
    expect(mail).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(mail.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of mail.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
  };

  test('subjects come back as they were, on one line', async () => {
    await fc.assert(
      fc.asyncProperty(anyText.map(cleaned), async (subject) => {
        const written = writeMail({ ...MAIL, subject });
        wellFormed(written);
        const mail = await PostalMime.parse(written);
        expect((mail.subject ?? '').trim()).toBe(subject.replace(/\s+/g, ' ').trim());
        expect(mail.to).toHaveLength(1);
        expect(mail.bcc ?? []).toHaveLength(0);
      }),
      { numRuns: 150 },
    );
  });

  test('text and HTML come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(anyLetter, async (letter) => {
        const html = letterMailPage(letter, 'p{}', undefined);
        const text = letterToText(letter);
        const written = writeMail({ ...MAIL, subject: subjectOf(cleaned(letter)), html, text });
        wellFormed(written);
        const mail = await PostalMime.parse(written);
        expect(lines(mail.html)).toBe(lines(html));
        expect(lines(mail.text)).toBe(lines(text));
        expect(mail.attachments).toHaveLength(0);
      }),
      { numRuns: 40 },
    );
  });
});

test('dates are by the reader’s own clock', () => {
  const written = mailDate(new Date(2026, 10, 3, 8, 5, 9));
  expect(written).toMatch(/^Tue, 3 Nov 2026 08:05:09 [+-]\d{4}$/);
  expect(new Date(written)).toEqual(new Date(2026, 10, 3, 8, 5, 9));
});
