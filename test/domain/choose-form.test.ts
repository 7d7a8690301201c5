import { test } from 'vitest';
import { chooseForm } from '../../domain/choose-form.ts';
import { caseAfter } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { contextOf, given } from '../given.ts';
import { colleague, helper, principal } from '../people.ts';

const received = given(assistanceAfter('receive'));
const chosen = given(assistanceAfter('form'));

clause('6.3.1', () => {
  test.each([
    ['consultation', '咨询答复'],
    ['accompaniment', '陪办导办'],
    ['filling-in', '协助填报'],
  ])('%s is a form of the standard', (code, name) => {
    received.by(helper).when(chooseForm, { form: code }).thenRecorded({ type: 'FormChosen', form: { code, name } });
  });

  test('a district has forms of its own, since the list is open', () => {
    const forms = [...contextOf(helper).forms, { code: 'video', name: '视频帮办' }];
    received
      .by(helper)
      .with({ forms })
      .when(chooseForm, { form: 'video' })
      .thenRecorded({ type: 'FormChosen', form: { code: 'video', name: '视频帮办' } });
  });

  test('a form that nobody has is refused', () => {
    received.by(helper).when(chooseForm, { form: 'video' }).thenRefusedBy('6.3.1', 'form-of-help-unknown');
  });
});

clause('7.1.2.1', () => {
  test('it is changed when the need changes, with the reason', () => {
    const other = { form: 'filling-in', reason: '服务对象不会使用电脑' };
    chosen.by(helper).when(chooseForm, { form: 'filling-in' }).thenRefusedBy('7.1.2.1', 'reason-missing');
    chosen
      .by(colleague)
      .when(chooseForm, other)
      .thenRecorded({ type: 'FormChosen', form: { code: 'filling-in', name: '协助填报' }, reason: other.reason });
  });

  test('the same again is quiet', () => {
    chosen.by(helper).when(chooseForm, { form: 'accompaniment' }).thenNothing();
  });

  test('first the principal is received', () => {
    given(assistanceAfter('register'))
      .by(helper)
      .when(chooseForm, { form: 'consultation' })
      .thenRefusedBy('7.1.1.1', 'inquiry-first');
  });

  test('it belongs to 帮办, and to staff', () => {
    given(caseAfter('notice')).when(chooseForm, { form: 'consultation' }).thenRefusedBy('6.3.2', 'agency-case');
    received.by(principal).when(chooseForm, { form: 'consultation' }).thenRefusedBy('5.3.2', 'not-permitted');
  });
});
