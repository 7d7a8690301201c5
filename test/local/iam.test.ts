import { describe, expect, test } from 'vitest';
import { authorize, check, evaluate, evaluateResource, explain } from '../../local/iam.ts';
import type { Need, PolicyDocument, PolicyStatement, Principal } from '../../local/service.ts';

const arn = 'arn:aws:iam::000000000000:role/Worker';
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/Cases';
const put: Need = { action: 'dynamodb:PutItem', resource: table };

const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });
const allow = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: 'dynamodb:PutItem',
  Resource: table,
  ...more,
});
const deny = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({ ...allow(more), Effect: 'Deny' });
const worker = (...statements: PolicyStatement[]): Principal => ({ arn, policies: [policy(...statements)] });
const allows = (statement: PolicyStatement, need: Need = put) => evaluate(worker(statement), [need]).allowed;
/** `Action` and `Resource` are left out where their opposite stands. */
const without = ({ Action: _, ...rest }: PolicyStatement): PolicyStatement => rest;

describe('identity policies', () => {
  test('nothing is allowed that no statement allows', () => {
    expect(evaluate({ arn, policies: [] }, [put])).toMatchObject({ allowed: false, denied: put, explicit: false });
  });

  test('an explicit deny wins, in whatever policy it stands', () => {
    const principal = { arn, policies: [policy(deny()), policy(allow())] };
    expect(evaluate(principal, [put])).toMatchObject({ allowed: false, explicit: true });
  });

  test('every need must be allowed; the first that is not is named', () => {
    const get = { action: 'dynamodb:GetItem', resource: table };
    expect(evaluate(worker(allow()), [put, get])).toMatchObject({ allowed: false, denied: get });
  });

  test('the operator of the machine may do everything', () => {
    expect(evaluate({ arn: 'arn:aws:iam::000000000000:root', policies: undefined }, [put])).toEqual({ allowed: true });
  });

  test.each([
    ['dynamodb:*', true],
    ['dynamodb:Put*', true],
    ['DYNAMODB:putitem', true],
    ['dynamodb:PutIte?', true],
    ['dynamodb:Get*', false],
    ['*', true],
    ['dynamodb.PutItem', false],
  ])('the action %s covers PutItem: %s', (Action, expected) => {
    expect(allows(allow({ Action }))).toBe(expected);
  });

  test.each([
    ['arn:aws:dynamodb:*:*:table/Cases', true],
    ['arn:aws:dynamodb:us-east-1:000000000000:table/Case?', true],
    ['arn:aws:dynamodb:us-east-1:000000000000:table/cases', false],
    ['arn:aws:dynamodb:us-east-1:000000000000:table/Cases/index/*', false],
    ['*', true],
  ])('the resource %s covers the table: %s', (Resource, expected) => {
    expect(allows(allow({ Resource }))).toBe(expected);
  });

  test('NotAction and NotResource cover everything else', () => {
    expect(allows(without({ ...allow(), NotAction: 'dynamodb:DeleteItem' }))).toBe(true);
    expect(allows(without({ ...allow(), NotAction: 'dynamodb:*' }))).toBe(false);
    const { Resource: _, ...rest } = allow();
    expect(allows({ ...rest, NotResource: `${table}/*` })).toBe(true);
    expect(allows({ ...rest, NotResource: table })).toBe(false);
  });
});

