import { describe, expect, test } from 'vitest';
import { deadlinesOf, defaultAmber, defaultDeadlines, defaultEscalation } from '../../domain/deadlines.ts';
import { inForce } from '../../domain/in-force.ts';
import { isBelow } from '../../domain/offices.ts';
import { District, faultsOf } from '../../domain/settings.ts';
import demo from '../../infra/districts/demo.json' with { type: 'json' };
import { clause } from '../clause.ts';
import { district } from '../given.ts';

const [centre, heping, xinghua] = demo.offices;
const ten = {
  value: 10,
  unit: 'days',
  basis: '区政务服务管理办公室文件',
  version: '2',
  effectiveFrom: '2026-03-01',
} as const;

/** The demonstration district with one setting otherwise. */
const faultsWith = (change: object) => faultsOf({ ...demo, ...change });

describe('the settings of a district', () => {
  test('of the demonstration are right', () => {
    expect(faultsOf(demo)).toEqual([]);
  });

  test.each([
    ['a missing name', { name: undefined }, 'name: must be string'],
    ['an empty name', { name: ' ' }, 'name: must be at least 1 (string)'],
    ['a long name', { name: '区'.repeat(201) }, 'name: must be at most 200 (string)'],
    ['a wrong division', { division: '9901' }, 'division: must match /^\\d{6}$/'],
    ['no offices', { offices: [] }, 'offices: must be at least 1 (array)'],
    ['an unknown setting', { colour: 'red' }, '(file): unknown setting colour'],
    ['a wrong issuer', { identity: { issuer: 'id', audience: 'a' } }, 'identity.issuer: must be a valid url'],
    ['an unknown profile', { profile: 'DB32/T 1' }, 'profile: must be one of "DB32/T 5046—2025", "DB3205/T 1077—2023"'],
    ['an unknown runtime', { runtime: 'nodejs20.x' }, 'runtime: must be one of "nodejs24.x", "nodejs22.x"'],
    ['a rate of nothing', { throttle: { rate: 0, burst: 1 } }, 'throttle.rate: must be more than 0 (number)'],
    ['a rate in words', { throttle: { rate: 'many', burst: 1 } }, 'throttle.rate: must be number'],
    ['half a request', { throttle: { rate: 1.5, burst: 1 } }, 'throttle.rate: must be int'],
    [
      'too long a retention',
      { retention: { archiveYears: 101, basis: '规定' } },
      'retention.archiveYears: must be at most 100 (number)',
    ],
    ['a region that is none', { region: 'china' }, 'region: must match /^[a-z]{2}(-[a-z]+)+-\\d$/'],
    ['an unknown deadline', { deadlines: { lunch: ten } }, 'deadlines: unknown setting lunch'],
    [
      'a deadline in unknown units',
      { deadlines: { silence: { ...ten, unit: 'weeks' } } },
      'deadlines.silence.unit: must be one of "hours", "working-hours", "working-days", "days"',
    ],
    [
      'a deadline without its basis',
      { deadlines: { silence: { ...ten, basis: '' } } },
      'deadlines.silence.basis: must be at least 2 (string)',
    ],
    [
      'a fault within an office',
      { offices: [centre, { ...heping, kind: 'town' }] },
      'offices.1.kind: must be one of "centre", "township", "village"',
    ],
  ])('with %s are told the path and what would be right', (_, change, fault) => {
    expect(faultsWith(change)).toEqual([fault]);
  });

  test('that are no object at all are told so', () => {
    expect(faultsOf(null)).toEqual(['(file): must be object']);
  });

  test('with several faults are told every one', () => {
    expect(faultsWith({ name: 1, division: 2, managers: [] })).toHaveLength(3);
  });

  test('name each authority once', () => {
    const [market] = demo.authorities;
    expect(faultsWith({ authorities: [market, market] })).toEqual(['authorities.1.code: market is used twice']);
  });
});

