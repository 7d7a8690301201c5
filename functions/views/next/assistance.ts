import type { GuidanceCase } from '../../../domain/case.ts';
import { type Expected, expect } from './expect.ts';

/** §7.1.2: the form first, then what is told once, then help until the need is answered. */
export function guidance(
  { assistance: { form, advice, answers, offer } }: GuidanceCase,
  at: string | undefined,
): Expected[] {
  const accept = offer ? [expect('office', '接手移交的首问责任', 'accept-responsibility', at)] : [];
  if (!form) return [...accept, expect('helper', '根据服务对象的需求确定帮办形式', 'choose-form', at)];
  if (advice.length === 0 && answers === 0)
    return [...accept, expect('helper', '一次性告知法律法规、政策及办事程序，或答复咨询', 'advise', at)];
  return [
    ...accept,
    expect('helper', '指导并协助服务对象准备、补充、递交材料；需求已答复的，结束帮办', 'conclude', at),
  ];
}