describe('conditions', () => {
  const holds = (condition: PolicyStatement['Condition'], context: Need['context'] = {}) =>
    allows(allow({ ...(condition && { Condition: condition }) }), { ...put, context });

  test.each([
    ['StringEquals', 'office-1', 'office-1', true],
    ['StringEquals', 'office-1', 'Office-1', false],
    ['StringEqualsIgnoreCase', 'office-1', 'Office-1', true],
    ['StringNotEquals', 'office-1', 'office-2', true],
    ['StringNotEquals', 'office-1', 'office-1', false],
    ['StringNotEqualsIgnoreCase', 'office-1', 'OFFICE-1', false],
    ['StringLike', 'office-*', 'office-12', true],
    ['StringNotLike', 'office-*', 'office-12', false],
    ['ArnLike', 'arn:aws:iam::*:role/*', arn, true],
    ['ArnEquals', 'arn:aws:iam::*:user/*', arn, false],
    ['ArnLike', 'arn:*', arn, false],
    ['ArnNotLike', 'arn:aws:iam::*:role/*', arn, false],
    ['Bool', 'true', 'true', true],
    ['Bool', 'true', 'false', false],
    ['NumericEquals', '10', '10.0', true],
    ['NumericNotEquals', '10', '10', false],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '10', '10', false],
    ['NumericGreaterThanEquals', '10', '10', true],
    ['IpAddress', '10.0.0.0/8', '10.2.3.4', true],
    ['IpAddress', '10.0.0.0/8', '11.2.3.4', false],
    ['NotIpAddress', '10.0.0.0/8', '10.2.3.4', false],
    ['IpAddress', '2001:db8::/32', '2001:db8::1', true],
  ])('%s %s against %s: %s', (operator, wanted, found, expected) => {
    expect(holds({ [operator]: { 'x:key': wanted } }, { 'x:key': found })).toBe(expected);
  });

  test('one of several wanted values is enough; several keys must all hold', () => {
    const context = { 'x:a': '2', 'x:b': '3' };
    expect(holds({ StringEquals: { 'x:a': ['1', '2'] } }, context)).toBe(true);
    expect(holds({ StringEquals: { 'x:a': ['1', '2'], 'x:b': '4' } }, context)).toBe(false);
    expect(holds({ StringNotEquals: { 'x:a': ['1', '2'] } }, context)).toBe(false);
  });

  test('a key that is not in the request fails what is wanted and passes what is not', () => {
    expect(holds({ StringEquals: { 'x:key': 'a' } })).toBe(false);
    expect(holds({ StringNotEquals: { 'x:key': 'a' } })).toBe(true);
    expect(holds({ StringEqualsIfExists: { 'x:key': 'a' } })).toBe(true);
    expect(holds({ StringEqualsIfExists: { 'x:key': 'a' } }, { 'x:key': 'b' })).toBe(false);
  });

  test('Null asks whether a key is there', () => {
    expect(holds({ Null: { 'x:key': 'true' } })).toBe(true);
    expect(holds({ Null: { 'x:key': 'false' } }, { 'x:key': 'a' })).toBe(true);
    expect(holds({ Null: { 'x:key': 'true' } }, { 'x:key': 'a' })).toBe(false);
  });

  test('ForAllValues and ForAnyValue speak of each value of a key', () => {
    const keys = { 'dynamodb:LeadingKeys': ['A', 'B'] };
    expect(holds({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['A', 'B', 'C'] } }, keys)).toBe(true);
    expect(holds({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['A'] } }, keys)).toBe(false);
    expect(holds({ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['B*'] } }, keys)).toBe(true);
    expect(holds({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['A'] } })).toBe(true);
    expect(holds({ 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['A'] } })).toBe(false);
  });

  test('names of keys are compared without regard to case', () => {
    expect(holds({ StringEquals: { 'S3:Prefix': 'a' } }, { 's3:prefix': 'a' })).toBe(true);
  });

  test('variables are filled from the request; one that is not there never matches', () => {
    const mine = allow({ Resource: 'arn:aws:s3:::b/${x:user}/*' });
    const need = (user?: string) => ({
      ...put,
      resource: 'arn:aws:s3:::b/u*1/doc',
      ...(user && { context: { 'x:user': user } }),
    });
    expect(allows(mine, need('u*1'))).toBe(true);
    expect(allows(mine, { ...need('*'), resource: 'arn:aws:s3:::b/other/doc' })).toBe(false);
    expect(allows(mine, need())).toBe(false);
    expect(holds({ StringEquals: { 'x:key': "${x:user, 'nobody'}" } }, { 'x:key': 'nobody' })).toBe(true);
    expect(holds({ StringLike: { 'x:key': 'a${*}' } }, { 'x:key': 'ab' })).toBe(false);
  });

  test('loopback counts as secure transport', () => {
    expect(holds({ Bool: { 'aws:SecureTransport': 'true' } })).toBe(true);
  });

  test('an unknown operator throws, and is never passed over', () => {
    expect(() => holds({ DateGreaterThan: { 'aws:CurrentTime': '2025-01-01' } })).toThrow('DateGreaterThan');
    expect(() => holds({ 'ForSomeValues:StringEquals': { a: 'b' } })).toThrow('ForSomeValues:StringEquals');
  });
});

