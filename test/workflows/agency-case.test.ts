import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { humanStages, isResting, type Stage, transitions } from '../../domain/lifecycle.ts';
import { clauses } from '../../domain/standard.ts';
import { lintDefinition } from '../../local/states/lint.ts';
import { clause } from '../clause.ts';
import { type Definition, type State, stageEdges, stageOfState } from './stage-graph.ts';

const text = readFileSync('workflows/agency-case.asl.json', 'utf8');
const definition = JSON.parse(text) as Definition;
const states = Object.entries(definition.States);

describe('the workflow of an agency case', () => {
  test('its stage graph is the transition table, edge by edge', () => {
    const table = Object.entries(transitions).flatMap(([from, tos]) =>
      isResting(from as Stage) ? [] : tos.map((to) => `${from} → ${to}`),
    );
    expect(stageEdges(definition)).toEqual(table.sort());
  });

  test('a suspended case has no execution: the leg ends there, and the next begins wherever the table leads from it', () => {
    const ends = states.flatMap(([, { Choices = [] }]) =>
      Choices.filter(({ Condition }) => Condition.includes("'suspended'")).map(({ Next }) => Next),
    );
    expect(new Set(ends)).toEqual(new Set(['The case is suspended']));
    expect(definition.States['The case is suspended']?.Type).toBe('Succeed');
    const beginnings = (definition.States[definition.StartAt]?.Choices ?? []).map(({ Next }) =>
      stageOfState(definition.States[Next] as State),
    );
    expect(beginnings).toEqual(expect.arrayContaining([...transitions.suspended]));
  });

  test('the comparison sees an edge that the table has not', () => {
    const wrong = structuredClone(definition) as { States: Record<string, { Default?: string }> };
    const question = wrong.States['Are all matters completed?'];
    if (question) question.Default = 'Seal the archive';
    expect(stageEdges(wrong as Definition)).toContain('handling → archiving');
  });

  test('it is valid, and its expressions are what Step Functions takes', () => {
    expect(lintDefinition(JSON.parse(substituted(text)), 'aws-cn')).toEqual([]);
  });

  test('the check sees an expression that Step Functions refuses', () => {
    const planted = substituted(text).replace(
      '$states.input.legSpent = true',
      '($states.input.legSpent ?? false) = true',
    );
    expect(lintDefinition(JSON.parse(planted), 'aws-cn')).not.toEqual([]);
  });

  test('every stage in which people act has one wait, which ends in a time-out that asks what is due', () => {
    const waits = states.filter(([, state]) => state.Resource?.endsWith('.waitForTaskToken'));
    expect(waits.map(([, state]) => stageOfState(state)).sort()).toEqual([...humanStages].sort());
    for (const [, { TimeoutSeconds, Catch }] of waits) {
      expect(TimeoutSeconds).toBe('{% $states.input.wakeInSeconds %}');
      expect(Catch?.map(({ Next }) => Next)).toEqual(['Ask what is due']);
    }
  });

  test('every state says in a comment what it does, citing clauses that exist', () => {
    for (const [name, { Comment }] of states) {
      expect(Comment, name).toBeTruthy();
      for (const [, number] of (Comment ?? '').matchAll(/§(\d[.\d]*\d)/g))
        expect(
          Object.keys(clauses).some((each) => each === number || each.startsWith(`${number}.`)),
          number,
        ).toBe(true);
    }
  });

  test('no state name is longer than the eighty characters AWS takes', () => {
    expect(states.filter(([name]) => name.length > 80)).toEqual([]);
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

/** The file as it is deployed: the names that the stack fills in. */
function substituted(definitionText: string): string {
  const values: Record<string, string> = {
    Partition: 'aws-cn',
    TableName: 'cases',
    WorkerArn: 'arn:aws-cn:lambda:cn-northwest-1:000000000000:function:worker',
    PrinterArn: 'arn:aws-cn:lambda:cn-northwest-1:000000000000:function:printer',
    StateMachineArn: 'arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:bangdaiban-agency-case',
  };
  return definitionText.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? `MISSING ${name}`);
}
