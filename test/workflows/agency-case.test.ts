import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { transitions } from '../../domain/lifecycle.ts';
import { clause } from '../clause.ts';
import { type Definition, type State, stageEdges, stageOfState } from './stage-graph.ts';

const definition = JSON.parse(readFileSync('workflows/agency-case.asl.json', 'utf8')) as Definition;

describe('the workflow of an agency case', () => {
  test('a suspended case has no execution: the leg ends there, and the next begins wherever the table leads from it', () => {
    const ends = Object.values(definition.States).flatMap(({ Choices = [] }) =>
      Choices.filter(({ Condition }) => Condition.includes("'suspended'")).map(({ Next }) => Next),
    );
    expect(new Set(ends)).toEqual(new Set(['The case is suspended']));
    expect(definition.States['The case is suspended']?.Type).toBe('Succeed');
    const beginnings = (definition.States[definition.StartAt]?.Choices ?? []).map(({ Next }) =>
      stageOfState(definition.States[Next] as State),
    );
    expect(beginnings).toEqual(expect.arrayContaining([...transitions.suspended]));
  });

  test('the comparison with the table sees an edge that the table has not', () => {
    const wrong = structuredClone(definition) as { States: Record<string, { Default?: string }> };
    const question = wrong.States['Are all matters completed?'];
    if (question) question.Default = 'Seal the archive';
    expect(stageEdges(wrong as Definition)).toContain('handling → archiving');
  });

  clause('7.2.6', () => {
    test('after the last delivery the principal is asked for an evaluation before the case is sealed', () => {
      expect(stageEdges(definition).filter((edge) => edge.startsWith('handling'))).toEqual([
        'handling → evaluation',
        'handling → suspended',
      ]);
    });
  });

  clause('7.2.7', () => {
    test('nothing but sealing leads to the sealed archive', () => {
      expect(stageEdges(definition).filter((edge) => edge.endsWith('archived'))).toEqual(['archiving → archived']);
    });
  });
});
