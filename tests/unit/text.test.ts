import { describe, expect, test } from 'vitest';
import { foldWord, plainWord, wordsOf } from '../../glossary/text.ts';

describe('a text is cut into words', () => {
  test.each<[what: string, text: string, words: string[]]>([
    ['at spaces and punctuation', 'Load balancer, please.', ['Load', 'balancer', 'please']],
    ['at hyphens and slashes', 'blue-green CI/CD', ['blue', 'green', 'CI', 'CD']],
    ['at apostrophes, straight and curly', "server’s client's", ['server', 's', 'client', 's']],
    ['at non-breaking spaces', 'load\u00a0balancer', ['load', 'balancer']],
    ['not at underscores', 'load_balancer', ['load_balancer']],
    ['not between letters and digits', 'IPv6 K8s 2FA', ['IPv6', 'K8s', '2FA']],
    ['not at soft hyphens', 'bal\u00adancer', ['bal\u00adancer']],
    ['not at zero-width joiners and spaces', 'ser\u200bver clu\u200dster', ['ser\u200bver', 'clu\u200dster']],
    ['not before combining marks', 'cafe\u0301', ['cafe\u0301']],
    ['in any script', 'Сервер 服务器 نظام', ['Сервер', '服务器', 'نظام']],
    ['leaving out signs that stand alone', 'C++ – .NET', ['C', 'NET']],
    ['into none where there are none', ' … \n', []],
  ])('%s', (_, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('a word has the same key however it is printed', () => {
  test.each<[what: string, word: string, key: string]>([
    ['in capitals', 'LOAD', 'load'],
    ['with soft hyphens', 'bal\u00adan\u00adcer', 'balancer'],
    ['with a ligature', 'ﬁrewall', 'firewall'],
    ['in full-width letters', 'ＤＮＳ', 'dns'],
    ['decomposed', 'e\u0301tat', 'état'],
    ['with word joiners', 'data\u2060base', 'database'],
  ])('%s', (_, word, key) => {
    expect(foldWord(word)).toBe(key);
  });

  test('and its plain spelling keeps its case', () => {
    expect(plainWord('R\u00adEST')).toBe('REST');
  });
});
