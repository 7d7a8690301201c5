import { type Stack, Token, Validations } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A part of the system that acts under a role of its own. */
export type Grantee = Construct & IGrantable;

/** Lets `to` do `actions` with `resources`: both written out one by one, no wildcard action, and nothing but these. */
export const allow = (to: Grantee, actions: readonly string[], ...resources: readonly string[]): void => {
  to.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
};

/**
 * Accepts one finding of cdk-nag's AwsSolutions pack on one part.
 * @param finding rule, with the finding in brackets where the rule reports several: `IAM5[Resource::*]`
 * @param reason why it is right here, in a sentence an auditor can weigh
 */
export const accept = (part: Construct, finding: string, reason: string): void =>
  Validations.of(part).acknowledge({ id: `AwsSolutions-${finding}`, reason });

/** Accepts a permission for all that lies below a resource of another stack; `below` ends in the wildcard. */
export const acceptAllBelow = (to: Grantee, owner: Stack, arn: string, below: string, reason: string): void =>
  accept(to, `IAM5[Resource::${importNameOf(owner, arn)}${below}]`, reason);

/** The name under which other stacks import an attribute, which is what cdk-nag calls it. */
const importNameOf = (owner: Stack, attribute: string): string =>
  owner.resolve(owner.exportValue(attribute))['Fn::ImportValue'];

/** Account or region as cdk-nag writes them: their value, or the name of what CloudFormation fills in. */
export const shown = (value: string, name: 'AccountId' | 'Region'): string =>
  Token.isUnresolved(value) ? `<AWS::${name}>` : value;
