import type { PowerOfAttorneyData } from '../../documents/power-of-attorney.ts';
import { powerNames } from '../../domain/agreement.ts';
import type { EntrustedCase } from '../../domain/case.ts';
import type { PowerOfAttorney } from '../../domain/power-of-attorney.ts';
import { authorityName, type StaffNames } from './words.ts';

/** What each signed power of attorney (授权委托书) of the case says (A.1.2). */
export const powersOfAttorneyData = (now: EntrustedCase, principal: string, staff: StaffNames): PowerOfAttorneyData[] =>
  (now.powersOfAttorney ?? []).flatMap((one) => (one.signature ? [dataOf(now, one, principal, staff)] : []));

function dataOf(
  { id, mandate, matters }: EntrustedCase,
  { authority, agent, matters: covered, powers, term, digest, issuedAt, signature }: PowerOfAttorney,
  principal: string,
  staff: StaffNames,
): PowerOfAttorneyData {
  return {
    caseNumber: id,
    issuedAt,
    principal,
    agent: staff.get(agent)?.name ?? agent,
    mandatary: mandate.mandatary,
    authority: authorityName(authority),
    matters: matters.filter((matter) => covered.includes(matter.id)).map(({ title }) => title),
    powers: powers.map((power) => powerNames[power]),
    term,
    digest,
    ...(signature && {
      signature: {
        method: signature.method === 'paper' ? '纸质签署（扫描件）' : '委托人登录后在线签署',
        at: signature.at,
      },
    }),
  };
}
