import { describe, expect, test } from 'vitest';
import { demo, synthesized } from './given.ts';

const regions = ['cn-northwest-1', 'cn-north-1', 'us-east-1', 'eu-west-1'];
const inRegion = (region: string) => JSON.stringify(synthesized(demo({ region })));
const texts = new Map(regions.map((region) => [region, inRegion(region)]));

describe('one template for all regions', () => {
  test.each(regions)('%s differs from the others by its name only', (region) => {
    const here = texts.get(region)!.replaceAll(region, '<region>');
    expect(here).toBe(texts.get('us-east-1')!.replaceAll('us-east-1', '<region>'));
  });

  test.each(regions)('no partition is written out in %s', (region) => {
    expect(texts.get(region)).not.toMatch(/arn:aws/);
  });

  test.each(regions)('no domain of AWS is written out in %s but for service principals', (region) => {
    const domains = texts.get(region)!.match(/[\w.-]+\.amazonaws\.com(\.cn)?/g) ?? [];
    expect(new Set(domains)).toEqual(
      new Set(
        ['apigateway', 'cloudwatch', 'events', 'lambda', 'scheduler', 'states'].map((name) => `${name}.amazonaws.com`),
      ),
    );
  });
});
