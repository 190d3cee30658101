const FROM_RIGHT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ku',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const FROM_RIGHT_SCRIPT = /^[a-z]+-(Arab|Hebr|Syrc|Thaa|Nkoo|Adlm)\b/i;

/**
 * The side a language is written from. By list, because `Intl.Locale` of Firefox does not say.
 * @param language BCP 47
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  if (FROM_RIGHT_SCRIPT.test(language)) return 'rtl';
  if (/^[a-z]+-Latn\b/i.test(language)) return 'ltr';
  return FROM_RIGHT.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';
}
