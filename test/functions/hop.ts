import { type Answered, ask } from './interface.ts';
import { good, registered } from './story.ts';

/** Sub-scenes of a case that goes from one township to the other (§7.2.1.2). */

const staff = (operation: string, as: string, caseId: string, body: unknown): Promise<Answered> =>
  ask(operation, { as, path: { caseId }, body });

export const outOfScope = { to: 'anle', explanation: '店铺在安乐镇。' };
export const agreement = { purpose: 'transfer', to: 'anle', wording: '2026-1' };

/** A case whose principal agreed to the transfer. @returns its number and the consent's */
export async function agreedCase(): Promise<{ caseId: string; consent: string }> {
  const caseId = await registered();
  await good(staff('propose-transfer', 'agent-1', caseId, outOfScope));
  const { body } = await good(ask('give-consent', { as: 'resident-1', path: { caseId }, body: agreement }));
  return { caseId, consent: body.consents[0].id };
}

export async function passedOn(): Promise<{ caseId: string; consent: string }> {
  const agreed = await agreedCase();
  const body = { consent: agreed.consent, reason: '经营场所在安乐镇。' };
  await good(staff('transfer', 'agent-1', agreed.caseId, body));
  return agreed;
}
