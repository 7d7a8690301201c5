import { type Kind, type Named, nameFrom, physicalName } from './kind.ts';
import { idle, list, object, used } from './shape.ts';

const tags = idle('tags have no effect on behaviour');

const roleName = nameFrom('RoleName', 64);

const role: Kind = {
  properties: {
    RoleName: used,
    Description: idle('a description has no effect on behaviour'),
    AssumeRolePolicyDocument: used,
    ManagedPolicyArns: used,
    Policies: list(object({ PolicyName: used, PolicyDocument: used })),
    MaxSessionDuration: idle('the keys of a role live as long as the state folder'),
    Path: used,
    Tags: tags,
  },
  ref: roleName,
  attributes: { Arn: roleArn, RoleId: (self) => physicalName(self) },
};

function roleArn(self: Named): string {
  return `arn:${self.place.partition}:iam::${self.place.account}:role${self.property('Path') ?? '/'}${roleName(self)}`;
}

const policy: Kind = {
  properties: { PolicyName: used, PolicyDocument: used, Roles: used },
  ref: (self) => String(self.property('PolicyName')),
  attributes: {},
};

export const access: Readonly<Record<string, Kind>> = { 'AWS::IAM::Role': role, 'AWS::IAM::Policy': policy };
