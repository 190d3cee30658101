import { expect, test } from 'vitest';
import { type Pieces, textsOf } from '../../glossary/page-html.ts';

/** The texts of some HTML in English, each with its language where that is another one. */
function texts(...html: Pieces extends [string, ...infer H] ? H : never): string[] {
  return textsOf(['en', ...html]).map(([text, language]) =>
    language === 'en' ? text : `${language}: ${text}`,
  );
}

test.each<[what: string, html: string, found: string[]]>([
  ['text runs across inline elements', 'a <b>load</b> <a href="x>y">balancer</a>', ['a load balancer']],
  ['a block ends it', 'one<p>two</p>three', ['one\ufffcthree', 'two']],
  ['blocks come in the order in which their texts begin', '<div><p>one</p>two</div>', ['one', '\ufffctwo']],
  ['a block in an inline element is one', '<a>one<div>two</div></a>', ['one\ufffc', 'two']],
  ['line breaks', 'one<br>two<wbr>three', ['one\ntwothree']],
  ['code is left alone', 'one <code>two <b>three</b></code> four', ['one \ufffc four']],
  ['pictures stand between words', 'one <img alt="two"> three', ['one \ufffc three']],
  ['what people type into', '<p contenteditable="">one</p><p contenteditable="false">two</p>', ['two']],
  ['editors', '<div class="a cm-editor b"><p>one</p></div><div role="textbox">two</div>', []],
  ['scripts, which are not escaped', '<script>"<p>one</p>"</script><p>two</p>', ['two']],
  ['comments', 'one <!-- <p>two</p> --> three', ['one  three']],
  ['lists have no text of their own', '<ul>one<li>two</li></ul>', ['two']],
  ['entities', '&lt;b&gt; R&amp;D&nbsp;&amp;lt; &#8217;s', ['<b> R&D\u00a0&lt; ’s']],
  [
    'languages',
    '<p lang="de-AT">eins <i lang="fr">deux</i></p><p lang="und">x</p>',
    ['de: eins deux', ': x'],
  ],
  ['numbers are no text', '<p>1 2 3</p>', []],
  ['templates are not there', '<template><p>one</p></template>two', ['\ufffctwo']],
  [
    'a shadow root is a place of its own, and so is its host',
    'one <x-y><template shadowrootmode="open">two</template>three</x-y> four',
    ['one \ufffc four', 'two', 'three'],
  ],
  ['an end tag too many', '</div>one</b>', ['one']],
  [
    'attributes that nobody meant',
    '<a href="x" "="" =y="z">one</a> two <p <b="">three</p>',
    ['one two \ufffc', 'three'],
  ],
  ['what has no end', 'one<p title="two>three</p>four', ['one\ufffc']],
])('%s', (_, html, found) => {
  expect(texts(html)).toEqual(found);
});

test('what was said before is only named', () => {
  expect(texts('<p>one</p>', 'two', 0, 1, 7)).toEqual(['one', 'two', 'one', 'two']);
});

test.each([
  ['tags without an end', '<a title="'],
  ['comments without an end', '<!--'],
  ['instructions without an end', '<?'],
  ['end tags of what was never opened', '<i></b>'],
  ['raw text without an end', '<style>'],
])('takes time in proportion: %s', (_, piece) => {
  const takeOnce = (html: string) => {
    const start = performance.now();
    texts(html);
    return performance.now() - start;
  };
  // The best of three: what else the machine does in between is no work of ours.
  const take = (length: number) => {
    const html = piece.repeat(length / piece.length);
    return Math.min(takeOnce(html), takeOnce(html), takeOnce(html));
  };
  // Eight times the text; quadratic work would need 64 times the time.
  expect(take(4_000_000)).toBeLessThan(25 * take(500_000) + 100);
});
