import type { PolicyDocument } from './service.ts';

const allow = (...actions: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

const logging = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * AWS-managed policies with the statements they really have
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html).
 */
const policies: Readonly<Record<string, PolicyDocument>> = {
  AWSLambdaBasicExecutionRole: allow(...logging),
  AWSLambdaSQSQueueExecutionRole: allow(
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    ...logging,
  ),
  AWSLambdaDynamoDBExecutionRole: allow(
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    ...logging,
  ),
};

/** @throws Error naming a managed policy whose statements are not known here. */
export function managedPolicy(arn: string): PolicyDocument {
  const name = arn.split('/').at(-1) ?? '';
  const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (!policy) throw new Error(`The managed policy ${arn} is not known here`);
  return policy;
}
