import { describe, expect, test } from 'vitest';
import {
  Evidence,
  type Meaning,
  type SenseMention,
  senseOf,
  subjectOf,
  summaryOf,
} from '../../glossary/sense.ts';

/** Subjects: `k8s` and `money` are packs, `k8s/net` a category of one. */
const ENTRY = {
  pod: { key: 'k8s/pod', category: 'k8s/core' },
  kubelet: { key: 'k8s/kubelet', category: 'k8s/core' },
  ingress: { key: 'k8s/ingress', category: 'k8s/net' },
  jobBatch: { key: 'k8s/job-batch', category: 'k8s/batch' },
  job: { key: 'k8s/job', category: 'k8s/core' },
  bond: { key: 'money/bond', category: 'money/debt' },
  jobMoney: { key: 'money/job', category: 'money/work' },
  rbac: { key: 'k8s/rbac', category: 'k8s/core' },
  rbacMoney: { key: 'money/rbac', category: 'money/work' },
};

interface Word {
  form: string;
  means: (keyof typeof ENTRY)[];
  everyday?: true;
  /** Characters between it and the word before it. */
  gap?: number;
  bracketed?: boolean;
}

const pod: Word = { form: 'pod', means: ['pod'] };
const kubelet: Word = { form: 'kubelet', means: ['kubelet'] };
const ingress: Word = { form: 'ingress', means: ['ingress'] };
const bond: Word = { form: 'bond', means: ['bond'] };
const job: Word = { form: 'job', means: ['job'], everyday: true };

/** Their packs are about one thing each. */
function meaningOf(entry: { key: string; category: string }): Meaning {
  return { ...entry, subject: subjectOf({ categories: [{ section: 'All' }], entryCount: 900 }, entry) };
}

/** A block of the page that has these terms and as many words. */
function place(words: number, ...terms: Word[]) {
  let at = 0;
  const mentions = terms.map(
    ({ form, means, everyday = false, gap = 20, bracketed = false }): SenseMention => {
      const start = at + gap;
      at = start + form.length;
      return {
        form,
        start,
        end: at,
        bracketed,
        everyday,
        meanings: means.map((name) => meaningOf(ENTRY[name])),
      };
    },
  );
  return { words, mentions };
}

/** What the last mention of the last place means, and whether it is marked. */
function lastOf(places: ReturnType<typeof place>[], chosen?: string, page = pageOf(places)) {
  const { meaning, isMeant } = senseOf(places, page, () => chosen)
    .at(-1)!
    .at(-1)!;
  return { key: meaning.key, isMeant };
}

function pageOf(places: ReturnType<typeof place>[]): Evidence {
  const page = new Evidence();
  for (const one of places) page.add(one);
  return page;
}

/** A page so long and empty of terms that only the neighbourhood speaks. */
const LONG = place(20_000);

describe('an everyday word is held back', () => {
  test.each([
    ['where no term of its pack is', [LONG, place(30, job)]],
    ['where only one is', [LONG, place(30, pod, job)]],
    ['where one is twice', [LONG, place(30, pod, pod, job)]],
    ['where two are of another subject', [LONG, place(30, bond, { ...bond, form: 'bonds' }, job)]],
    ['where two are everyday words themselves', [LONG, place(30, job, { ...job, form: 'jobs' })]],
    [
      'where two are too far off',
      [LONG, place(10, pod, kubelet), place(600), place(600, bond), place(30, job)],
    ],
  ])('%s', (_, places) => {
    expect(lastOf(places).isMeant).toBe(false);
  });
});

describe('an everyday word is meant', () => {
  test.each([
    ['beside two terms of its pack', [LONG, place(30, pod, ingress, job)]],
    ['with them a screen before', [LONG, place(30, pod, kubelet), place(300, bond), place(30, job)]],
    ['on a short page with one term', [place(200, pod), place(30, job)]],
    ['on a page with many terms', [place(2_000, pod, kubelet, ingress), place(700, bond), place(700, job)]],
  ])('%s', (_, places) => {
    expect(lastOf(places).isMeant).toBe(true);
  });

  test('where the reader said so', () => {
    expect(lastOf([LONG, place(30, job)], 'k8s/job')).toEqual({ key: 'k8s/job', isMeant: true });
    expect(lastOf([LONG, place(30, job)], 'money/job').isMeant).toBe(false);
  });

  test('with the terms that come after it', () => {
    const [[{ isMeant } = { isMeant: false }] = []] = senseOf(
      [place(30, job), place(40, pod, kubelet)],
      pageOf([LONG]),
    );
    expect(isMeant).toBe(true);
  });
});

