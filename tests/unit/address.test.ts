import { describe, expect, test } from 'vitest';
import { followAddress, isPrivateHost, readAddress } from '../../glossary/address.ts';

describe('what a reader types is taken', () => {
  test.each([
    ['https://packs.example.com/acme/manifest.json', 'https://packs.example.com/acme/manifest.json'],
    ['  HTTPS://Packs.Example.COM:443/a/../b#top ', 'https://packs.example.com/b'],
    ['https://packs.example.com:8443/?team=a', 'https://packs.example.com:8443/?team=a'],
    ['http://localhost:8080/pack.json', 'http://localhost:8080/pack.json'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['https://10.1.2.3/pack.json', 'https://10.1.2.3/pack.json'],
    ['https://wiki/pack.json', 'https://wiki/pack.json'],
  ])('%s', (typed, kept) => {
    expect(readAddress(typed, 'typed')).toBe(kept);
  });
});

describe('what is typed is refused', () => {
  test.each([
    ['', /not a web address/],
    ['packs.example.com/acme', /not a web address/],
    ['http://packs.example.com/acme.json', /https/],
    ['http://10.1.2.3/', /https/],
    ['http://localhost.example.com/', /https/],
    ['http://[::1]:8080/', /https/],
    ['ftp://packs.example.com/', /https/],
    ['javascript:alert(1)', /https/],
    ['file:///etc/passwd', /https/],
    ['data:application/json,{}', /https/],
    ['https://user:secret@packs.example.com/', /name or password/],
    [`https://packs.example.com/${'a'.repeat(2_000)}`, /longer/],
  ])('%s', (typed, why) => {
    expect(() => readAddress(typed, 'typed')).toThrow(why);
  });
});

test.each([
  'localhost',
  'app.localhost',
  'printer.local',
  'vault.internal',
  'wiki',
  'wiki.corp.internal.',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.8.8.8',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::a00:1]',
  '[fd00::1]',
  '[fe80::1]',
  '[2002:7f00:1::]',
])('%s is private, and not taken from a page or another device', (host) => {
  expect(isPrivateHost(host)).toBe(true);
  expect(() => readAddress(`https://${host}/`, 'offered')).toThrow(/private network/);
});

test.each([
  'example.com',
  '8.8.8.8',
  '172.32.0.1',
  '172.15.0.1',
  '100.128.0.1',
  '11.0.0.1',
  '[2606:4700::1111]',
])('%s is not private', (host) => {
  expect(isPrivateHost(host)).toBe(false);
});

describe('a page may lead', () => {
  test.each([
    ['https://acme.example/glossary/', 'manifest.json', false, 'https://acme.example/glossary/manifest.json'],
    ['https://acme.example/', 'https://cdn.example/m.json#x', false, 'https://cdn.example/m.json'],
    ['https://acme.example/', '/m.json', true, 'https://acme.example/m.json'],
    ['https://10.0.0.1/', '/m.json', true, 'https://10.0.0.1/m.json'],
    ['http://localhost:8080/', 'm.json', false, 'http://localhost:8080/m.json'],
  ])('from %s to %s', (from, to, hasSecret, there) => {
    expect(followAddress(from, to, hasSecret)).toBe(there);
  });
});

describe('a page may not lead', () => {
  test.each([
    ['away from https', 'https://acme.example/', 'http://acme.example/m.json', false, /away from https/],
    ['to this machine', 'https://acme.example/', 'http://localhost/m.json', false, /away from https/],
    ['into a private network', 'https://acme.example/', 'https://10.0.0.1/', false, /private network/],
    [
      'to a service of a cloud',
      'https://acme.example/',
      'https://169.254.169.254/',
      false,
      /private network/,
    ],
    [
      'from one local server to another',
      'http://localhost:1/',
      'http://localhost:2/',
      false,
      /private network/,
    ],
    ['to another host with a token', 'https://acme.example/', 'https://cdn.example/', true, /token/],
    ['to another port with a token', 'https://acme.example/', 'https://acme.example:444/', true, /token/],
    ['to a script', 'https://acme.example/', 'javascript:alert(1)', false, /away from https/],
    ['to nothing', 'https://acme.example/', 'https://', false, /no address/],
  ])('%s', (_, from, to, hasSecret, why) => {
    expect(() => followAddress(from, to, hasSecret)).toThrow(why);
  });
});
