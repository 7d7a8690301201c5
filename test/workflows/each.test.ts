import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Service, services } from '../../domain/kinds.ts';
import { humanStages, isResting, type Stage, serviceOf, transitions } from '../../domain/lifecycle.ts';
import { clauses } from '../../domain/standard.ts';
import { lintDefinition } from '../../local/states/lint.ts';
import { type Definition, stageEdges, stageOfState } from './stage-graph.ts';

const machines = services.map((service) => {
  const text = readFileSync(`workflows/${service}-case.asl.json`, 'utf8');
  const definition = JSON.parse(text) as Definition;
  return { service, text, definition, states: Object.entries(definition.States) };
});

const isOf = (service: Service) => (stage: string) => serviceOf(stage as Stage) === service;

describe.each(machines)('the workflow of $service', ({ service, text, definition, states }) => {
  test('its stage graph is its part of the transition table, edge by edge', () => {
    const table = Object.entries(transitions)
      .filter(([from]) => isOf(service)(from) && !isResting(from as Stage))
      .flatMap(([from, tos]) => tos.map((to) => `${from} → ${to}`));
    expect(stageEdges(definition)).toEqual(table.sort());
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
    expect(waits.map(([, state]) => stageOfState(state)).sort()).toEqual(humanStages.filter(isOf(service)).sort());
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
});

/** The file as it is deployed: the names that the stack fills in. */
function substituted(definitionText: string): string {
  const machine = 'arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:bangdaiban';
  const values: Record<string, string> = {
    Partition: 'aws-cn',
    TableName: 'cases',
    WorkerArn: 'arn:aws-cn:lambda:cn-northwest-1:000000000000:function:worker',
    PrinterArn: 'arn:aws-cn:lambda:cn-northwest-1:000000000000:function:printer',
    StateMachineArn: `${machine}-this-case`,
    OtherStateMachineArn: `${machine}-other-case`,
  };
  return definitionText.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? `MISSING ${name}`);
}