describe('of several entries', () => {
  const either: Word = { form: 'job', means: ['jobMoney', 'job'] };

  const inOnePack: Word = { form: 'job', means: ['jobBatch', 'job'] };

  test.each([
    ['that of the pack in front', [LONG, place(30, pod, kubelet, either)], 'money/job'],
    ['of one pack the first without evidence', [LONG, place(30, inOnePack)], 'k8s/job-batch'],
    ['that of the category near by', [LONG, place(30, bond, pod, inOnePack)], 'k8s/job'],
    ['that of the page’s category', [place(9_000, pod), place(700), place(30, inOnePack)], 'k8s/job'],
  ])('%s', (_, places, key) => {
    expect(lastOf(places).key).toBe(key);
  });

  test('that of the pack in front, also where another pack’s terms say that an everyday word is meant', () => {
    const everyday: Word = { ...either, everyday: true };
    expect(lastOf([LONG, place(30, pod, kubelet, everyday)])).toEqual({ key: 'money/job', isMeant: true });
    expect(lastOf([LONG, place(30, everyday)]).isMeant).toBe(false);
  });

  test('the reader’s choice before all evidence', () => {
    expect(lastOf([place(30, pod, kubelet, either)], 'k8s/job').key).toBe('k8s/job');
  });
});

describe('what the page says a form means', () => {
  const rbac: Word = { form: 'rbac', means: ['rbacMoney', 'rbac'], everyday: true };
  const long: Word = { form: 'role-based access control', means: ['rbac'] };

  test.each([
    ['its expansion before it', [place(30, long, { ...rbac, gap: 2, bracketed: true })]],
    ['its expansion after it', [place(30, rbac, { ...long, gap: 2, bracketed: true })]],
    [
      'elsewhere on the page',
      [place(30, long, { ...rbac, gap: 2, bracketed: true }), place(900), place(900, bond)],
    ],
  ])('%s', (_, places) => {
    expect(lastOf([LONG, ...places, place(30, rbac)])).toEqual({ key: 'k8s/rbac', isMeant: true });
  });

  test.each([
    ['no bracket', [place(30, long, { ...rbac, gap: 2 })]],
    ['words between them', [place(30, long, { ...rbac, gap: 9, bracketed: true })]],
    ['another entry beside it', [place(30, bond, { ...rbac, gap: 2, bracketed: true })]],
    ['the form itself beside it', [place(30, rbac, { ...rbac, gap: 2, bracketed: true })]],
  ])('is not said by %s', (_, places) => {
    expect(lastOf([LONG, ...places, place(700), place(30, rbac)]).isMeant).toBe(false);
  });
});

test('evidence that leaves the page counts no more', () => {
  const page = pageOf([place(30, pod, kubelet), place(30, pod)]);
  expect([page.of('k8s'), page.of('k8s/core'), page.words]).toEqual([2, 2, 60]);
  page.remove(place(30, pod, kubelet));
  expect([page.of('k8s'), page.of('k8s/core'), page.words]).toEqual([1, 1, 30]);
});

test('the subject of an entry is its pack, or its category where a large pack has several sections', () => {
  const one = [{ section: 'Work' }, { section: 'Work' }];
  const several = [{ section: 'Work' }, { section: 'Play' }];
  expect(subjectOf({ categories: one, entryCount: 900 }, ENTRY.pod)).toBe('k8s');
  expect(subjectOf({ categories: several, entryCount: 20 }, ENTRY.pod)).toBe('k8s');
  expect(subjectOf({ categories: several, entryCount: 900 }, ENTRY.pod)).toBe('k8s/core');
});

test('a page summed up part by part says what it says as a whole', () => {
  const places = [
    place(50, pod, kubelet, job),
    place(30, pod),
    place(
      20,
      { form: 'role-based access control', means: ['rbac'] },
      {
        form: 'rbac',
        means: ['rbac', 'rbacMoney'],
        gap: 2,
        bracketed: true,
      },
    ),
    place(10, ingress, bond),
  ];
  const whole = new Evidence();
  for (const one of places) whole.add(one);
  const half = JSON.parse(JSON.stringify(summaryOf(places.slice(0, 2))));
  const summed = new Evidence(JSON.parse(JSON.stringify(summaryOf(places.slice(2), half))));
  expect(summed.words).toBe(whole.words);
  for (const name of ['k8s', 'k8s/core', 'k8s/net', 'money', 'money/debt', 'money/work'])
    expect(summed.of(name)).toBe(whole.of(name));
  for (const form of ['rbac', 'role-based access control', 'pod'])
    expect(summed.spelled(form)).toBe(whole.spelled(form));
});
