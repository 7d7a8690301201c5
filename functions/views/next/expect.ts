import type { Due } from '../../../domain/due.ts';
import type { CaseView } from '../shapes.ts';

/** Who is to do what, by which operation, until when. */
export type Expected = CaseView['next'][number];

const names = {
  principal: '服务对象',
  office: '政务服务部门',
  helper: '首问负责人',
  agent: '代办人员',
  manager: '部门负责人',
  system: '系统',
} as const;

/** @param operation by which it is done, where there is one; @param at until when */
export const expect = (who: keyof typeof names, what: string, operation?: string, at?: string): Expected => ({
  who: { code: who, name: names[who] },
  what,
  ...(operation ? { operation } : {}),
  ...(at ? { at } : {}),
});

/** Until when, by the name of the deadline and what it is about. */
export type By = (name: Due['name'], subject: string) => string | undefined;
