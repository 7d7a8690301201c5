import type { Json } from '../service.ts';
import type { State, StateType } from './definition.ts';
import type { Finding } from './lint.ts';

const COMMON = 'Type Comment QueryLanguage';
const ONWARD = 'Next End Output Assign';

/** The members of each type of state in JSONata mode, as far as they are supported here. */
const FIELDS: Readonly<Record<StateType, string>> = {
  Task: `${COMMON} ${ONWARD} Resource Arguments TimeoutSeconds HeartbeatSeconds Retry Catch`,
  Pass: `${COMMON} ${ONWARD}`,
  Wait: `${COMMON} ${ONWARD} Seconds Timestamp`,
  Choice: `${COMMON} Output Assign Choices Default`,
  Parallel: `${COMMON} ${ONWARD} Branches Arguments Retry Catch`,
  Map: `${COMMON} ${ONWARD} Items ItemSelector ItemProcessor MaxConcurrency Retry Catch`,
  Succeed: `${COMMON} Output`,
  Fail: `${COMMON} Error Cause`,
};

const JSONPATH = /^(Parameters|ResultSelector|Result|Variable|.*Path)$/;

/** Members that the state may not have, and values that contradict each other. */
export function fieldFindings(state: State, location: string): Finding[] {
  return [
    ...unknownFields(state, location),
    ...retries(state, location),
    ...times(state, location),
    ...modes(state, location),
  ];
}

function unknownFields(state: State, location: string): Finding[] {
  const allowed = FIELDS[state.Type].split(' ');
  return Object.keys(state)
    .filter((field) => !allowed.includes(field))
    .map((field) => {
      const why = JSONPATH.test(field)
        ? 'belongs to JSONPath, which is not supported'
        : `is not supported in a ${state.Type} state`;
      return wrong(`the field ${field} ${why}`, `${location}/${field}`);
    });
}

/** `States.ALL` stands alone in the last retrier or catcher. */
function retries(state: State, location: string): Finding[] {
  return (['Retry', 'Catch'] as const).flatMap((field) =>
    (state[field] ?? []).flatMap(({ ErrorEquals = [] }, index, { length }) =>
      ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < length - 1)
        ? [wrong('States.ALL must stand alone, and last', `${location}/${field}[${index}]`)]
        : [],
    ),
  );
}

function times({ TimeoutSeconds, HeartbeatSeconds }: State, location: string): Finding[] {
  const both = typeof TimeoutSeconds === 'number' && typeof HeartbeatSeconds === 'number';
  return both && HeartbeatSeconds >= TimeoutSeconds
    ? [wrong('HeartbeatSeconds must be smaller than TimeoutSeconds', `${location}/HeartbeatSeconds`)]
    : [];
}

function modes({ QueryLanguage, ItemProcessor }: State, location: string): Finding[] {
  const mode = ItemProcessor?.ProcessorConfig?.Mode;
  return [
    ...(QueryLanguage !== undefined && QueryLanguage !== 'JSONata'
      ? [wrong('the query language must be JSONata; JSONPath is not supported', `${location}/QueryLanguage`)]
      : []),
    ...(mode !== undefined && mode !== 'INLINE'
      ? [wrong(`a Map of mode ${mode} is not supported: INLINE is`, `${location}/ItemProcessor/ProcessorConfig/Mode`)]
      : []),
  ];
}

const wrong = (message: string, location: string): Finding => ({ code: 'SCHEMA_VALIDATION_FAILED', message, location });

export interface Template {
  readonly field: string;
  readonly template: Json;
  /** What `$states` has there beside input and context. */
  readonly offers: readonly string[];
  /** Whether the context has the task's token there. */
  readonly token: boolean;
}

/** The members of a state in which expressions are evaluated. */
export function templates(state: State): Template[] {
  const result = ['Task', 'Parallel', 'Map'].includes(state.Type) ? ['result'] : [];
  const before = 'TimeoutSeconds HeartbeatSeconds Seconds Timestamp Items ItemSelector MaxConcurrency Error Cause';
  const plain = (field: string, template: Json, offers: readonly string[] = []): Template => ({
    field,
    template,
    offers,
    token: false,
  });
  return [
    { field: 'Arguments', template: state.Arguments, offers: [], token: true },
    ...before.split(' ').map((field) => plain(field, state[field as keyof State])),
    plain('Output', state.Output, result),
    plain('Assign', state.Assign, result),
    ...(state.Choices ?? []).flatMap(({ Condition, Output, Assign }, index) => [
      plain(`Choices[${index}]/Condition`, Condition),
      plain(`Choices[${index}]/Output`, Output),
      plain(`Choices[${index}]/Assign`, Assign),
    ]),
    ...(state.Catch ?? []).flatMap(({ Output, Assign }, index) => [
      plain(`Catch[${index}]/Output`, Output, ['errorOutput']),
      plain(`Catch[${index}]/Assign`, Assign, ['errorOutput']),
    ]),
  ].filter(({ template }) => template !== undefined);
}
