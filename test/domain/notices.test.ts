import { expect, test } from 'vitest';
import { refuseTransfer } from '../../domain/answer-transfer.ts';
import { decline } from '../../domain/decline.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { type dueNames, notificationsOf } from '../../domain/notices.ts';
import { recordResult } from '../../domain/record-result.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { terminate } from '../../domain/terminate.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { withdrawConsent } from '../../domain/withdraw-consent.ts';
import { caseAfter, caseId, withPapersBack } from '../a-case.ts';
import { agreed, consentOf, proposed, takenOver, underway } from '../a-transfer.ts';
import { clause } from '../clause.ts';
import { and, clock, type Story } from '../given.ts';
import { agent, contact, enterprise, principal, resident, stranger } from '../people.ts';

const told = (...events: CaseEvent[]) => notificationsOf({ caseId, seq: 7, at: clock, events });
const lastTold = ({ history }: Story) => told(...history.at(-1)!.events).map(({ to, text }) => `${to}: ${text}`);
const reminder = (due: keyof typeof dueNames, level: number) =>
  told({ type: 'DeadlineReminded', due, subject: 'case', dueAt: clock, level }).map(({ to, text }) => `${to}: ${text}`);

clause('7.2.3.3', () => {
  test('progress is told to the principal in the agent’s words', () => {
    const news = { text: '审批部门已受理', means: 'electronic' } as const;
    expect(lastTold(and(caseAfter('submit'), agent, reportProgress, 'm1', news))).toEqual([
      'principal: 办理进展：审批部门已受理',
    ]);
  });

  test('a missed deadline goes to the agent first and then to the manager', () => {
    expect([reminder('silence', 1), reminder('silence', 2)]).toEqual([
      ['agent: 已到期未完成：反馈办理进展。'],
      ['manager: 已到期未完成：反馈办理进展。'],
    ]);
  });

  test('before the reception there is no agent, so the manager is told at once', () => {
    expect(reminder('reception', 1)).toEqual(['manager: 已到期未完成：接待。']);
  });
});

clause('7.2.1.2', () => {
  test('who is out of scope is told why and where to go', () => {
    const declined = and(caseAfter('register'), agent, decline, {
      explanation: '该事项由邻区办理。',
      guidedTo: '邻区中心',
    });
    expect(lastTold(declined)).toEqual(['principal: 您的需求不属于本部门服务范围。该事项由邻区办理。请前往：邻区中心']);
  });
});

clause('7.2.1.2', () => {
  test('the principal hears of every hop; the office that has to do something hears of it too', () => {
    const place =
      '安乐镇便民服务中心（地址：安乐镇大街4号；服务时间：工作日 09:00—12:00，13:00—17:00；电话：0513-00000004）';
    expect(lastTold(proposed())).toEqual([
      `principal: 您的需求不属于本部门服务范围。店铺在安乐镇，由安乐镇办理。可以转办至：${place}。转办须经您同意，请阅读同意书后答复。`,
    ]);
    expect(lastTold(agreed())).toEqual(['manager: 服务对象已同意转办，请发起转办。']);
    expect(told(...underway().history.at(-1)!.events)).toMatchObject([
      { to: 'principal' },
      { to: 'manager', office: 'anle', text: '有转办案件待接收。转办理由：经营场所在安乐镇。' },
    ]);
    expect(lastTold(takenOver()).map((text) => text.split(':')[0])).toEqual(['principal', 'manager']);
    const refused = lastTold(and(underway(), stranger, refuseTransfer, { reason: '店铺不在本镇。' }));
    expect(refused[0]).toBe(
      'principal: 转办未成，您的申请已退回原部门，由其继续答复。原因：接收部门退回。店铺不在本镇。',
    );
    const taken = lastTold(and(underway(), principal, withdrawConsent, consentOf(underway().now), {}));
    expect(taken.map((text) => text.split(':')[0])).toEqual(['principal', 'principal', 'manager']);
  });

  test('a consent that is missing is reminded of to the manager', () => {
    expect(reminder('consent', 1)).toEqual(['manager: 已到期未完成：征得转办同意并发起转办，或另作答复。']);
  });
});

