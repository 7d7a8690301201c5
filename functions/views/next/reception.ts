import type { ReceptionCase } from '../../../domain/case.ts';
import { isStanding } from '../../../domain/consent.ts';
import { type Expected, expect } from './expect.ts';

/** §7.2.1.2: told that it is out of scope, the principal is asked; then the office passes it on, or answers otherwise. */
export function consent({ consents, office, proposal }: ReceptionCase, at: string | undefined): Expected[] {
  const agreed = consents.some(
    (each) =>
      isStanding(each) &&
      each.scope.purpose === 'transfer' &&
      each.scope.from === office &&
      each.scope.to === proposal?.to,
  );
  return agreed
    ? [expect('office', '发起转办', 'transfer', at)]
    : [
        expect('principal', '阅读同意书，答复是否同意转办', 'give-consent', at),
        expect('office', '在窗口或电话征得同意并登记；不同意的，明确告知到何处办理', 'record-consent', at),
      ];
}
