import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { type Definition, stageEdges } from './stage-graph.ts';

const definition = JSON.parse(readFileSync('workflows/agency-case.asl.json', 'utf8')) as Definition;

describe('the workflow of an agency case', () => {
  test('the comparison with the table sees an edge that the table has not', () => {
    const wrong = structuredClone(definition) as { States: Record<string, { Default?: string }> };
    const question = wrong.States['Are all matters completed?'];
    if (question) question.Default = 'Seal the archive';
    expect(stageEdges(wrong as Definition)).toContain('handling → archiving');
  });

  clause('7.2.6', () => {
    test('after the last delivery the principal is asked for an evaluation before the case is sealed', () => {
      expect(stageEdges(definition).filter((edge) => edge.startsWith('handling'))).toEqual(['handling → evaluation']);
    });
  });

  clause('7.2.7', () => {
    test('nothing but sealing leads to the sealed archive', () => {
      expect(stageEdges(definition).filter((edge) => edge.endsWith('archived'))).toEqual(['archiving → archived']);
    });
  });
});
