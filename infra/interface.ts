import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { District } from '../domain/settings.ts';
import { isOpen, type Route, type Server, serverOf } from '../functions/route.ts';
import { routes } from '../functions/routes.ts';
import { type Lambda, logKeeping } from './lambda.ts';
import { system } from './names.ts';
import { accept } from './permissions.ts';

/** The HTTP interface: the routes of `functions/routes.ts`, each before the function that answers it. */
export class Interface extends Construct {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, servers: Readonly<Record<Server, Lambda>>, district: District) {
    super(scope, 'Interface');
    this.api = new HttpApi(this, 'Api', {
      apiName: system,
      description: `帮代办云 ${district.name}`,
      corsPreflight: district.origins.length > 0 ? pagesOf(district.origins) : undefined,
      createDefaultStage: false,
    });
    this.url = this.stage(district).url;
    this.mount(servers, district);
  }

  private stage({ throttle }: District): HttpStage {
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLog', logKeeping)),
        format: AccessLogFormat.custom(JSON.stringify(accessLine)),
      },
    });
  }

  private mount(servers: Readonly<Record<Server, Lambda>>, { identity }: District): void {
    const authorizer = new HttpJwtAuthorizer('Token', identity.issuer, { jwtAudience: [identity.audience] });
    const integrations = new Map(Object.entries(servers).map(([name, lambda]) => [name, integrationOf(lambda)]));
    for (const each of routes) {
      const { operation, method, path, audience, at } = each;
      const route = new HttpRoute(this, operation, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration: integrations.get(serverOf(each))!,
        authorizer: isOpen(each) ? new HttpNoneAuthorizer() : authorizer,
      });
      if (audience === 'public') accept(route, 'APIG4', reasonFor(at));
      if (audience === 'link') accept(route, 'APIG4', openToBearers);
    }
  }
}

const openToAll =
  'Meant for everybody, before anybody has signed in: it shows what is published, and its function reaches no data at all.';

const openToComplainants =
  'Everybody may complain, also without an account or a name; what was complained of is shown to whoever knows its number and a code of 80 bits, and the function can read no list.';
const openReports =
  'Published reports are for everybody: its function reaches them and their records, and nothing else.';

/** Why a function may be asked without signing in. */
const reasonFor = (at: Route['at']): string =>
  at === 'reports' ? openReports : at === 'complainant' ? openToComplainants : openToAll;

const openToBearers =
  'For principals without an account: the random token of 256 bits in the address is the key, for one case, once, and for days.';

/** One permission for the whole interface: a function's resource policy holds 20 KB, forty routes of it would not fit. */
const integrationOf = (lambda: Lambda): HttpLambdaIntegration =>
  new HttpLambdaIntegration(lambda.name, lambda.function, { scopePermissionToRoute: false });

/** What a call leaves behind. No address, no path, no query, no subject: none of them may lead to a person. */
const accessLine = {
  time: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
  functionLatency: '$context.integrationLatency',
  error: '$context.error.message',
  functionError: '$context.integrationErrorMessage',
};

const pagesOf = (origins: readonly string[]): CorsPreflightOptions => ({
  allowOrigins: [...origins],
  allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
  allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
  exposeHeaders: ['etag', 'idempotency-replayed', 'location', 'retry-after'],
  maxAge: Duration.hours(1),
});
