import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './durable.ts';
import { check } from './iam.ts';
import { managedPolicy } from './managed-policies.ts';
import type { Json, PolicyDocument, Principal } from './service.ts';
import type { Blueprint, Resource } from './template.ts';

/** A key pair, as a function finds it in its environment. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Absent for the operator, whose keys are no role's. */
  readonly sessionToken?: string;
}

/** Who may call, and with which keys. */
export interface Principals {
  readonly operator: Principal;
  readonly operatorKeys: Credentials;
  /** @throws Error when the template has no such role. */
  role(arn: string): Principal;
  /** The role, or undefined when the template has no such role. */
  find(arn: string): Principal | undefined;
  keys(roleArn: string): Credentials;
  /** Who holds this access key. */
  holder(accessKeyId: string): { readonly principal: Principal; readonly credentials: Credentials } | undefined;
  /** @throws Error in AWS's words when the role's trust policy does not name the service. */
  assume(roleArn: string, service: string): Principal;
}

/** Collects the roles of the template with their policies, and gives each its keys, the same at every start. */
export function openPrincipals(blueprint: Blueprint, folder: string): Principals {
  const { partition, account } = blueprint.place;
  const secret = keySecret(folder);
  const operator: Principal = { arn: `arn:${partition}:iam::${account}:root`, policies: undefined };
  const operatorKeys = credentials(secret, operator.arn, 'AKIA');
  const roles = new Map(blueprint.of('AWS::IAM::Role').map((role) => [String(role.attributes.Arn), role]));
  const principals = new Map([...roles].map(([arn, role]) => [arn, { arn, policies: policiesOf(role, blueprint) }]));
  const holders = new Map([[operatorKeys.accessKeyId, { principal: operator, credentials: operatorKeys }]]);
  for (const principal of principals.values()) {
    const keys = credentials(secret, principal.arn, 'ASIA');
    holders.set(keys.accessKeyId, { principal, credentials: keys });
  }

  const role = (arn: string): Principal => {
    const principal = principals.get(arn);
    if (!principal) throw new Error(`The template has no role ${arn}`);
    return principal;
  };
  return {
    operator,
    operatorKeys,
    role,
    find: (arn) => principals.get(arn),
    keys: (arn) => credentials(secret, role(arn).arn, 'ASIA'),
    holder: (id) => holders.get(id),
    assume: (arn, service) => {
      const principal = role(arn);
      if (!trusts(roles.get(arn)!, service))
        throw new Error(`The role ${arn} cannot be assumed by ${service}: its trust policy does not name it`);
      return principal;
    },
  };
}

function policiesOf(role: Resource, blueprint: Blueprint): PolicyDocument[] {
  const { ManagedPolicyArns = [], Policies = [] } = role.properties;
  const attached = blueprint.of('AWS::IAM::Policy').filter(({ properties }) => properties.Roles?.includes(role.ref));
  const documents: PolicyDocument[] = [
    ...ManagedPolicyArns.map(managedPolicy),
    ...Policies.map((policy: Json) => policy.PolicyDocument),
    ...attached.map(({ properties }) => properties.PolicyDocument),
  ];
  for (const document of documents) blame(role, () => check(document));
  return documents;
}

function blame(role: Resource, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new Error(`${role.stack} / ${role.logicalId}: ${(error as Error).message}`, { cause: error });
  }
}

function trusts(role: Resource, service: string): boolean {
  const statements = [role.properties.AssumeRolePolicyDocument?.Statement ?? []].flat();
  return statements.some(
    (statement: Json) => statement.Effect === 'Allow' && [statement.Principal?.Service ?? []].flat().includes(service),
  );
}

/** The secret from which all keys are derived: made at the first start, readable by its owner only. */
function keySecret(folder: string): Buffer {
  const path = join(folder, 'keys.secret');
  if (!existsSync(path)) writeWhole(path, randomBytes(32));
  return readFileSync(path);
}

function credentials(secret: Buffer, arn: string, prefix: 'AKIA' | 'ASIA'): Credentials {
  const derive = (what: string) => createHash('sha256').update(secret).update(`${what}/${arn}`).digest();
  const accessKeyId = prefix + base32(derive('id')).slice(0, 16);
  const secretAccessKey = derive('secret').toString('base64').slice(0, 40);
  return prefix === 'AKIA'
    ? { accessKeyId, secretAccessKey }
    : { accessKeyId, secretAccessKey, sessionToken: derive('token').toString('base64') };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (bytes: Buffer) => [...bytes].map((byte) => letters[byte & 31]).join('');
