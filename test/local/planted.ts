import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '../../local/service.ts';

/** A resource of a hand-made template. */
export interface Planted {
  readonly Type: string;
  readonly Properties?: Json;
  readonly [attribute: string]: Json;
}

export interface PlantedStack {
  readonly Resources: Readonly<Record<string, Planted>>;
  readonly [section: string]: Json;
}

export interface PlantedAssembly {
  readonly stacks: Readonly<Record<string, PlantedStack>>;
  /** Bundles by name: `{ worker: "export const handler = …" }` is found under the key `worker.zip`. */
  readonly code?: Readonly<Record<string, string>>;
  /** Other assets by S3 key. */
  readonly files?: Readonly<Record<string, string>>;
  readonly region?: string;
}

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const planted: string[] = [];
process.once('exit', () => {
  for (const folder of planted) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes away with the test process. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  planted.push(folder);
  return folder;
}

/** Writes a cloud assembly as `cdk synth` would, and gives its folder. */
export function plant({ stacks, code = {}, files = {}, region = 'cn-northwest-1' }: PlantedAssembly): string {
  const folder = temporary();
  const write = (name: string, value: Json) => writeFileSync(join(folder, name), JSON.stringify(value));
  for (const [name, source] of Object.entries(code)) {
    mkdirSync(join(folder, `asset.${name}`));
    writeFileSync(join(folder, `asset.${name}`, 'index.mjs'), source);
    // The runtime of Lambda brings the SDK along.
    symlinkSync(modules, join(folder, `asset.${name}`, 'node_modules'));
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const asset = (path: string, objectKey: string) => ({ source: { path }, destinations: { here: { objectKey } } });
  write('planted.assets.json', {
    files: {
      ...Object.fromEntries(Object.keys(code).map((name) => [name, asset(`asset.${name}`, `${name}.zip`)])),
      ...Object.fromEntries(Object.keys(files).map((name) => [name, asset(name, name)])),
    },
  });
  for (const [name, template] of Object.entries(stacks)) write(`${name}.template.json`, template);
  const artifacts = Object.keys(stacks).map((name) => [
    name,
    {
      type: 'aws:cloudformation:stack',
      environment: `aws://unknown-account/${region}`,
      properties: { templateFile: `${name}.template.json` },
    },
  ]);
  write('manifest.json', {
    version: '55.0.0',
    artifacts: {
      planted: { type: 'cdk:asset-manifest', properties: { file: 'planted.assets.json' } },
      ...Object.fromEntries(artifacts),
    },
  });
  return folder;
}

/** A function `name` with a role of its own; `more` is laid over its properties. */
export function lambda(name: string, more: Json = {}, statements: readonly Json[] = []): Record<string, Planted> {
  return {
    [`${name}Role`]: role('lambda.amazonaws.com', statements),
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
        MemorySize: 256,
        Timeout: 5,
        ...more,
      },
    },
  };
}

/** A role that `service` may assume, with the statements as an inline policy. */
export const role = (service: string, statements: readonly Json[] = []): Planted => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
    },
    Policies: statements.length
      ? [{ PolicyName: 'inline', PolicyDocument: { Version: '2012-10-17', Statement: statements } }]
      : { Ref: 'AWS::NoValue' },
  },
});

/** A table with `pk` and `sk`, a stream and a time to live. */
export const table = (more: Json = {}): Planted => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    Replicas: [{ Region: { Ref: 'AWS::Region' } }],
    ...more,
  },
});

/** An HTTP API with routes to functions: `{ "GET /things": "reader" }`; `jwt` routes ask for a token. */
export function httpApi(
  routes: Readonly<Record<string, string | { readonly to: string; readonly jwt?: boolean; readonly more?: Json }>>,
  { api = {}, stage = {}, integration = {} }: { api?: Json; stage?: Json; integration?: Json } = {},
): Record<string, Planted> {
  const resources: Record<string, Planted> = {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'planted', ProtocolType: 'HTTP', ...api } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true, ...stage },
    },
    Jwt: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: { Ref: 'Api' },
        Name: 'jwt',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: 'https://id.example.gov.cn/oidc', Audience: ['bangdaiban'] },
      },
    },
  };
  for (const [index, [key, target]] of Object.entries(routes).entries()) {
    const { to, jwt = false, more = {} } = typeof target === 'string' ? { to: target } : target;
    resources[`Integration${index}`] = {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': [to, 'Arn'] },
        PayloadFormatVersion: '2.0',
        ...integration,
      },
    };
    resources[`Route${index}`] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: key,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `Integration${index}` }]] },
        ...(jwt && { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Jwt' } }),
        ...more,
      },
    };
    resources[`Permission${index}`] = {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [to, 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*' },
      },
    };
  }
  return resources;
}
