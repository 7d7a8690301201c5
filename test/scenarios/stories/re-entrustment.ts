import type { Scenario } from '../scenario.ts';

/** §7.2.5.3: what was terminated is entrusted anew when the cause is shown to be gone: a new case, linked to the old one. */
export const scenario: Scenario = {
  name: 're-entrustment',
  title: '重新委托：终止原因消除并有证明后，另立新案办结',
  tell: async (world) => {
    const old = await world.submitted({ items: ['AGE-ALLOW'] });
    await world.terminate(old, {
      ground: 'not-qualified',
      explanation: '户籍不在本区，不符合领取条件。',
      basis: '《示范区高龄津贴发放办法》第三条',
      told: { means: 'in-person', on: world.day(0) },
    });
    const path = `/v1/my/cases/${old}/re-entrustment`;
    const again = { need: '户籍已迁入，继续申领。', items: ['AGE-ALLOW'], explanation: '户籍已迁入和平镇。' };
    await world.isRefused('principal', '没有证明即重新委托', path, again, '7.2.5.3', 'cause-not-shown');
    const documentId = await world.shows(old, 'cause-gone');
    const { id } = await world.does('principal', '附证明重新委托', '7.2.5.3', path, { ...again, documentId });
    await world.windUp(old);
    await world.ends(old, 'archived');
    await world.receive(id);
    await world.draft(id, { items: ['AGE-ALLOW'] });
    await world.sign(id);
    await world.notify(id);
    await world.take(id);
    await world.submit(id, 'm1');
    await world.complete(id);
    await world.evaluate(id);
    await world.ends(id, 'archived');
  },
};
