import { expect, test } from 'vitest';
import { decline } from '../../domain/decline.ts';
import { caseAfter } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, district, given } from '../given.ts';
import { agent, helper, manager } from '../people.ts';

const outOfScope = { explanation: '该事项由邻区办理', guidedTo: '邻区政务服务中心' };
const declined = () => and(caseAfter('register'), agent, decline, outOfScope);

clause('7.2.1.2', () => {
  test('a need that is out of scope is told so, and where to go instead', () => {
    given(caseAfter('register'))
      .when(decline, outOfScope)
      .thenRecorded({ type: 'CaseDeclined', ...outOfScope });
  });

  test('the manager above may tell it too', () => {
    given(caseAfter('register')).by(manager).when(decline, outOfScope).thenRecordedTypes('CaseDeclined');
  });

  test('telling it twice changes nothing', () => {
    given(declined()).when(decline, outOfScope).thenNothing();
  });

  test('an office or authority of the district is told with its address, hours and phone, as the settings have them', () => {
    const [market] = district.authorities;
    for (const place of [district.offices.find(({ code }) => code === 'anle'), market]) {
      const { code, name, address, hours, phone } = place as NonNullable<typeof place>;
      const words = `${name}（地址：${address}；服务时间：${hours}；电话：${phone}）`;
      const told = and(caseAfter('register'), agent, decline, { ...outOfScope, guidedTo: code }).now;
      expect(told).toMatchObject({ guidedTo: words, place: { code, name, address, hours, phone } });
    }
  });

  test('an authority without hours in the settings is told without', () => {
    const authorities = [{ code: 'far', name: '某局', address: '某路1号', phone: '0513-00000000' }];
    given(caseAfter('register'))
      .with({ authorities })
      .when(decline, { ...outOfScope, guidedTo: 'far' })
      .thenRecorded({
        type: 'CaseDeclined',
        explanation: outOfScope.explanation,
        guidedTo: '某局（地址：某路1号；电话：0513-00000000）',
        place: authorities[0] as (typeof authorities)[0],
      });
  });

  test('a case once received is in scope', () => {
    given(caseAfter('receive')).when(decline, outOfScope).thenRefusedBy('7.2.1.2', 'wrong-stage');
  });
});

clause('5.3.2', () => {
  test('a helper does not turn a case away', () => {
    given(caseAfter('register')).by(helper).when(decline, outOfScope).thenRefusedBy('5.3.2', 'not-permitted');
  });
});
