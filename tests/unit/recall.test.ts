import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answer,
  chanceOf,
  dueFirst,
  fadeOf,
  GRADES,
  type Grade,
  type Memory,
  newMemory,
  previewGrades,
} from '../../glossary/recall.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 8);

/** Answers each time it is asked. */
function after(grades: readonly Grade[], memory = newMemory('p/pod', NOW)): Memory {
  return grades.reduce((now, grade) => answer(now, grade, Math.max(now.due, now.answered ?? 0)), memory);
}

const goods = (count: number) => after(Array.from({ length: count }, () => 'good' as const));

describe('asking again', () => {
  test('a term that has just been met is first asked about a day later', () => {
    expect(newMemory('p/pod', NOW).due).toBe(NOW + DAY);
  });

  test('what is remembered is asked about ever later, what is forgotten soon', () => {
    const waits = [3, 4, 5, 6].map((count) => goods(count).scheduledDays);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(30);
    const forgotten = answer(goods(6), 'again', goods(6).due);
    expect(forgotten.due - goods(6).due).toBeLessThan(DAY);
    expect(forgotten.lapses).toBe(1);
  });

  test('better grades wait longer', () => {
    const { again, hard, good, easy } = previewGrades(goods(4), goods(4).due);
    expect([again < hard, hard < good, good < easy]).toEqual([true, true, true]);
  });

  test('a clock that was set back a year breaks nothing', () => {
    const memory = goods(3);
    const later = answer(memory, 'good', NOW - 365 * DAY);
    expect(later.due).toBeGreaterThan(memory.answered!);
    expect(chanceOf(memory, NOW - 365 * DAY)).toBeCloseTo(1);
  });

  test('any answers at any times keep a memory that can be stored and asked again', () => {
    const answers = fc.array(
      fc.tuple(fc.constantFrom(...GRADES), fc.integer({ min: -DAY, max: 900 * DAY })),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(answers, (given) => {
        let now = NOW;
        let memory = newMemory('p/pod', now);
        for (const [grade, passed] of given) {
          now += passed;
          memory = answer(memory, grade, now);
          expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
          expect(memory.due).toBeGreaterThanOrEqual(memory.answered!);
          expect(Number.isFinite(memory.stability) && memory.stability > 0).toBe(true);
          expect(chanceOf(memory, now)).toBeGreaterThanOrEqual(0);
          expect(chanceOf(memory, now)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('the mark of a term', () => {
  test('fades as it settles, and comes back when it is forgotten', () => {
    const fades = [0, 1, 2, 3, 4, 5, 6, 7].map((count) => fadeOf(goods(count), goods(count).answered ?? NOW));
    expect(fades[0]).toBe('full');
    expect(fades).toContain('faint');
    expect(fades.at(-1)).toBe('none');
    expect(fades).toEqual(fades.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    const settled = goods(7);
    expect(fadeOf(answer(settled, 'again', settled.due), settled.due)).toBe('full');
    const known = { ...settled, stability: 200, answered: NOW };
    expect(fadeOf(answer(known, 'again', NOW), NOW), 'forgotten on the same day').toBe('full');
    expect(fadeOf(settled, settled.due + 50 * 365 * DAY)).toBe('full');
  });

  test('is gone for what the reader says to know, whole for what was never met', () => {
    expect(fadeOf({ ...newMemory('p/pod', NOW), known: true }, NOW)).toBe('none');
    expect(fadeOf(undefined, NOW)).toBe('full');
  });
});

const ORDER = ['full', 'faint', 'none'];

test('asked first is what is most in danger, then what is new; never what is known or not due', () => {
  const shaky = { ...answer(newMemory('p/shaky', NOW), 'hard', NOW), due: NOW };
  const firm = { ...goods(5), key: 'p/firm', due: NOW, answered: NOW };
  const fresh = { ...newMemory('p/fresh', NOW - 2 * DAY) };
  const known: Memory = { ...newMemory('p/known', NOW - 2 * DAY), known: true };
  const later = newMemory('p/later', NOW + 3 * DAY);
  const at = NOW + 3 * DAY;
  expect(dueFirst([fresh, later, firm, known, shaky], at).map(({ key }) => key)).toEqual([
    'p/shaky',
    'p/firm',
    'p/fresh',
  ]);
});
