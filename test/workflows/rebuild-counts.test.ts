import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintDefinition } from '../../local/states/lint.ts';

const text = readFileSync('workflows/rebuild-counts.asl.json', 'utf8')
  .replaceAll('${Partition}', 'aws-cn')
  .replaceAll('${MeasurerArn}', 'arn:aws-cn:lambda:cn-northwest-1:000000000000:function:measurer');

describe('counting everything anew', () => {
  test('it is valid, and its expressions are what Step Functions takes', () => {
    expect(lintDefinition(JSON.parse(text), 'aws-cn')).toEqual([]);
  });

  test('every task is tried again when it fails by chance, and outlives the function that does it', () => {
    const tasks = [...text.matchAll(/"Type": "Task"/g)].length;
    expect([...text.matchAll(/"TimeoutSeconds": 960/g)]).toHaveLength(tasks);
    expect([...text.matchAll(/"Lambda.TooManyRequestsException"/g)]).toHaveLength(tasks);
  });
});
