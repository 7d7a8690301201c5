import { describe, expect, test } from 'vitest';
import { Counts } from '../../../domain/measure/counts.ts';

describe('counts', () => {
  test('of what was never added are zero', () => {
    expect(new Counts().of(7)).toBe(0);
  });

  test('are what a map would hold, however many kinds there are, also below zero', () => {
    const counts = new Counts();
    const map = new Map<number, number>();
    for (let step = 0; step < 20_000; step += 1) {
      const id = (step * step * 31) % 4099;
      const by = (step % 7) - 3;
      counts.add(id, by);
      map.set(id, (map.get(id) ?? 0) + by);
    }
    for (let id = 0; id < 4200; id += 1) expect(counts.of(id)).toBe(map.get(id) ?? 0);
    expect(new Map(counts.entries())).toEqual(map);
  });

  test('add up', () => {
    const [one, other] = [new Counts(), new Counts()];
    one.add(3, 2);
    other.add(3, 5);
    other.add(900, 1);
    one.addAll(other);
    expect([one.of(3), one.of(900), other.of(3)]).toEqual([7, 1, 5]);
  });
});
