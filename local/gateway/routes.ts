import type { Json } from '../service.ts';
import type { Blueprint, Resource } from '../template.ts';

/** A route of the HTTP API, with what it leads to. */
export interface Route {
  /** `GET /v1/cases/{caseId}`, or `$default`. */
  readonly key: string;
  readonly method: string;
  /** Undefined for `$default`, which takes what nothing else takes. */
  readonly segments: readonly Segment[] | undefined;
  readonly functionName: string;
  /** ms. */
  readonly timeout: number;
  readonly authorizer: JwtAuthorizer | undefined;
  /** Any of these suffices; empty = none is asked. */
  readonly scopes: readonly string[];
}

export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

type Segment =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'variable'; readonly name: string }
  /** `{proxy+}`: the rest of the path. */
  | { readonly is: 'greedy'; readonly name: string };

/** ms (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html). */
const longestIntegration = 30_000;

/** The routes of one API, from the template. */
export function routesOf(blueprint: Blueprint, apiId: string): Route[] {
  const of = (type: string) => blueprint.of(type).filter(({ properties }) => properties.ApiId === apiId);
  const integrations = new Map(of('AWS::ApiGatewayV2::Integration').map((one) => [one.ref, one]));
  const authorizers = new Map(of('AWS::ApiGatewayV2::Authorizer').map((one) => [one.ref, one.properties]));
  return of('AWS::ApiGatewayV2::Route').map((resource) => {
    const { RouteKey, AuthorizationType = 'NONE', AuthorizerId, AuthorizationScopes = [] } = resource.properties;
    const [method = '', path] = RouteKey.split(' ');
    return {
      key: RouteKey,
      method,
      segments: path === undefined ? undefined : parsePath(path),
      ...target(resource, integrations),
      authorizer: AuthorizationType === 'JWT' ? jwt(resource, authorizers.get(AuthorizerId)) : undefined,
      scopes: AuthorizationScopes,
    };
  });
}

function target({ stack, logicalId, properties }: Resource, integrations: ReadonlyMap<string, Resource>) {
  const integration = integrations.get(String(properties.Target).replace('integrations/', ''));
  if (!integration) throw new Error(`${stack} / ${logicalId}: no integration ${properties.Target}`);
  const { IntegrationUri, TimeoutInMillis = longestIntegration } = integration.properties;
  const functionName = /:function:([^:/]+)/.exec(IntegrationUri)?.[1];
  if (!functionName) throw new Error(`${stack} / ${logicalId}: ${IntegrationUri} is not a function`);
  return { functionName, timeout: Math.min(Number(TimeoutInMillis), longestIntegration) };
}

function jwt({ stack, logicalId }: Resource, authorizer: Json): JwtAuthorizer {
  if (!authorizer) throw new Error(`${stack} / ${logicalId}: its authorizer is not in the template`);
  const { Issuer, Audience } = authorizer.JwtConfiguration;
  return { issuer: Issuer, audience: Audience };
}

function parsePath(path: string): Segment[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => {
      const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
      if (name === undefined) return { is: 'text', text: part };
      return { is: plus ? 'greedy' : 'variable', name };
    });
}

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The most specific route: text before a variable before a greedy one, a method before ANY, and `$default` last
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html).
 * @param path decoded, without the query
 */
export function match(routes: readonly Route[], method: string, path: string): Match | undefined {
  const parts = path.split('/').slice(1);
  const candidates = routes.flatMap((route) => {
    if (route.method !== method && route.method !== 'ANY' && route.segments) return [];
    const parameters = route.segments ? align(route.segments, parts) : {};
    return parameters ? [{ route, parameters, rank: rank(route) }] : [];
  });
  return candidates.sort((a, b) => (a.rank < b.rank ? -1 : 1))[0];
}

function align(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (segment.is === 'greedy') {
      parameters[segment.name] = parts.slice(index).join('/');
      return parameters[segment.name] ? parameters : undefined;
    }
    if (segment.is === 'text' ? segment.text !== part : part === '') return undefined;
    if (segment.is === 'variable') parameters[segment.name] = part;
  }
  return segments.length === parts.length ? parameters : undefined;
}

/** Smaller is more specific; compared as text, segment by segment. */
function rank({ segments, method }: Route): string {
  if (!segments) return '~';
  const order = { text: 'a', variable: 'b', greedy: 'c' };
  return `${segments.map(({ is }) => order[is]).join('')}${method === 'ANY' ? '2' : '1'}`;
}
