import { expect } from 'vitest';
import { resident } from '../people.ts';
import { type Answered, type Ask, ask, dayAfter, pdf, sha256 } from './interface.ts';

/** Sub-scenes of a case's life, asked through the interface. Whoever needs a case in some state takes them one by one. */

/** The manager of the settings enrols an agent, a helper and a stranger from the other township. */
export async function enrol(): Promise<void> {
  const member = (office: string, ...roles: string[]) => ({
    office,
    roles,
    authorities: [],
    name: '甄帮办',
    phone: '0513-00000012',
    active: true,
  });
  const people = {
    'agent-1': member('heping', 'agent'),
    'agent-2': member('heping', 'agent'),
    'helper-1': member('heping', 'helper'),
    'agent-9': member('anle', 'agent', 'manager'),
  };
  for (const [staffId, body] of Object.entries(people))
    expect((await ask('enrol-staff', { as: 'manager-1', path: { staffId }, body })).status).toBe(201);
}

export const wish = { office: 'heping', principal: resident, need: '想开一家早点铺', items: ['GT-SETUP'] };

/** @returns the number of the new case */
export async function registered(asked: Ask = {}): Promise<string> {
  const answer = await good(ask('register-online', { as: 'resident-1', body: wish, ...asked }));
  expect(answer.status).toBe(201);
  return answer.body.id;
}

/** The answer, which must be a good one. */
export async function good(answering: Promise<Answered>): Promise<Answered> {
  const answer = await answering;
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer;
}

export const draftBody = {
  items: ['GT-SETUP'],
  powers: ['file', 'collect'],
  term: { from: dayAfter(0), until: dayAfter(180) },
  contact: 'principal',
  dispute: { way: 'court', court: '示范区' },
  plan: [{ item: 'GT-SETUP', milestone: '递交登记申请', by: dayAfter(10) }],
  subDelegation: false,
};

/** A file uploaded by its link and completed. @returns its id */
export async function uploaded(caseId: string, purpose: string, as = 'agent-1'): Promise<string> {
  const bytes = pdf(purpose);
  const part = as.startsWith('resident') ? '-own' : '';
  const body = { purpose, type: 'application/pdf', bytes: bytes.length, sha256: sha256(bytes) };
  const { body: expected } = await good(ask(`request${part}-upload`, { as, path: { caseId }, body }));
  const { url, method, headers } = expected.upload;
  expect((await fetch(url, { method, headers, body: bytes })).status).toBe(200);
  await good(ask(`complete${part}-upload`, { as, path: { caseId, documentId: expected.documentId } }));
  return expected.documentId;
}

const scenes = {
  receive: (caseId: string) => staff('receive', caseId, { told: '已说明流程' }),
  draft: (caseId: string) =>
    good(ask('draft-agreement', { as: 'agent-1', path: { caseId }, body: draftBody, headers: { 'if-match': '*' } })),
  signOwn: async (caseId: string) => {
    const { body } = await ask('read-own-case', { as: 'resident-1', path: { caseId } });
    const signing = { as: 'resident-1', path: { caseId }, body: { digest: body.agreement.digest } };
    return good(ask('sign-own-agreement', signing));
  },
  signMandatary: async (caseId: string) => {
    const { body } = await ask('read-case', { as: 'manager-1', path: { caseId } });
    const signing = { as: 'manager-1', path: { caseId }, body: { digest: body.agreement.digest } };
    return good(ask('sign-for-mandatary', signing));
  },
  notice: (caseId: string) => staff('give-notice', caseId, { means: 'in-person' }),
  custody: async (caseId: string) =>
    staff('take-into-custody', caseId, {
      materials: ['idcard', 'premises', 'application'].map((material) => ({
        matter: 'm1',
        material,
        originals: 1,
        copies: 0,
        place: '一号柜',
      })),
      receipt: { kind: 'signed', documentId: await uploaded(caseId, 'receipt') },
    }),
  submit: (caseId: string) => staff('submit', caseId, { materials: [] }),
  progress: (caseId: string) => staff('report-progress', caseId, { text: '审批部门已受理', means: 'electronic' }),
  result: (caseId: string) => staff('record-result', caseId, { outcome: 'partly-granted', explanation: '部分准予' }),
  deliver: (caseId: string) => staff('deliver', caseId, { receipt: { kind: 'electronic', channel: '短信' } }),
  evaluate: (caseId: string) =>
    good(ask('evaluate', { as: 'resident-1', path: { caseId }, body: { level: 'satisfied', suggestion: '很好' } })),
  handBack: async (caseId: string) => {
    const { body } = await ask('read-case', { as: 'agent-1', path: { caseId } });
    const materials = body.materials.map(({ id }: { id: string }) => id);
    return staff('hand-back', caseId, { materials, receipt: { kind: 'electronic', channel: '当面' } });
  },
} as const;

const staff = (operation: string, caseId: string, body: unknown) =>
  good(ask(operation, { as: 'agent-1', path: { caseId, matterId: 'm1' }, body }));

export type Scene = keyof typeof scenes;

/** From the registration to the papers' return. */
export const everyScene = ['register', ...(Object.keys(scenes) as Scene[])] as const;

/** A fresh case after this scene and all before it. @returns its number */
export async function caseAfter(last: Scene | 'register'): Promise<string> {
  const caseId = await registered();
  if (last === 'register') return caseId;
  for (const [name, play] of Object.entries(scenes)) {
    await play(caseId);
    if (name === last) break;
  }
  return caseId;
}
