/**
 * The life of an agency case (代办), §7.2: its stages and the ways between them. The workflow file's stage graph must be
 * equal to this table, edge by edge.
 */
export const stages = {
  /** §7.2.1: registered, waiting to be received. */
  reception: '接待',
  /** §7.2.1.2: told that it is out of scope. The end. */
  declined: '不属于服务范围',
  /** §4.1: the principal wants it no more, before an agreement is in force. The end. */
  withdrawn: '已撤回',
  /** §7.2.2: received, agreement being drawn up and signed. */
  acceptance: '受理',
  /** §7.2.3, §7.2.4: matters being handled, their results delivered. */
  handling: '办理',
  /** 附录A 七.1: the case rests for a reason; no clock runs, and no execution. */
  suspended: '中止',
  /** §7.2.6: the service has ended, the principal may evaluate it. */
  evaluation: '评价',
  /** §7.2.7: waiting to be sealed. */
  archiving: '归档中',
  /** Sealed. The end. */
  archived: '已归档',
} as const;

export type Stage = keyof typeof stages;

/** From each stage, the stages that may follow it. */
export const transitions = {
  reception: ['acceptance', 'declined', 'withdrawn'],
  declined: [],
  withdrawn: [],
  acceptance: ['handling', 'withdrawn'],
  handling: ['evaluation', 'suspended'],
  suspended: ['handling', 'evaluation'],
  evaluation: ['archiving'],
  archiving: ['archived'],
  archived: [],
} as const satisfies Record<Stage, readonly Stage[]>;

/** Stages in which the workflow waits for people. */
export const humanStages = ['reception', 'acceptance', 'handling', 'evaluation'] as const satisfies readonly Stage[];
export type HumanStage = (typeof humanStages)[number];

export const isHuman = (stage: Stage): stage is HumanStage => (humanStages as readonly Stage[]).includes(stage);

/** Stages in which a case rests: no execution runs, and the next one begins where the case then stands. */
export const isResting = (stage: Stage): boolean => stage === 'suspended';

export const isFinal = (stage: Stage): boolean => transitions[stage].length === 0;
