import { conditionsHold, knownOperator, matches } from './iam-conditions.ts';
import type { Need, PolicyDocument, PolicyStatement, Principal } from './service.ts';

/** What became of a call's needs. `explicit` tells a Deny statement from a missing Allow. */
export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly denied: Need; readonly explicit: boolean; readonly by?: PolicyKind };

type PolicyKind = 'identity-based' | 'resource-based';

/**
 * What a resource's own policy says about one need. `delegated`: it trusts the account, so that identity policies decide
 * (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
 */
export type ResourceVerdict = 'allow' | 'deny' | 'delegated' | 'none';

/**
 * Evaluates identity policies as IAM does
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html): an explicit Deny wins, an
 * Allow is needed, everything else is an implicit deny. A principal without policies is the operator of the machine.
 *
 * `aws:SecureTransport` is "true" unless the need says otherwise: loopback HTTP never leaves the machine.
 */
export function evaluate(principal: Principal, needs: readonly Need[]): Verdict {
  for (const need of needs) {
    const effect = effectOf(principal.policies, principal, need);
    if (effect !== 'Allow') return { allowed: false, denied: need, explicit: effect === 'Deny', by: 'identity-based' };
  }
  return { allowed: true };
}

/** Evaluates a bucket, queue or key policy for one need of one principal. */
export function evaluateResource(policy: PolicyDocument, principal: Principal, need: Need): ResourceVerdict {
  const context = contextOf(principal, need);
  const said = statementsOf(policy)
    .filter((statement) => covers(statement, need, context))
    .map((statement) => ({ effect: statement.Effect, named: named(statement.Principal, principal) }))
    .filter(({ named }) => named !== 'nobody');
  if (said.some(({ effect }) => effect === 'Deny')) return 'deny';
  if (said.some(({ named }) => named === 'itself')) return 'allow';
  return said.length > 0 ? 'delegated' : 'none';
}

/**
 * Both kinds of policy together, for callers of the same account: allowed by either, denied by any. A KMS key obeys its
 * key policy first: without an allowance or a delegation there, no identity policy opens it.
 */
export function authorize(
  principal: Principal,
  needs: readonly Need[],
  policyOf: (need: Need) => PolicyDocument | undefined,
): Verdict {
  for (const need of needs) {
    const policy = policyOf(need);
    const resource = policy ? evaluateResource(policy, principal, need) : undefined;
    if (resource === 'deny') return { allowed: false, denied: need, explicit: true, by: 'resource-based' };
    const verdict = evaluate(principal, [need]);
    if (!verdict.allowed && (verdict.explicit || resource !== 'allow')) return verdict;
    if (resource === 'none' && principal.policies && need.action.startsWith('kms:'))
      return { allowed: false, denied: need, explicit: false, by: 'resource-based' };
  }
  return { allowed: true };
}

/** The refusal in AWS's words. */
export function explain(principal: Principal, { denied, explicit, by }: Verdict & { allowed: false }): string {
  const asked = `User: ${principal.arn} is not authorized to perform: ${denied.action} on resource: ${denied.resource}`;
  const kind = by ?? 'identity-based';
  return explicit
    ? `${asked} with an explicit deny in ${kind === 'identity-based' ? 'an' : 'a'} ${kind} policy`
    : `${asked} because no ${kind} policy allows the ${denied.action} action`;
}

/**
 * Refuses a policy that this cloud would not evaluate wholly, by the name of what it does not know; call it when a
 * policy is loaded, so that nothing is found out on the first call.
 */
export function check(policy: PolicyDocument): void {
  if (policy.Version !== '2012-10-17') throw new Error(`Policy version ${policy.Version} is not supported`);
  for (const statement of statementsOf(policy)) {
    const unknown = Object.keys(statement).find((element) => !elements.has(element));
    if (unknown) throw new Error(`Policy element ${unknown} is not supported`);
    if (!statement.Action && !statement.NotAction) throw new Error('Policy statement without Action is not supported');
    for (const operator of Object.keys(statement.Condition ?? {})) knownOperator(operator);
  }
}

const elements = new Set<string>([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'Condition',
]);

type Context = Readonly<Record<string, string | readonly string[]>>;

function effectOf(policies: Principal['policies'], principal: Principal, need: Need): 'Allow' | 'Deny' | undefined {
  if (!policies) return 'Allow';
  const context = contextOf(principal, need);
  const effects = policies
    .flatMap(statementsOf)
    .filter((statement) => covers(statement, need, context))
    .map(({ Effect }) => Effect);
  return effects.includes('Deny') ? 'Deny' : effects.includes('Allow') ? 'Allow' : undefined;
}

const statementsOf = ({ Statement }: PolicyDocument): readonly PolicyStatement[] => listOf(Statement);

const contextOf = (principal: Principal, need: Need): Context => ({
  'aws:PrincipalArn': principal.arn,
  'aws:PrincipalAccount': accountOf(principal.arn) ?? '',
  'aws:SecureTransport': 'true',
  ...need.context,
});

function covers(statement: PolicyStatement, need: Need, context: Context): boolean {
  const action = (pattern: string) => matches(pattern.toLowerCase(), need.action.toLowerCase(), {});
  const resource = (pattern: string) => matches(pattern, need.resource, context);
  return (
    among(statement.Action, statement.NotAction, action) &&
    among(statement.Resource, statement.NotResource, resource) &&
    conditionsHold(statement.Condition ?? {}, context)
  );
}

/** A statement names what it covers, or what it does not cover; a resource policy may leave the resource out. */
function among(
  wanted: PolicyStatement['Action'],
  unwanted: PolicyStatement['Action'],
  matching: (pattern: string) => boolean,
): boolean {
  if (wanted !== undefined) return listOf(wanted).some(matching);
  return !listOf(unwanted ?? []).some(matching);
}

/** Whether a Principal element means this caller, only its account, or somebody else. */
function named(element: unknown, { arn }: Principal): 'itself' | 'account' | 'nobody' {
  if (element === '*') return 'itself';
  const names = Object.values((element ?? {}) as Record<string, string | string[]>).flatMap(listOf);
  if (names.includes('*') || names.includes(arn)) return 'itself';
  const account = accountOf(arn);
  const trustsAccount = names.some(
    (name) => name === account || (name.endsWith(':root') && accountOf(name) === account),
  );
  return account && trustsAccount ? 'account' : 'nobody';
}

const accountOf = (arn: string): string | undefined => arn.split(':')[4];

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
