import { readFileSync } from 'node:fs';
import type { Principals } from '../principals.ts';
import type { Json, PolicyDocument } from '../service.ts';
import type { States } from '../states/states.ts';
import type { Blueprint, Resource } from '../template.ts';
import { each } from './each.ts';

/** Makes the state machines of the template; a definition is linted as Step Functions would. */
export function provideMachines(blueprint: Blueprint, states: States, principals: Principals): void {
  each(blueprint, 'AWS::StepFunctions::StateMachine', (resource) => {
    const { RoleArn: roleArn, LoggingConfiguration: logging } = resource.properties;
    states.ensureStateMachine({
      name: String(resource.attributes.Name),
      definition: definitionOf(resource, blueprint),
      roleArn,
      principal: principals.assume(roleArn, 'states.amazonaws.com'),
      ...(logging && {
        loggingConfiguration: { level: logging.Level, includeExecutionData: logging.IncludeExecutionData },
      }),
    });
  });
}

function definitionOf({ properties }: Resource, blueprint: Blueprint): Json {
  const { Definition, DefinitionString, DefinitionS3Location, DefinitionSubstitutions = {} } = properties;
  const text = Definition
    ? JSON.stringify(Definition)
    : (DefinitionString ?? readAsset(DefinitionS3Location, blueprint));
  if (text === undefined) throw new Error('its definition is not in the assembly');
  const filled = text.replace(/\$\{([A-Za-z0-9_-]+)\}/g, (whole: string, name: string) =>
    String(DefinitionSubstitutions[name] ?? whole),
  );
  return JSON.parse(filled);
}

function readAsset(location: Json, { asset }: Blueprint): string | undefined {
  const path = location && asset(location.Key);
  return path && readFileSync(path, 'utf8');
}

/** What the functions of the template let others do to them, as policies of the functions. */
export function permissionsOf(blueprint: Blueprint): ReadonlyMap<string, PolicyDocument> {
  const policies = new Map<string, PolicyDocument>();
  for (const lambda of blueprint.of('AWS::Lambda::Function')) {
    const arn = String(lambda.attributes.Arn);
    const statements = blueprint
      .of('AWS::Lambda::Permission')
      .filter(({ properties: { FunctionName } }) => FunctionName === arn || FunctionName === lambda.ref)
      .map(({ properties }) => statementOf(properties, arn));
    policies.set(arn, { Version: '2012-10-17', Statement: statements });
  }
  return policies;
}

const statementOf = ({ Action, Principal, SourceArn, SourceAccount }: Json, Resource: string) => ({
  Effect: 'Allow' as const,
  Action,
  Resource,
  Principal: Principal.includes('.') ? { Service: Principal } : { AWS: Principal },
  Condition: {
    ...(SourceArn && { ArnLike: { 'aws:SourceArn': SourceArn } }),
    ...(SourceAccount && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
  },
});
