import type { Stage } from '../../domain/lifecycle.ts';

/** As much of the Amazon States Language as the stage graph needs. */
export interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Arguments?: {
    readonly Item?: { readonly sk?: { readonly S: string } };
    readonly Payload?: unknown;
    readonly StateMachineArn?: string;
  };
  readonly TimeoutSeconds?: unknown;
  readonly Resource?: string;
}

export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export type Edge = `${Stage} → ${Stage}`;

/**
 * The stage a state stands for: a wait carries it in its item's key, sealing is the stage of archiving, and a leg of the
 * other workflow begins with its acceptance.
 */
export function stageOfState({ Arguments: given }: State): Stage | undefined {
  const wait = /^WAIT#([\w-]+)$/.exec(given?.Item?.sk?.S ?? '')?.[1];
  if (wait) return wait as Stage;
  if (given?.StateMachineArn === '${OtherStateMachineArn}') return 'acceptance';
  return (given?.Payload as { task?: string } | undefined)?.task === 'seal' ? 'archiving' : undefined;
}

/** Asking what is due leads back to where the case stands, whatever that is. */
const asksWhatIsDue = ({ Arguments: given }: State): boolean => JSON.stringify(given?.Payload ?? '').includes("'wake'");

/** What goes on in the other workflow. */
const endsHere = ({ Arguments: given }: State): boolean => given?.StateMachineArn === '${OtherStateMachineArn}';

/** The edges between stages that a case takes when nothing times out: waking up leads back to where the case stands. */
export function stageEdges(definition: Definition): Edge[] {
  const edges: Edge[] = [];
  for (const state of Object.values(definition.States)) {
    const from = stageOfState(state);
    if (!from || endsHere(state)) continue;
    edges.push(...stagesAfter(definition, state.Next).map((to): Edge => `${from} → ${to}`));
  }
  return [...new Set(edges.filter((edge) => edge.split(' → ')[0] !== edge.split(' → ')[1]))].sort();
}

/** The stages reached from a state: through questions, whose conditions name a stage, and through machine work. */
function stagesAfter(definition: Definition, name: string | undefined): Stage[] {
  const state = name === undefined ? undefined : definition.States[name];
  if (!state) throw new Error(`No state ${name}`);
  const stage = stageOfState(state);
  if (stage) return [stage];
  if (asksWhatIsDue(state) || state.Type === 'Succeed') return [];
  if (state.Type === 'Choice')
    return [...(state.Choices ?? []).flatMap(named(definition)), ...stagesAfter(definition, state.Default)];
  return stagesAfter(definition, state.Next);
}

const named =
  (definition: Definition) =>
  ({ Condition, Next }: { Condition: string; Next: string }): Stage[] => {
    const target = definition.States[Next];
    const goesOn = /\.service = 'agency'/.test(Condition) && target && endsHere(target) ? 'acceptance' : undefined;
    const stage = goesOn ?? (/\.stage = '([\w-]+)'/.exec(Condition)?.[1] as Stage | undefined);
    if (!stage) throw new Error(`A question that names no stage: ${Condition}`);
    if (target?.Type !== 'Succeed' && target && stageOfState(target) !== stage)
      throw new Error(`${stage} leads to ${Next}`);
    return [stage];
  };
