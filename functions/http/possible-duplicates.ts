import { isFinal } from '../../domain/lifecycle.ts';
import { lookupKeys, maskPerson } from '../../domain/person.ts';
import type { RegisterAtWindow, RegisterOnline } from '../../domain/register.ts';
import type { Summary } from '../../store/head.ts';
import { caseLists, personalData } from '../store.ts';
import type { Asked } from './call.ts';

type Registering = Asked<RegisterOnline | RegisterAtWindow>;

/** How many of the latest cases are looked at: a hint, bounded, whatever somebody has registered in the years. */
const most = 5;

/**
 * Numbers of open cases in which the same principal wants the same already (§7.2.1.1 as we read it: a need is registered
 * once). Staff are told those of their office, found by the number of the person; a principal those of the own account.
 */
export async function possibleDuplicates(asked: Registering): Promise<string[]> {
  const ids = await latestOf(asked);
  const lines = await Promise.all(ids.map((id) => caseLists().summary(id)));
  return lines.flatMap((line) => (line && isAlike(line, asked) ? [line.caseId] : []));
}

async function latestOf({ actor, account, body }: Registering): Promise<readonly string[]> {
  if (actor.kind !== 'staff') return (await caseLists().ofAccount(account, most)).items;
  const [number = ''] = lookupKeys(body.principal);
  const hash = await personalData().hash(number);
  return (await caseLists().ofPerson(actor.office, hash, 'service', most)).items;
}

/** Open, of the same principal and not of whom they are a guardian, and with an item in common; or both with none yet. */
const isAlike = ({ stage, principal, items }: Summary, { body }: Registering): boolean =>
  !isFinal(stage) &&
  principal === maskPerson(body.principal).name &&
  (items.length + body.items.length === 0 || items.some((item) => body.items.includes(item)));