clause('7.2.4', () => {
  test('a result is told with its explanation', () => {
    expect(lastTold(caseAfter('result'))).toEqual(['principal: 审批部门已作出决定。准予登记']);
  });
});

clause('A.3.2', () => {
  test('and with the remedies when it was not granted', () => {
    const refused = { outcome: 'refused', explanation: '不符合条件。' } as const;
    const [said] = lastTold(and(caseAfter('submit'), agent, recordResult, 'm1', refused));
    expect(said).toMatch(/^principal: 审批部门已作出决定。不符合条件。因审批结果引起的争议，可依法提起行政复议/);
  });
});

clause('7.2.6', () => {
  test('with the last delivery the principal is invited to evaluate', () => {
    expect(lastTold(caseAfter('deliver'))).toEqual([
      'principal: 办理结果已通知或送达。',
      'principal: 委托事项已全部办结。请您评价本次代办服务，并提出意见建议。',
    ]);
  });
});

clause('7.2.5.2', () => {
  const why = { ground: 'other', kind: 'statutory-bar', explanation: '事项已取消。' } as const;
  const ended = and(caseAfter('custody'), agent, terminate, { ...why, told: { means: 'paper', on: '2026-03-04' } });

  test('a termination is told with its ground, and the agent what is left to do', () => {
    expect(lastTold(ended)).toEqual([
      'principal: 代办服务已终止。终止原因：其他应终止服务的情形（依法不得继续代办）。事项已取消。',
      'agent: 代办服务已终止，请向服务对象移交材料并签署服务终止单。',
      'principal: 请您评价本次代办服务，并提出意见建议。',
    ]);
    expect(lastTold(and(withPapersBack(ended), agent, signTerminationForm, {}))).toEqual([
      'principal: 材料已全部移交或依法处理，服务终止单已由代办人员签字。',
    ]);
  });

  test('a form that is missing is reminded of like anything else', () => {
    expect([reminder('form', 1), reminder('papers', 2)]).toEqual([
      ['agent: 已到期未完成：签署服务终止单。'],
      ['manager: 已到期未完成：移交材料。'],
    ]);
  });
});

clause('4.1', () => {
  test('a withdrawal is confirmed, and the manager hears of it', () => {
    expect(lastTold(and(caseAfter('register'), principal, withdraw, {}))).toEqual([
      'principal: 您的申请已撤回。',
      'manager: 一件代办申请已由服务对象撤回。',
    ]);
  });
});

clause('4.4', () => {
  test('the first thing a principal is told is that it costs nothing', () => {
    expect(lastTold(caseAfter('register'))[0]).toContain('不收取任何服务费用');
  });
});

clause('5.3.2', () => {
  test('nothing that is told names a person or a number', () => {
    const all = JSON.stringify(caseAfter('archive', { contact }).history.flatMap(({ events }) => told(...events)));
    for (const { name, phone } of [resident, enterprise, contact]) {
      expect(all).not.toContain(name);
      expect(all).not.toContain(phone);
    }
  });
});

test('the same commit always gives the same notifications, each with a number of its own', () => {
  const events: CaseEvent[] = [{ type: 'AgreementTookEffect' }, { type: 'EvaluationInvited', until: clock }];
  expect(told(...events)).toEqual(told(...events));
  expect(told(...events).map(({ id }) => id)).toEqual([`${caseId}-7-0`, `${caseId}-7-1`, `${caseId}-7-2`]);
});

test('what concerns nobody is told to nobody', () => {
  expect(told({ type: 'EvaluationClosed' }, { type: 'ServiceEnded', ground: 'completed' })).toEqual([]);
});
