import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { type Definition, stageEdges } from './stage-graph.ts';

const definition = JSON.parse(readFileSync('workflows/assistance-case.asl.json', 'utf8')) as Definition;

describe('the workflow of an assistance case', () => {
  test('the comparison with the table sees an edge that the table has not', () => {
    const wrong = structuredClone(definition) as { States: Record<string, { Default?: string }> };
    const question = wrong.States['Was the need in scope?'];
    if (question) question.Default = 'Ask for the evaluation';
    expect(stageEdges(wrong as Definition)).toContain('inquiry → appraisal');
  });

  clause('7.1.3', () => {
    test('after help has ended the principal is asked for an evaluation, and nothing is sealed', () => {
      expect(stageEdges(definition).filter((edge) => edge.startsWith('appraisal'))).toEqual(['appraisal → collected']);
    });
  });

  clause('6.3.2', () => {
    test('what the principal entrusts goes on in the other workflow', () => {
      expect(stageEdges(definition)).toContain('guidance → acceptance');
    });
  });
});
