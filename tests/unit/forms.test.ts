import { describe, expect, test } from 'vitest';
import { formsOf, type Surface, splitTitle } from '../../glossary/forms.ts';
import { noEverydayWords } from './forms-in.ts';

interface Given {
  aliases?: string[];
  caseSensitive?: boolean;
  definition?: string;
  language?: string;
  everyday?: string[];
}

function surfacesOf(term: string, { language = 'en', everyday, ...entry }: Given = {}): Surface[] {
  const isEveryday = everyday ? (word: string) => everyday.includes(word) : noEverydayWords;
  return formsOf({ term, aliases: [], caseSensitive: false, ...entry }, language, isEveryday);
}

function textsOf(term: string, given?: Given): string[] {
  return surfacesOf(term, given).map(({ text }) => text);
}

describe('a term is looked for', () => {
  test.each<[what: string, term: string, forms: string[]]>([
    ['in lower case', 'Firewall', ['firewall']],
    ['in the plural', 'Load balancer', ['load balancer', 'load balancers']],
    ['in the singular', 'Race conditions', ['race condition', 'race conditions']],
    ['as one word', 'Service worker', ['serviceworker', 'serviceworkers']],
    ['apart, where capitals stand inside', 'WebSocket', ['websocket', 'web socket', 'web sockets']],
    ['in British spelling', 'Tokenization', ['tokenization', 'tokenisation']],
    ['in American spelling', 'Optimising compiler', ['optimizing compiler', 'optimizing compilers']],
    ['in American -or', 'Colour space', ['color space', 'color spaces']],
    ['in American -er', 'Data centre', ['data center', 'data centers']],
    ['in British double l', 'Tunneling', ['tunnelling']],
    ['without its hyphen’s kind', 'Blue‑green deployment', ['blue-green deployment']],
    ['with runs of space as one', 'Load \u00a0 balancer', ['load balancer']],
    ['with its slash', 'Blue/green deployment', ['blue/green deployments']],
  ])('%s', (_, term, forms) => {
    expect(textsOf(term)).toEqual(expect.arrayContaining(forms));
  });

  test.each<[what: string, term: string, forms: string[]]>([
    ['as one word where its words are short', 'Go to', ['goto']],
    ['in the plural of what has none', 'Ransomware', ['ransomwares']],
    ['in the plural of a plural', 'Analyses', ['analyseses']],
    ['in lower case where it is an acronym', 'REST', ['rest', 'rests']],
    ['by half of its name', 'Load balancer', ['load', 'balancer']],
  ])('but not %s', (_, term, forms) => {
    for (const form of forms) expect(textsOf(term)).not.toContain(form);
  });

  test('by its aliases, and each form once', () => {
    const forms = textsOf('Idempotence', { aliases: ['idempotent', 'Idempotence'] });
    expect(forms).toContain('idempotent');
    expect(new Set(forms).size).toBe(forms.length);
  });

  test('only as it stands in languages whose rules we do not know', () => {
    expect([...new Set(textsOf('Lastverteiler', { language: 'de' }))]).toEqual(['lastverteiler']);
    expect(textsOf('Données ouvertes', { language: 'fr' })).not.toContain('données ouvertess');
  });

  test('in English whatever its region', () => {
    expect(textsOf('Firewall', { language: 'en-GB' })).toContain('firewalls');
  });

  test('in its own case where its pack says so', () => {
    expect(surfacesOf('Go', { caseSensitive: true })).toEqual([{ text: 'Go', own: true, everyday: false }]);
  });

  test('in at most 200 forms, however many its author lists', () => {
    const aliases = Array.from({ length: 100 }, (_, i) => `Colour number ${i} organisation`);
    expect(textsOf('Colour', { aliases }).length).toBeLessThanOrEqual(200);
  });
});

describe('a plural and its singular find each other', () => {
  test.each<[one: string, many: string]>([
    ['server', 'servers'],
    ['proxy', 'proxies'],
    ['policy', 'policies'],
    ['key', 'keys'],
    ['cache', 'caches'],
    ['hash', 'hashes'],
    ['branch', 'branches'],
    ['class', 'classes'],
    ['process', 'processes'],
    ['box', 'boxes'],
    ['database', 'databases'],
    ['analysis', 'analyses'],
    ['hypothesis', 'hypotheses'],
    ['confusion matrix', 'confusion matrices'],
    ['vertex', 'vertices'],
    ['leaf', 'leaves'],
    ['database index', 'database indices'],
    ['schema', 'schemas'],
    ['cookie', 'cookies'],
    ['string', 'strings'],
    ['word embedding', 'word embeddings'],
    ['virus', 'viruses'],
    ['service mesh', 'service meshes'],
  ])('%s, %s', (one, many) => {
    expect(textsOf(one)).toContain(many);
    expect(textsOf(many)).toContain(one);
  });

  test.each(['alias', 'bus', 'status', 'index'])('%s takes -es', (one) => {
    expect(textsOf(one)).toContain(`${one}es`);
  });

  test.each(['index', 'schema', 'matrix'])('%s has a plural by rule and one of its own', (one) => {
    const rule = one.endsWith('x') ? `${one}es` : `${one}s`;
    expect(textsOf(one).filter((text) => text !== one).length).toBeGreaterThan(1);
    expect(textsOf(one)).toContain(rule);
  });

  test.each(['access', 'status', 'analysis', 'canvas', 'bus', 'alias'])('%s is no plural', (word) => {
    expect(textsOf(word)).not.toContain(word.slice(0, -1));
  });
});

