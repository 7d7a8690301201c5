import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good, uploaded } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const asAgent = (operation: string, caseId: string, body: unknown, after = 0) =>
  ask(operation, { as: 'agent-1', path: { caseId }, body, after });
const read = async (caseId: string) => (await good(ask('read-case', { as: 'agent-1', path: { caseId } }))).body;
const paperIds = ({ materials }: { materials: { id: string }[] }) => materials.map(({ id }) => id);
const death = { ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知。' };
const mail = { kind: 'mail', carrier: '邮政', tracking: 'EMS1234567890' };
const day = 86_400_000;

clause('B.1', () => {
  test('papers that nobody collects are deposited, and both sides see where', async () => {
    const caseId = await caseAfter('custody');
    const slip = await uploaded(caseId, 'receipt');
    const { body: ended } = await good(asAgent('terminate', caseId, death));
    expect(ended.allowed).toEqual(expect.arrayContaining(['call-for-papers', 'deposit-papers', 'report-loss']));
    const { body: called } = await good(asAgent('call-for-papers', caseId, { receipt: mail }));
    expect(called.collectionAskedAt).toEqual(expect.any(String));
    const deposit = {
      materials: paperIds(ended),
      cause: 'not-collected',
      depositary: { kind: 'notary', name: '示范区公证处' },
      certificate: '（2026）示证提字第7号',
      on: dayAfter(0),
      documentId: slip,
    };
    const early = await asAgent('deposit-papers', caseId, deposit);
    expect(early).toMatchObject({ status: 409, body: { code: 'collection-not-over', basis: '民法典第570条' } });
    const { body } = await good(asAgent('deposit-papers', caseId, deposit, 40 * day));
    expect(body.balance).toMatchObject({ deposited: { originals: 3 }, held: { originals: 0 } });
    expect(body.deposits[0]).toMatchObject({ depositary: { kind: { name: '公证机构' }, name: '示范区公证处' } });
    expect(body.allowed).toContain('sign-termination-form');
    const own = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(own.body.deposits[0].certificate).toBe(deposit.certificate);
    const { body: course } = await good(ask('read-course', { as: 'agent-1', path: { caseId } }));
    expect(course.items.at(-1).details[0]).toContain('示范区公证处');
  });

  test('an heir takes them, and the case shows in which capacity', async () => {
    const caseId = await caseAfter('custody');
    const proof = await uploaded(caseId, 'other');
    const { body: ended } = await good(asAgent('terminate', caseId, death));
    const back = { materials: paperIds(ended), receipt: { kind: 'electronic', channel: '当面' } };
    expect((await asAgent('hand-back', caseId, back)).body.code).toBe('recipient-missing');
    const recipient = { capacity: 'heir', documentId: proof };
    const { body } = await good(asAgent('hand-back', caseId, { ...back, recipient }));
    expect(body.materials[0].handedTo).toEqual({ code: 'heir', name: '继承人' });
  });
});

clause('A.4.5', () => {
  test('a loss is told to the principal, settled by the manager, and shown', async () => {
    const caseId = await caseAfter('custody');
    const deed = await uploaded(caseId, 'other');
    const [first] = paperIds(await read(caseId));
    const { body: lost } = await good(
      asAgent('report-loss', caseId, { materials: [first], circumstances: '清点一号柜时未见。' }),
    );
    expect(lost.losses[0]).toMatchObject({ circumstances: '清点一号柜时未见。', materials: [first] });
    expect(lost.next.at(-1)).toMatchObject({ who: { code: 'manager' }, operation: 'settle-loss' });
    const { body: told } = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(told.items[0].text).toContain('遗失');
    const settling = { as: 'manager-1', path: { caseId, lossId: lost.losses[0].id } };
    const body = { outcome: 'liability', explanation: '受托方承担补办的责任。', documentId: deed };
    const { body: settled } = await good(ask('settle-loss', { ...settling, body }));
    expect(settled.losses[0].settlement).toMatchObject({ outcome: { code: 'liability' } });
    expect(settled.balance.lost.originals).toBe(1);
  });
});
