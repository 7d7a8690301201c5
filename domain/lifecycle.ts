import { type Family, kinds, type Service } from './kinds.ts';

/**
 * The lives of a case of each kind: their stages and the ways between them. Each kind has stages of its own, and a
 * workflow file whose stage graph must be equal to its part of this table, edge by edge.
 */
export const stages = {
  /** §7.2.1: registered, waiting to be received. */
  reception: '接待',
  /** §7.2.1.2: passed on to another office with the principal's consent, waiting to be taken over. */
  transfer: '转办',
  /** §7.2.1.2: told that it is out of scope. The end. */
  declined: '不属于服务范围',
  /** §4.1: the principal wants it no more, before an agreement is in force. The end. */
  withdrawn: '已撤回',
  /** §7.2.1.1: registered twice, and goes on in the older case. The end. */
  merged: '已并入',
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
  /** §7.1.1: an inquiry, waiting for its first responder. */
  inquiry: '帮办接待',
  /** §7.1.1.2: told that it is out of scope, and guided to the right office. The end. */
  redirected: '已引导',
  /** §7.1.2: being advised and helped; the principal stays the applicant. */
  guidance: '帮办',
  /** §7.1.3: the principal may evaluate the assistance. */
  appraisal: '帮办评价',
  /** The record is kept as it is: §7.2.7 asks archiving of 代办 alone. The end. */
  collected: '已归集',
  /** §8.2: registered, waiting to be accepted, refused or passed to the right office. */
  complaint: '投诉登记',
  /** §8.2: accepted, being looked into and decided. */
  investigation: '投诉调查处置',
  /** §8.2: decided, to be answered. */
  reply: '投诉意见反馈',
  /** §8.2: answered; the complainant is called back, and may ask for a review. */
  'call-back': '投诉回访',
  /** §8.2: looked at again by somebody else. */
  review: '投诉复核',
  /** §8.2: told why it is not accepted, and where to go. The end. */
  'complaint-refused': '投诉不予受理',
  /** §8.2: the complainant has taken it back. The end. */
  'complaint-withdrawn': '投诉已撤回',
  /** §8.2: filed with all that belongs to it. The end. */
  filed: '投诉已归档',
  /** §8.3: a poor rating, waiting for somebody to mend what it shows. */
  'poor-rating': '差评登记',
  /** §8.3: the rater is contacted, and what is wrong is put right or explained. */
  mending: '差评整改',
  /** §8.3: mended; whoever rated under a name is called back. */
  'mend-call': '差评回访',
  /** §8.3: somebody who did not mend it looks whether it is mended. */
  'mend-check': '差评复核',
  /** §8.3: mended. The end. */
  mended: '差评已整改',
  /** §8.3: two people found the rating invalid. The end. */
  'mend-void': '差评经认定无效',
} as const;

export type Stage = keyof typeof stages;

/** What the stages are called where a standard calls some of them otherwise. */
export const stageNamesOf = (profile: {
  readonly stages: { readonly [Name in Stage]?: string | undefined };
}): Readonly<Record<Stage, string>> => ({ ...stages, ...(profile.stages as Partial<Record<Stage, string>>) });

/** From each stage, the stages that may follow it. */
export const transitions = {
  reception: ['acceptance', 'declined', 'transfer', 'withdrawn', 'merged'],
  transfer: ['reception', 'withdrawn'],
  declined: [],
  withdrawn: [],
  merged: [],
  acceptance: ['handling', 'withdrawn', 'merged'],
  handling: ['evaluation', 'suspended'],
  suspended: ['handling', 'evaluation'],
  evaluation: ['archiving'],
  archiving: ['archived'],
  archived: [],
  inquiry: ['guidance', 'redirected', 'withdrawn'],
  redirected: [],
  guidance: ['acceptance', 'appraisal', 'withdrawn'],
  appraisal: ['collected'],
  collected: [],
  complaint: ['investigation', 'complaint-refused', 'complaint-withdrawn'],
  investigation: ['complaint', 'reply', 'complaint-withdrawn'],
  reply: ['call-back'],
  'call-back': ['review', 'filed'],
  review: ['reply'],
  'complaint-refused': [],
  'complaint-withdrawn': [],
  filed: [],
  'poor-rating': ['mending', 'mend-void'],
  mending: ['mend-call', 'mend-check', 'mend-void'],
  'mend-call': ['mend-check', 'mend-void'],
  'mend-check': ['mending', 'mended', 'mend-void'],
  mended: [],
  'mend-void': [],
} as const satisfies Record<Stage, readonly Stage[]>;

/** Stages in which the workflow waits for people. */
export const humanStages = [
  'reception',
  'transfer',
  'acceptance',
  'handling',
  'evaluation',
  'archiving',
  'inquiry',
  'guidance',
  'appraisal',
  'complaint',
  'investigation',
  'reply',
  'call-back',
  'review',
  'poor-rating',
  'mending',
  'mend-call',
  'mend-check',
] as const satisfies readonly Stage[];
export type HumanStage = (typeof humanStages)[number];

export const isHuman = (stage: Stage): stage is HumanStage => (humanStages as readonly Stage[]).includes(stage);

/** Stages in which a case rests: no execution runs, and the next one begins where the case then stands. */
export const isResting = (stage: Stage): boolean => stage === 'suspended';

export const isFinal = (stage: Stage): boolean => transitions[stage].length === 0;

/** Stages of other kinds than 代办. */
const ofOthers: Partial<Record<Stage, Service>> = {
  inquiry: 'assistance',
  redirected: 'assistance',
  guidance: 'assistance',
  appraisal: 'assistance',
  collected: 'assistance',
  complaint: 'complaint',
  investigation: 'complaint',
  reply: 'complaint',
  'call-back': 'complaint',
  review: 'complaint',
  'complaint-refused': 'complaint',
  'complaint-withdrawn': 'complaint',
  filed: 'complaint',
  'poor-rating': 'repair',
  mending: 'repair',
  'mend-call': 'repair',
  'mend-check': 'repair',
  mended: 'repair',
  'mend-void': 'repair',
};

/** Whose life the stage belongs to; 帮办 may be withdrawn like 代办, to which that counts here. */
export const serviceOf = (stage: Stage): Service => ofOthers[stage] ?? 'agency';

/** Where each kind begins. */
export const firstStages = {
  assistance: 'inquiry',
  agency: 'reception',
  complaint: 'complaint',
  repair: 'poor-rating',
} as const satisfies Record<Service, Stage>;

/** Stages in which a case is still open, of the kinds that stand in these lists. */
export const openStagesIn = (family: Family): [Stage, ...Stage[]] =>
  (Object.keys(stages) as [Stage, ...Stage[]]).filter(
    (stage) => !isFinal(stage) && kinds[serviceOf(stage)].lists === family,
  ) as [Stage, ...Stage[]];