describe('“X (Y)”', () => {
  test.each<[title: string, names: string[]]>([
    ['Content delivery network (CDN)', ['Content delivery network', 'CDN']],
    ['CDN (content delivery network)', ['CDN', 'content delivery network']],
    ['Infrastructure as code (IaC)', ['Infrastructure as code', 'IaC']],
    ['Large language model (llm)', ['Large language model', 'llm']],
    ['Node (networking)', ['Node']],
    ['Spring (Java framework)', ['Spring']],
    ['Load balancer', ['Load balancer']],
    ['(unfinished', ['(unfinished']],
  ])('%s', (title, names) => {
    expect(splitTitle(title)).toEqual(names);
  });

  test('the acronym keeps its case, the words do not', () => {
    expect(surfacesOf('Content delivery network (CDN)')).toEqual(
      expect.arrayContaining([
        { text: 'content delivery network', own: false, everyday: false },
        { text: 'CDN', own: true, everyday: false },
        { text: 'CDNs', own: true, everyday: false },
      ]),
    );
  });

  test.each<[title: string, aliases: string[], text: string, isGuarded: boolean]>([
    ['Interest rate (finance)', [], 'interest rate', true],
    ['Interest rate', [], 'interest rate', false],
    ['Continuous delivery', ['CD (software)'], 'CD', true],
    ['Continuous delivery', ['CD (software)'], 'continuous delivery', false],
    ['Content delivery network (CDN)', [], 'content delivery network', false],
    ['Cross-site scripting (XSS)', [], 'cross-site scripting', false],
  ])('%s %j: whether %s needs evidence', (title, aliases, text, isGuarded) => {
    expect(surfacesOf(title, { aliases }).find((form) => form.text === text)?.everyday).toBe(isGuarded);
  });
});

describe('an acronym that nobody has stated', () => {
  test('is taken from the initials', () => {
    expect(textsOf('Site reliability engineering')).toContain('SRE');
  });
  test('is not, where another one is stated', () => {
    expect(textsOf('Cross-site scripting', { aliases: ['XSS'] })).not.toContain('CSS');
  });
  test.each([
    ['WebRTC', 'Interfaces (W3C) and protocols (IETF) for real-time audio.', 'W3C'],
    ['CI/CD', 'In continuous integration (CI), developers merge daily.', 'CI'],
  ])('of %s is not read from its text', (term, definition, other) => {
    expect(textsOf(term, { definition })).not.toContain(other);
  });
});

describe('a name in its own case only', () => {
  const isOwn = (term: string) => surfacesOf(term).every(({ own }) => own);
  test.each([
    'DNS',
    'APIs',
    'DoS',
    'gRPC',
    'K8s',
    'IPv6',
    'CI/CD',
    'TCP/IP',
    'E2EE',
    '2FA',
    'IaC',
    'HTTP/2',
    'C',
  ])('%s', (term) => {
    expect(isOwn(term)).toBe(true);
  });
  test.each(['Go', 'Rust', 'Kubernetes', 'WebSocket', 'SQL injection', 'o11y', '0-day', 'Wi-Fi', 'Firewall'])(
    'but not %s',
    (term) => {
      expect(isOwn(term)).toBe(false);
    },
  );
});

describe('an everyday word', () => {
  const everyday = ['container', 'load', 'index'];
  test('is said to be one, in the plural too', () => {
    const forms = surfacesOf('Container', { everyday });
    expect(
      forms.filter((form) => ['container', 'containers'].includes(form.text)).map((f) => f.everyday),
    ).toEqual([true, true]);
  });
  test('is none in a phrase', () => {
    expect(surfacesOf('Load index', { everyday }).find(({ text }) => text === 'load index')?.everyday).toBe(
      false,
    );
  });
  test.each<[term: string, text: string, isGuarded: boolean]>([
    ['Service worker', 'service workers', false],
    ['Service worker', 'service worked', true],
    ['Supply-chain attack', 'supply chain', true],
    ['Failover', 'fail over', true],
    ['QuickCheck', 'quick check', true],
    ['Fail over', 'fail over', false],
  ])('is what a rule makes of everyday words: %s, %s', (term, text, isGuarded) => {
    const words = ['service', 'worked', 'supply', 'chain', 'fail', 'over', 'quick', 'check'];
    const forms = surfacesOf(term, { everyday: words });
    const spaced = (form: Surface) => form.text.replace('-', ' ');
    expect(forms.find((form) => spaced(form) === text)?.everyday).toBe(isGuarded);
  });
  test('does not come from a longer name by rule', () => {
    expect(textsOf('Index algorithm', { everyday })).not.toContain('index');
    expect(textsOf('Brotli compression', { everyday })).toContain('brotli');
  });
});
