import { awaitsConfirmation } from '../../../domain/authority.ts';
import type { AcceptanceCase, Case, HandlingCase } from '../../../domain/case.ts';
import { coversSensitive, isChild } from '../../../domain/consent.ts';
import type { Context } from '../../../domain/context.ts';
import { needsGuardian } from '../../../domain/parties.ts';
import { lacksPowerOfAttorney } from '../../../domain/power-of-attorney.ts';
import { type By, type Expected, expect } from './expect.ts';

/** Who must act for the principal is recorded first. */
function drafting(now: AcceptanceCase, at: string | undefined): Expected[] {
  if (now.principal.kind === 'organisation' && !now.parties?.representative)
    return [expect('agent', '登记委托方代表人及其权限证明', 'record-representative', at)];
  if (needsGuardian(now) && !now.parties?.guardian)
    return [expect('agent', '登记监护人及监护关系证明', 'record-guardian', at)];
  if (isChild(now) && !coversSensitive(now, 'child-under-14'))
    return [expect('agent', '征得监护人对处理不满十四周岁未成年人个人信息的同意并登记', 'record-consent', at)];
  return [expect('agent', '拟定代办服务委托协议', 'draft-agreement', at)];
}

export function agreement(now: AcceptanceCase, at: string | undefined): Expected[] {
  const { draft, channel } = now;
  if (!draft) return drafting(now, at);
  const signed = (party: 'principal' | 'mandatary') => draft.signatures.some((signature) => signature.party === party);
  const principal =
    channel === 'online'
      ? expect('principal', '阅读并签署代办服务委托协议', 'sign-own-agreement', at)
      : expect('agent', '请服务对象在协议上签字，上传扫描件并登记签署', 'record-signature', at);
  return [
    ...(signed('principal') ? [] : [principal]),
    ...(signed('mandatary') ? [] : [expect('manager', '代表受托方签署代办服务委托协议', 'sign-for-mandatary', at)]),
  ];
}

/** §6.3.2: an oral mandate is confirmed before anything is filed. */
export function confirmation({ mandate, channel }: HandlingCase, by: By): Expected[] {
  if (!awaitsConfirmation(mandate)) return [];
  const at = by('confirmation', 'case');
  return channel === 'online'
    ? [expect('principal', '阅读并确认口头委托', 'confirm-entrustment', at)]
    : [expect('agent', '请服务对象确认口头委托，签字的确认书上传后登记', 'record-confirmation', at)];
}

/** A.1.2: what waits for the principal's signature, and what an authority asks for that is not drawn up yet. */
export function powersOfAttorney(now: Case, context: Context): Expected[] {
  if (now.stage !== 'handling') return [];
  const unsigned = (now.powersOfAttorney ?? []).filter(({ signature, endedAt }) => !signature && !endedAt);
  const wanted = now.matters.filter(
    (matter) =>
      (matter.state === 'entrusted' || matter.correction) &&
      lacksPowerOfAttorney(now, matter, context) &&
      !unsigned.some(({ matters }) => matters.includes(matter.id)),
  );
  return [
    ...unsigned.map(() =>
      now.channel === 'online'
        ? expect('principal', '阅读并签署授权委托书', 'sign-power-of-attorney')
        : expect('agent', '请服务对象在授权委托书上签字，上传扫描件并登记', 'record-power-of-attorney-signature'),
    ),
    ...wanted.map(({ title }) => expect('agent', `为“${title}”出具授权委托书`, 'issue-power-of-attorney')),
  ];
}