clause('5.1.2', () => {
  const faultsOfOffices = (...offices: object[]) => faultsWith({ offices });

  test('the offices form one tree under the centre', () => {
    expect(faultsOfOffices(centre!, heping!, xinghua!)).toEqual([]);
  });

  test.each([
    [
      'two without a parent',
      [centre!, { ...heping!, parent: undefined }],
      'offices: exactly one office, the centre, has no parent',
    ],
    [
      'a township on top',
      [{ ...heping!, parent: undefined }],
      'offices: exactly one office, the centre, has no parent',
    ],
    [
      'a parent that is not there',
      [centre!, { ...heping!, parent: 'moon' }],
      'offices.1.parent: no office has the code moon',
    ],
    [
      'a code used twice',
      [centre!, heping!, { ...xinghua!, code: 'heping', parent: 'centre' }],
      'offices.2.code: heping is used twice',
    ],
  ])('%s is a fault', (_, offices, fault) => {
    expect(faultsOfOffices(...offices)).toEqual([fault]);
  });

  test('parents in a ring are a fault, told at every office that leads into it', () => {
    expect(faultsOfOffices(centre!, { ...heping!, parent: 'xinghua' }, xinghua!)).toEqual([
      'offices.1.parent: the parents form a ring',
      'offices.2.parent: the parents form a ring',
    ]);
  });

  test.each([
    ['heping', 'heping', true],
    ['xinghua', 'heping', true],
    ['xinghua', 'centre', true],
    ['heping', 'xinghua', false],
    ['anle', 'heping', false],
    ['moon', 'centre', false],
    ['heping', 'moon', false],
  ])('%s lies below %s or is it: %s', (office, above, expected) => {
    expect(isBelow(district.offices, office, above)).toBe(expected);
  });
});

describe('the deadlines in force', () => {
  const proposed = { ...defaultDeadlines, escalation: defaultEscalation, amber: defaultAmber };
  test('are the proposed ones where the district sets none', () => {
    expect(deadlinesOf({ deadlines: {} }, district)).toEqual(proposed);
  });

  test('are the district’s own where it does, with their basis', () => {
    const own = District.parse({ ...demo, deadlines: { silence: ten } });
    expect(deadlinesOf({ deadlines: {} }, own)).toEqual({
      ...proposed,
      silence: { ...ten, earlier: [defaultDeadlines.silence] },
    });
  });

  test('each say that they are proposals, in which version and from when', () => {
    for (const { basis, version, effectiveFrom } of Object.values(defaultDeadlines))
      expect([basis.startsWith('建议默认：'), version, effectiveFrom]).toEqual([true, '1', '2026-01-01']);
  });

  test('what the district sets for later is in force from that day on; before it the proposed one was', () => {
    const silence = { ...ten, effectiveFrom: '2026-07-01' };
    const own = deadlinesOf({ deadlines: {} }, District.parse({ ...demo, deadlines: { silence } }));
    expect(inForce(own.silence, '2026-06-30')).toEqual(defaultDeadlines.silence);
    expect(inForce(own.silence, '2026-07-01')).toMatchObject(silence);
    expect(inForce(own.silence, '2025-06-30')).toEqual(defaultDeadlines.silence);
  });

  test('versions stand the latest first, each from another day', () => {
    const versions = (...days: string[]) => {
      const [now, ...earlier] = days.map((effectiveFrom) => ({ ...ten, effectiveFrom }));
      return faultsWith({ deadlines: { silence: { ...now, earlier } } });
    };
    const fault = 'deadlines.silence.earlier: must be the latest first, each with another effectiveFrom';
    expect(versions('2026-09-01', '2026-07-01', '2026-01-01')).toEqual([]);
    expect(versions('2026-07-01', '2026-09-01')).toEqual([fault]);
    expect(versions('2026-07-01', '2026-07-01')).toEqual([fault]);
  });

  test('steps of escalation and the amber share are checked', () => {
    expect(
      faultsWith({
        escalation: [
          { above: 0, after: ten },
          { above: 1, after: ten },
        ],
      }),
    ).toEqual([]);
    expect(faultsWith({ escalation: [] })).toHaveLength(1);
    expect(faultsWith({ amber: { share: 2, basis: '区文件' } })).toHaveLength(1);
  });
});
