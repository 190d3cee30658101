import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Letter } from '../../glossary/letter.ts';
import { Html, html } from '../../glossary/publish/html.ts';
import { picturesOf } from '../entry/pictures.ts';
import { Illustration } from '../illustration/Illustration.tsx';
import { direction } from '../messages/format.ts';
import { language } from '../messages/messages.ts';
import { LetterText } from './LetterText.tsx';
import { cleaned } from './letter-files.ts';
import { subjectOf } from './letter-words.ts';
import { QuestionList } from './QuestionList.tsx';

/** Letters as whole HTML pages: one for a file, one for a mail. Nothing in them is fetched, and nothing runs. */

/** No script, no picture from elsewhere, no form: what the page has, it carries. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The letter as a page of its own, with its picture drawn in it.
 * @param style all of its CSS
 */
export function letterPage(given: Letter, style: string): string {
  const letter = cleaned(given);
  const { essay } = letter;
  const { hero } = essay ? picturesOf(essay.view.entry) : {};
  const picture = essay && hero && (
    <figure class="hero">
      <Illustration drawing={hero} section={essay.view.category.section} />
    </figure>
  );
  return page(letter, style, picture);
}

/**
 * The letter as the HTML of a mail. Mail programs draw no SVG: the picture is a part of the mail.
 * @param style all of its CSS, as plain as mail programs need it
 * @param picture where it is, `cid:…`; undefined for a letter without one
 */
export function letterMailPage(given: Letter, style: string, picture: string | undefined): string {
  const letter = cleaned(given);
  const { essay } = letter;
  const { hero } = essay ? picturesOf(essay.view.entry) : {};
  const shown = picture && (
    <p class="hero">
      <img src={picture} alt={hero?.alt ?? ''} width={560} height={350} />
    </p>
  );
  return page(letter, style, shown);
}

/** px: twice what the mail shows, for sharp screens. */
export const PICTURE_SIZE = { width: 1120, height: 700 };

/** The essay’s picture as a file of its own, in the light. @param style the pictures’ CSS @returns undefined without one */
export function letterPicture({ essay }: Letter, style: string): string | undefined {
  const { hero } = essay ? picturesOf(essay.view.entry) : {};
  if (!essay || !hero) return undefined;
  const { width, height } = PICTURE_SIZE;
  const drawn = renderToString(
    <Illustration drawing={hero} section={cleaned(essay.view.category.section)} decorative />,
  );
  return drawn
    .replace(/^<svg/, `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`)
    .replace(/<\/svg>$/, () => `<style>${style}</style></svg>`);
}

function page(letter: Letter, style: string, picture: ComponentChildren): string {
  const { pack } = letter.essay?.view ?? {};
  const body = renderToString(
    <LetterText
      letter={letter}
      langOf={(key) => (pack && key.startsWith(`${pack.id}/`) ? pack.language : undefined)}
      picture={picture}
      questions={<QuestionList questions={letter.questions} />}
    />,
  );
  return html`<!doctype html>
<html lang="${language()}" dir="${direction()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${subjectOf(letter)}</title>
<style>${new Html(style)}</style>
</head>
<body class="letter-file">
${new Html(body)}
</body>
</html>
`.text;
}
