/** Languages as headings and keys name them: “fr”, “pt-BR”, “French”, “français”. */

/** ISO 639-1. */
const CODES = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el ' +
    'en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it ' +
    'iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt ' +
    'my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl ' +
    'sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo ' +
    'za zh zu'
  ).split(' '),
);

/** Countries that people write where a language is meant, and that are no code of a language. */
const BY_COUNTRY: Record<string, string> = {
  us: 'en-US',
  gb: 'en-GB',
  jp: 'ja',
  cn: 'zh-CN',
  cz: 'cs',
  dk: 'da',
  il: 'he',
};

/** ISO 639-2 and 639-3, of languages that many glossaries are in. */
const LONG_CODES: Record<string, string> = Object.fromEntries(
  (
    'eng en fra fr fre fr deu de ger de spa es esp es ita it por pt nld nl dut nl pol pl rus ru ukr uk jpn ja zho zh chi zh ' +
    'kor ko ara ar fas fa per fa tur tr swe sv dan da nor no fin fi ces cs cze cs slk sk hun hu ron ro rum ro ell el ' +
    'heb he hin hi tha th vie vi ind id cat ca'
  )
    .split(' ')
    .flatMap((code, i, all) => (i % 2 ? [] : [[code, all[i + 1]!]])),
);

/** Codes that are as often something else: a number, a word of English. */
const DOUBTFUL = new Set([
  'cat',
  'per',
  'ind',
  'por',
  'id',
  'no',
  'is',
  'or',
  'as',
  'to',
  'so',
  'am',
  'an',
  'my',
  'se',
  'st',
]);

let names: Map<string, string> | undefined;

/** In these languages, and its own, the name of a language is known. */
const NAMED_IN = ['en', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'ja', 'ko', 'zh', 'zh-Hant'];

/** “german”, “deutsch” and “独语” to “de”: made when first wanted. */
function namesOfLanguages(): Map<string, string> {
  if (names) return names;
  names = new Map([
    ['英文', 'en'],
    ['英语', 'en'],
    ['英語', 'en'],
    ['中国語', 'zh'],
  ]);
  for (const inLanguage of [...NAMED_IN, ...CODES]) {
    const display = new Intl.DisplayNames([inLanguage], { type: 'language' });
    for (const code of NAMED_IN.includes(inLanguage) ? CODES : [inLanguage]) {
      const name = display.of(code)?.toLowerCase();
      if (name && name !== code && !names.has(name)) names.set(name, code);
    }
  }
  return names;
}

/**
 * The language that a name says.
 * @param name “fr”, “pt_BR”, “French”
 * @returns a BCP 47 tag; undefined when it names none, or one that may as well mean something else (“id”, “no”)
 */
export function languageOf(name: string): string | undefined {
  const folded = name.trim().toLowerCase().replaceAll('_', '-');
  if (DOUBTFUL.has(folded)) return undefined;
  return languageTag(folded) ?? LONG_CODES[folded] ?? namedLanguage(folded);
}

function namedLanguage(folded: string): string | undefined {
  return folded.length > 3 || /[^\p{Script=Latin}]/u.test(folded)
    ? namesOfLanguages().get(folded)
    : undefined;
}

/** As `languageOf` for codes only, and for the doubtful ones too. */
export function languageTag(name: string): string | undefined {
  const [, code = '', script, region] =
    /^([a-z]{2})(?:[-_ ]([a-z]{4}))?(?:[-_ ]([a-z]{2}|\d{3}))?$/i.exec(name.trim()) ?? [];
  if (!CODES.has(code.toLowerCase())) return BY_COUNTRY[name.trim().toLowerCase()];
  return [
    code.toLowerCase(),
    ...(script ? [script[0]!.toUpperCase() + script.slice(1).toLowerCase()] : []),
    ...(region ? [region.toUpperCase()] : []),
  ].join('-');
}

/** Is it the same language, whatever the region? */
export function isSameLanguage(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}
