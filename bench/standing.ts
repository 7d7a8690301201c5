import type { Case } from '../domain/case.ts';
import type { Actor } from '../domain/context.ts';
import { evolve } from '../domain/evolve.ts';
import { identityCheck, maskPerson, type Principal } from '../domain/person.ts';
import { register } from '../domain/register.ts';
import { detailsOf } from '../functions/carry-out.ts';
import { contextFor } from '../functions/district.ts';
import { cases, staffDirectory, table } from '../functions/store.ts';
import { keys } from '../store/keys.ts';

/** An invented person of the invented division 990100. */
const principal: Principal = {
  kind: 'person',
  name: '张桂兰',
  identityNumber: `99010019460214002${identityCheck('99010019460214002')}`,
  phone: '13000000001',
  address: '示范区和平镇杏花村8号',
};
const need = '想申领高龄津贴，社保卡也丢了要补办，腿脚不便。';
const at = '2026-03-04T01:00:00.000Z';

/** Enrols `agent-1` of the township, and has a resident register a case there that waits for its reception. */
export async function prepare(caseId: string): Promise<void> {
  const staff = { kind: 'staff', id: 'agent-1', office: 'heping', roles: ['agent'], authorities: [] } as const;
  await staffDirectory().put({
    ...staff,
    roles: ['agent'],
    name: '甄帮办',
    phone: '0513-00000012',
    active: true,
    version: 1,
  });
  await open(caseId, { kind: 'principal', account: 'resident-1' });
  const person = { masked: maskPerson(principal), fingerprint: '0'.repeat(64), cipher: new Uint8Array(200) };
  await table().put({ ...keys.person(caseId, 'principal'), v: 1, ...person });
}

async function open(caseId: string, actor: Actor): Promise<void> {
  const context = contextFor(actor, at);
  const wish = { principal, need, items: ['AGE-ALLOW', 'SS-CARD'], office: 'heping' };
  const decision = register(caseId, wish, context);
  if (decision.outcome === 'refused') throw new Error(decision.sentence);
  const { events } = decision;
  const next = events.reduce<Case | undefined>((now, event) => evolve(now, event, at), undefined);
  if (!next) throw new Error('A registration without events');
  const details = detailsOf(next, maskPerson(principal).name, context);
  await cases().open({ next, events, command: 'register-online', actor, at, details });
}
