import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followAddress, readAddress } from '../../glossary/address.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { until } from '../browser/until.ts';
import { BROWSERS } from '../e2e/fixtures.ts';
import { everythingStored } from '../e2e/stored.ts';
import { ask, press, textsOf, typeInto, type View, viewOf } from '../e2e/views.ts';
import { publishedFiles } from '../published-files.ts';
import { type PackServer, startPackServer } from '../unit/pack-server.ts';
import { ALL } from './all-cases.ts';
import { countFigure } from './count-figure.ts';

/** Servers of packs that would lead the extension where it must not go, or know its reader again. */

/** Names and numbers of hosts that nobody else may lead to. */
const PRIVATE = [
  'localhost',
  'localhost.',
  'a.localhost',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a00:1]',
  '[64:ff9b::7f00:1]',
  '[fe80::1]',
  '[fd00::1]',
  '[2002:7f00:1::]',
  'intranet',
  'router.lan',
  'wiki.internal',
  'metadata.google.internal',
  'printer.local',
  'nas.home.arpa',
  'a.intranet',
  'a.test',
];

describe('an address that somebody else gives', () => {
  const figure = countFigure('addresses in private networks refused', 'Node');

  test.each(PRIVATE)('is not taken when it is %s', (host) =>
    figure.check(() => {
      expect(() => readAddress(`https://${host}/pack.json`, 'offered')).toThrow(/private network/);
      expect(() => followAddress('https://a.example/', `https://${host}/`, false)).toThrow(/private network/);
    }),
  );

  test.each([
    'http://a.example/',
    'ftp://a.example/',
    'file:///etc/passwd',
    'data:,x',
    'javascript:1',
    'https://u:p@a.example/',
  ])('is not taken when it is %s', (address) =>
    figure.check(() => {
      expect(() => readAddress(address, 'offered')).toThrow();
      expect(() => followAddress('https://b.example/', address, false)).toThrow();
    }),
  );
});

