import { expect, test } from 'vitest';
import { sentenceAround } from '../../glossary/sentence.ts';

function around(text: string, word: string, language?: string): string {
  const start = text.indexOf(word);
  return sentenceAround(text, start, start + word.length, language);
}

test.each([
  [
    'the middle one',
    'It works. Take the golden path\n  first. Then rest.',
    'golden path',
    'Take the golden path first.',
  ],
  ['the last one without an end', 'One. Two of the pods', 'pods', 'Two of the pods'],
  ['nothing beside the word itself', '  Golden path ', 'Golden path', ''],
  ['nothing that is no sentence any more', `${'word '.repeat(200)}pod`, 'pod', ''],
])('finds %s', (_, text, word, sentence) => {
  expect(around(text, word)).toBe(sentence);
});

test('takes whatever a page calls its language', () => {
  expect(around('One pod. Two.', 'pod', 'no such language!')).toBe('One pod.');
});
