import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { RedirectedCase } from '../../domain/case.ts';
import { receiveInquiry } from '../../domain/receive-inquiry.ts';
import { redirect } from '../../domain/redirect.ts';
import { caseAfter, document } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { clause } from '../clause.ts';
import { and, given } from '../given.ts';
import { colleague, helper, manager, stranger, system } from '../people.ts';

const registered = assistanceAfter('register');
const explanation = '高龄津贴由民政部门受理。';
const redirected = and(registered, helper, redirect, { explanation, guidedTo: 'civil' });

clause('7.1.1.2', () => {
  test('the person is guided to the authority with address, hours and phone of the settings', () => {
    const { redirection } = redirected.now as RedirectedCase;
    expect(redirection).toEqual({
      explanation,
      guidedTo: expect.stringContaining('示范区为民路7号'),
      place: {
        code: 'civil',
        name: '示范区民政局',
        address: '示范区为民路7号',
        hours: expect.any(String),
        phone: '0513-00000007',
      },
    });
  });

  test('to an office of the district, or to a place told in words', () => {
    given(registered).by(helper).when(redirect, { explanation, guidedTo: 'anle' }).thenRecordedTypes('CaseRedirected');
    given(registered)
      .by(manager)
      .when(redirect, { explanation, guidedTo: '邻区政务服务中心一楼' })
      .thenRecorded({ type: 'CaseRedirected', explanation, guidedTo: '邻区政务服务中心一楼' });
  });

  test('nobody is guided to where they are', () => {
    given(registered)
      .by(helper)
      .when(redirect, { explanation, guidedTo: 'heping' })
      .thenRefusedBy('7.1.1.2', 'guided-to-self');
  });

  test('a need that was received is in scope', () => {
    given(assistanceAfter('receive'))
      .when(redirect, { explanation, guidedTo: 'civil' })
      .thenRefusedBy('7.1.1.2', 'wrong-stage');
  });

  test('staff of another office guide nobody here', () => {
    given(registered)
      .by(stranger)
      .when(redirect, { explanation, guidedTo: 'civil' })
      .thenRefusedBy('5.3.2', 'not-permitted');
  });

  test('it is the end: repeated it is quiet, and nothing else comes after it', () => {
    const after = given(redirected);
    after.by(helper).when(redirect, { explanation, guidedTo: 'civil' }).thenNothing();
    after.by(colleague).when(receiveInquiry, { told: '已了解' }).thenRefusedBy('7.1.1.2', 'case-redirected');
    after.by(system).when(addDocument, document('late', 'other')).thenRefusedBy('7.1.1.2', 'case-redirected');
  });

  test('a case of 代办 is declined or transferred instead', () => {
    given(caseAfter('register'))
      .when(redirect, { explanation, guidedTo: 'civil' })
      .thenRefusedBy('6.3.2', 'agency-case');
  });
});