describe('policies are checked when they are loaded', () => {
  test.each([
    ['an unknown operator', policy(allow({ Condition: { BinaryEquals: { a: 'b' } } })), 'BinaryEquals'],
    ['an unknown element', policy({ ...allow(), NotPrincipal: '*' } as PolicyStatement), 'NotPrincipal'],
    ['a statement about nothing', policy({ Effect: 'Allow', Resource: '*' }), 'without Action'],
    ['an old version', { Version: '2008-10-17', Statement: [] } as PolicyDocument, '2008-10-17'],
  ])('%s is refused by its name', (_, document, name) => {
    expect(() => check(document)).toThrow(name);
  });

  test('what is known passes', () => {
    expect(check(policy(allow({ Condition: { 'ForAnyValue:StringLikeIfExists': { a: 'b' } } })))).toBeUndefined();
  });
});

describe('resource policies', () => {
  const bucket = 'arn:aws:s3:::bucket';
  const get: Need = { action: 's3:GetObject', resource: `${bucket}/key` };
  const onBucket = (more: Partial<PolicyStatement>): PolicyDocument =>
    policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: [bucket, `${bucket}/*`], ...more });
  const insecure = onBucket({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  const reader = worker(allow({ Action: 's3:GetObject', Resource: '*' }));
  const stranger: Principal = { arn, policies: [] };

  test('a deny of insecure transport passes loopback and stops what says it is insecure', () => {
    expect(evaluateResource(insecure, reader, get)).toBe('none');
    const plain = { ...get, context: { 'aws:SecureTransport': 'false' } };
    expect(evaluateResource(insecure, reader, plain)).toBe('deny');
    expect(authorize(reader, [plain], () => insecure)).toMatchObject({ allowed: false, explicit: true });
  });

  test.each([
    ['anybody', '*', 'allow'],
    ['the role', { AWS: arn }, 'allow'],
    ['the account', { AWS: 'arn:aws:iam::000000000000:root' }, 'delegated'],
    ['the account by its number', { AWS: '000000000000' }, 'delegated'],
    ['another role', { AWS: [`${arn}2`] }, 'none'],
    ['another account', { AWS: '111111111111' }, 'none'],
    ['a service', { Service: 'events.amazonaws.com' }, 'none'],
  ])('a statement for %s', (_, Principal, expected) => {
    expect(evaluateResource(onBucket({ Principal }), stranger, get)).toBe(expected);
  });

  test('a service principal is meant by its name', () => {
    const events = { arn: 'events.amazonaws.com', policies: [] };
    expect(evaluateResource(onBucket({ Principal: { Service: 'events.amazonaws.com' } }), events, get)).toBe('allow');
  });

  test('within an account either kind of policy may allow', () => {
    expect(authorize(stranger, [get], () => onBucket({ Principal: { AWS: arn } })).allowed).toBe(true);
    expect(authorize(reader, [get], () => undefined).allowed).toBe(true);
    expect(authorize(stranger, [get], () => onBucket({ Principal: { AWS: '000000000000' } })).allowed).toBe(false);
  });

  test('a KMS key opens to identity policies only when its key policy says so', () => {
    const need = { action: 'kms:Decrypt', resource: 'arn:aws:kms:us-east-1:000000000000:key/k' };
    const user = worker(allow({ Action: 'kms:Decrypt', Resource: '*' }));
    const keyPolicy = (AWS: string) => policy({ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' });
    expect(authorize(user, [need], () => keyPolicy('arn:aws:iam::000000000000:root')).allowed).toBe(true);
    expect(authorize(user, [need], () => keyPolicy(`${arn}2`))).toMatchObject({ allowed: false, by: 'resource-based' });
  });
});

describe('a refusal is worded as AWS words it', () => {
  const words = (principal: Principal) => {
    const verdict = evaluate(principal, [put]);
    return verdict.allowed ? '' : explain(principal, verdict);
  };

  test('when nothing allows it', () => {
    expect(words({ arn, policies: [] })).toBe(
      `User: ${arn} is not authorized to perform: dynamodb:PutItem on resource: ${table} because no identity-based policy allows the dynamodb:PutItem action`,
    );
  });

  test('when something denies it', () => {
    expect(words(worker(allow(), deny()))).toBe(
      `User: ${arn} is not authorized to perform: dynamodb:PutItem on resource: ${table} with an explicit deny in an identity-based policy`,
    );
  });
});