describe.each(Object.entries(BROWSERS).filter(([name]) => ALL || name === 'chromium'))(
  'a server of packs, asked by %s',
  (name, launch) => {
    const figure = countFigure('ways into a private network that are not gone', name);
    const cookies = countFigure('requests without cookies and referrer', name);
    let extended: ExtendedBrowser;
    let server: PackServer;
    let internal: PackServer;
    let options: View;
    let page: Page;

    beforeAll(async () => {
      [server, internal] = [await startPackServer(), await startPackServer()];
      internal.files['/x'] = JSON.stringify({
        format: 'lumomate-pack/1',
        id: 'x',
        name: 'X',
        entries: [{ term: 'X', blurb: 'x' }],
      });
      extended = await launch();
      server.files['/page'] = {
        body: '<title>x</title>',
        headers: { 'set-cookie': 'known=1; Path=/', 'content-type': 'text/html' },
      };
      page = await extended.browser.newPage();
      await page.goto(`${server.origin}/page`);
      expect(await page.evaluate(() => document.cookie)).toBe('known=1');
      options = viewOf(await extended.openExtensionPage('/options.html'));
    });
    afterAll(async () => {
      await extended.close();
      await server.close();
      await internal.close();
    });

    /** As a reader imports from an address without subscribing to it. @returns what is then said of it */
    async function importOnce(url: string): Promise<string> {
      await typeInto(options, 'Address of a pack', url);
      await press(options, 'Import once');
      const said = await until(`something is said of ${url}`, async () => {
        const texts = await textsOf(options, '.preview, .report, .address [role=alert]');
        return texts.find((text) => text.trim() && !text.includes('is being read'));
      });
      await until('it is gone', async () => {
        await options.run(({ document }) => {
          for (const button of document.querySelectorAll('button')) {
            const name = button.ariaLabel ?? button.innerText;
            if (name === 'Cancel' || name.startsWith('Dismiss')) button.click();
          }
        });
        return !(await textsOf(options, '.preview, .report')).length;
      });
      return said;
    }

    /** Where an answer may lead. */
    const targets = (): string[] => [
      `${internal.origin}/x`,
      `${internal.origin.replace('127.0.0.1', 'localhost')}/x`,
      `${internal.origin.replace('http:', 'https:')}/x`,
      'file:///etc/passwd',
      'data:application/json,{}',
      `${extended.origin}/built-in-pack.json`,
      '/loop',
    ];

    test.each([301, 302, 303, 307, 308])('leads nowhere by a redirect (%i)', (status) =>
      figure.check(async () => {
        const before = await everythingStored(options);
        for (const location of targets()) {
          for (const path of ['/loop', '/words/']) server.files[path] = { status, headers: { location } };
          for (const path of ['/loop', '/words/']) {
            const url = server.origin + path;
            expect(await importOnce(url)).toMatch(/leads on|could not be reached/);
            await expect(ask(options, 'subscribe', { url })).rejects.toThrow(/leads on|could not be reached/);
          }
        }
        expect(internal.asked).toEqual([]);
        expect(await everythingStored(options)).toEqual(before);
      }, 7 * 4),
    );

    test('leads nowhere by what it sends', () =>
      figure.check(async () => {
        const other = internal.origin.replace('127.0.0.1', 'localhost');
        const manifest = publishedFiles({ version: '1.0.0', entries: { Ant: 'Small.' } })[
          'manifest.json'
        ] as string;
        const answers: Record<string, string> = {
          '/link': `<!doctype html><link rel="glossary" href="${other}/x">`,
          '/refresh': `<!doctype html><meta http-equiv="refresh" content="0;url=${other}/x">`,
          '/base': `<!doctype html><base href="${other}/"><link rel="glossary" href="x">`,
          '/manifest.json': manifest.replace('pack-1.0.0.json', `${other}/x`),
          '/up/manifest.json': manifest.replace('pack-1.0.0.json', '../../x'),
          '/context.jsonld': JSON.stringify({ '@context': `${other}/x`, '@id': 'a', prefLabel: 'Ant' }),
          '/entity.rdf': `<!DOCTYPE r [<!ENTITY x SYSTEM "${other}/x">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&x;</rdf:RDF>`,
        };
        for (const [path, body] of Object.entries(answers)) {
          server.files[path] = {
            body,
            headers: { link: `<${other}/x>; rel=preload`, refresh: `0;url=${other}/x` },
          };
          await ask(options, 'subscribe', { url: server.origin + path }).catch(() => {});
          await importOnce(server.origin + path);
        }
        expect(internal.asked).toEqual([]);
      }, 14));

    test('gets no cookie back, and does not learn where its reader came from', () =>
      cookies.check(async () => {
        const files = publishedFiles({ version: '1.0.0', entries: { Ant: 'Small.' } });
        for (const [file, body] of Object.entries(files)) {
          server.put({
            [file]: { body: body as string, headers: { 'set-cookie': 'known=2; Path=/', etag: '"1"' } },
          });
        }
        server.asked.length = 0;
        const { id } = await ask(options, 'subscribe', { url: `${server.origin}/words/manifest.json` });
        for (let i = 0; i < 3; i++) await ask(options, 'update-now', { id });
        await importOnce(`${server.origin}/words/manifest.json`);
        expect(server.asked.length).toBeGreaterThanOrEqual(5);
        for (const { headers } of server.asked) {
          expect(headers).not.toHaveProperty('cookie');
          expect(headers).not.toHaveProperty('referer');
          expect(headers.origin ?? extended.origin).toBe(extended.origin);
        }
        await ask(options, 'unsubscribe', { id, keepPack: false });
      }, 5));

    test.each([
      'http://words.example/pack.json',
      'ftp://a.example/x',
      'file:///etc/passwd',
      'http://10.0.0.1/x',
      'https://u:p@a.example/',
    ])('is not asked at all when its address is %s', (url) =>
      figure.check(async () => {
        expect(await importOnce(url)).toMatch(/https:\/\/|name or password/);
        await expect(ask(options, 'subscribe', { url })).rejects.toThrow(/https:\/\/|name or password/);
      }, 2),
    );
  },
);
