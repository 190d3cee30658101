import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Findings } from '../../components/options/Findings.tsx';
import { readHostPattern } from '../../components/options/host-name.ts';
import { invitationLink } from '../../components/options/Invitation.tsx';
import { PackList } from '../../components/options/PackList.tsx';
import { readPackAddress } from '../../components/options/pack-address.ts';
import type { PackRowView } from '../../components/options/pack-row.ts';
import { QrCode } from '../../components/options/QrCode.tsx';
import { timeAway } from '../../components/options/time-away.ts';
import type { SubscriptionView } from '../../glossary/subscription-view.ts';

const FOLLOWED: SubscriptionView = {
  id: 'acme',
  pack: 'acme',
  name: 'Acme',
  url: 'https://words.example/acme/manifest.json',
  hasToken: false,
  version: '1.4.0',
  paused: false,
  addedBy: 'reader',
  byPolicy: false,
  nextCheck: Date.now(),
  failures: 0,
};

function rowText(change: Partial<PackRowView>): { text: string; html: string } {
  const pack = { id: 'acme', name: 'Acme', version: '1.4.0', language: 'en', private: false };
  const row: PackRowView = {
    pack: { ...pack, entries: 3, builtIn: false },
    ...{ on: true, sites: undefined, subscription: undefined, locked: false, additionsTo: undefined },
    ...change,
  };
  const html = renderToString(<PackList rows={[row]} formats={['json']} actions={{} as never} />);
  return { html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
}

describe('a pack in the list', () => {
  test.each<[string, Partial<PackRowView>, string[], string[]]>([
    ['that came from a file', {}, ['Add to it', 'Every site', 'Remove'], ['Update now', 'Invite', 'Edit']],
    [
      'that is followed',
      { subscription: { ...FOLLOWED, previous: '1.3.2', problem: 'words.example answered 503.' } },
      [
        'words.example/acme',
        'not checked yet',
        'Update now',
        'Pause updates',
        'Roll back to 1.3.2',
        'answered 503',
        'Invite',
      ],
      ['Resume'],
    ],
    [
      'that went back to an older version',
      { subscription: { ...FOLLOWED, offered: { version: '1.5.0', why: 'refused' } } },
      ['You went back from the version it offers, 1.5.0.', 'Take 1.5.0'],
      [],
    ],
    [
      'whose updates are paused',
      { subscription: { ...FOLLOWED, paused: true } },
      ['Resume updates', 'paused'],
      [],
    ],
    [
      'that is being updated',
      { subscription: FOLLOWED, progress: { url: FOLLOWED.url, done: 1, total: 4 } },
      ['being checked now'],
      ['next'],
    ],
    [
      'with news',
      {
        subscription: {
          ...FOLLOWED,
          changes: {
            ...{ from: '1.3.2', added: 3, changed: 0, removed: 1 },
            ...{ addedTerms: ['Pod', 'Node'], changedTerms: [], removedTerms: ['Job'] },
          },
        },
      },
      ['What changed since 1.3.2: 3 new entries', 'Pod, Node and 1 more', 'Gone Job'],
      ['Changed'],
    ],
    [
      'that an administrator has set',
      { locked: true, subscription: { ...FOLLOWED, addedBy: 'policy', byPolicy: true } },
      ['Your organisation has set this pack up', 'Locked', 'Export'],
      ['Remove', 'Pause', 'Every site'],
    ],
    ['on some sites', { sites: { only: ['*.acme.example'] } }, ['Only on *.acme.example'], ['Every site']],
  ])('%s', (_, change, there, missing) => {
    const { text } = rowText(change);
    for (const words of there) expect(text).toContain(words);
    for (const words of missing) expect(text).not.toContain(words);
  });

  test('of the reader’s own leads to the editor', () => {
    const pack = {
      id: 'my-words',
      name: 'Mine',
      version: '0.1.0',
      language: 'en',
      private: false,
      own: true as const,
    };
    const { html } = rowText({ pack: { ...pack, entries: 0, builtIn: false } });
    expect(html).toContain('href="/editor.html?pack=my-words"');
  });
});

test('a QR code is drawn as paths, with light around it', () => {
  const html = renderToString(<QrCode text="https://words.example/acme/" label="QR code" />);
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(html)?.[1]);
  expect(size).toBeGreaterThanOrEqual(21 + 8);
  // A finder pattern's upper edge: seven dark modules, after four light ones.
  expect(html).toContain('M4 4h7v1h-7z');
  expect(html).toContain(`M${size - 11} 4h7v1h-7z`);
});

test.each([
  ['https://words.example/acme/manifest.json?v=2#x', 'https://words.example/acme/'],
  ['https://words.example/', 'https://words.example/'],
])('the invitation to %s is %s', (url, link) => {
  expect(invitationLink(url)).toBe(link);
});

test.each([
  ['words.example/acme', { url: 'https://words.example/acme' }],
  [' http://localhost:8080/ ', { url: 'http://localhost:8080/' }],
  ['http://words.example/', { error: expect.stringContaining('https://') }],
  ['javascript:alert(1)', { error: expect.any(String) }],
  ['two words', { error: expect.stringContaining('not an address') }],
  ['', { error: expect.stringContaining('Type the address') }],
])('the address “%s” is read', (typed, reading) => {
  expect(readPackAddress(typed)).toEqual(reading);
});

test.each([
  ['*.acme.example', { host: '*.acme.example' }],
  ['https://docs.example/page', { host: 'docs.example' }],
  ['*', { error: expect.any(String) }],
  ['*.', { error: expect.any(String) }],
  ['*.0.0.1', { error: expect.stringContaining('not the name') }],
  ['a.*.example', { error: expect.any(String) }],
])('the host pattern “%s” is read', (typed, reading) => {
  expect(readHostPattern(typed)).toEqual(reading);
});

test.each([
  [-7_300_000, '2 hours ago'],
  [-20_000, 'just now'],
  [90_000_000, 'tomorrow'],
  [300_000, 'in 5 minutes'],
])('%i ms away is %s', (ms, words) => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  expect(timeAway(now + ms, now)).toBe(words);
});

test('findings stand with errors first, each with its place', () => {
  const html = renderToString(
    <Findings
      editEntry={(id) => `/editor.html?entry=${id}`}
      findings={[
        {
          level: 'advice',
          rule: 'long-blurb',
          entry: { number: 2, id: 'pod', term: 'Pod' },
          message: 'Long.',
        },
        { level: 'error', rule: 'bad-url', field: 'homepage', at: 'line 3', message: 'No address.' },
      ]}
    />,
  );
  expect(html.indexOf('No address.')).toBeLessThan(html.indexOf('Long.'));
  for (const part of ['one error', 'one piece of advice', '/editor.html?entry=pod', '(line 3)', 'long-blurb'])
    expect(html.replace(/<!-- -->/g, '')).toContain(part);
});
