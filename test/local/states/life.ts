import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SteerableClock } from '../../../local/clock.ts';
import type { Json } from '../../../local/service.ts';
import { openStates } from '../../../local/states/states.ts';

/** One life of a process that runs forty executions; started again and again until one life is long enough. */
const folder = process.argv[2]!;
const clock = new SteerableClock();
const operator = { arn: 'arn:aws:iam::000000000000:root', policies: undefined };
const context = { principal: operator, requestId: 'life' };

const states = openStates({
  folder,
  clock,
  partition: 'aws',
  region: 'us-east-1',
  account: '000000000000',
  busy: () => () => {},
  call: async (_service, _operation, input) => {
    await new Promise(setImmediate);
    appendFileSync(join(folder, 'effects'), `${input.Item.id.S}\n`);
    if (input.Item.token)
      await states.call('SendTaskSuccess', { taskToken: input.Item.token.S, output: '{}' }, context);
    return {};
  },
});

const put = (step: number, more: Json) => ({
  Type: 'Task',
  Arguments: {
    TableName: 't',
    Item: { id: { S: `{% $states.context.Execution.Name & "-${step}" %}` }, ...more },
  },
  Output: '{% $states.input + 1 %}',
});
const resource = 'arn:aws:states:::aws-sdk:dynamodb:putItem';
const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'First',
  States: {
    First: { ...put(1, {}), Resource: resource, Next: 'Rest' },
    Rest: { Type: 'Wait', Seconds: 0, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Second', States: { Second: { ...put(2, {}), Resource: resource, End: true } } }],
      Output: '{% $states.result[0] %}',
      Next: 'Third',
    },
    Third: {
      ...put(3, { token: { S: '{% $states.context.Task.Token %}' } }),
      Resource: `${resource}.waitForTaskToken`,
      End: true,
    },
  },
};

const stateMachineArn = states.ensureStateMachine({
  name: 'life',
  definition,
  roleArn: operator.arn,
  principal: operator,
});
const names = Array.from({ length: 40 }, (_, index) => `case-${index}`);
console.log('started');
states.resume();
for (const name of names) {
  await states.call('StartExecution', { stateMachineArn, name, input: '0' }, context).catch((error) => {
    if (error.code !== 'ExecutionAlreadyExists') throw error;
  });
  await new Promise(setImmediate);
}

const described = async () => {
  const all: Json[] = [];
  for (const name of names) {
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    all.push(await states.call('DescribeExecution', { executionArn }, context));
  }
  return all;
};
let all = await described();
while (all.some(({ status }) => status === 'RUNNING')) {
  await new Promise((done) => setTimeout(done, 5));
  all = await described();
}

let histories = 'whole';
for (const { executionArn } of all) {
  const { events } = await states.call('GetExecutionHistory', { executionArn }, context);
  if (events.some(({ id }: Json, index: number) => id !== index + 1)) histories = 'broken';
}
const statuses: Record<string, number> = {};
for (const { status } of all) statuses[status] = (statuses[status] ?? 0) + 1;
const outputs = [...new Set(all.map(({ output }) => JSON.parse(output ?? 'null')))];
writeFileSync(join(folder, 'report.json'), JSON.stringify({ statuses, outputs, histories }));
states.close();
clock.stop();
