import { type Kind, type Named, physicalName, shortHash } from './kind.ts';
import { urlSuffix } from './messaging.ts';
import { idle, list, object, only, used } from './shape.ts';

const words = idle('a description has no effect on behaviour');
const label = idle('a name has no effect on behaviour');
const tags = idle('tags have no effect on behaviour');

const apiId = (self: Named) => shortHash(`${self.stack}/${self.logicalId}`);
const endpoint = (self: Named) =>
  `https://${apiId(self)}.execute-api.${self.place.region}.${urlSuffix(self.place.partition)}`;

const api: Kind = {
  properties: {
    Name: label,
    Description: words,
    ProtocolType: only('HTTP'),
    CorsConfiguration: object({
      AllowOrigins: used,
      AllowMethods: used,
      AllowHeaders: used,
      ExposeHeaders: used,
      AllowCredentials: used,
      MaxAge: used,
    }),
    DisableExecuteApiEndpoint: idle('there is one address here, with or without a domain of its own'),
    Tags: tags,
  },
  ref: apiId,
  attributes: { ApiId: apiId, ApiEndpoint: endpoint },
};

const throttle = object({
  ThrottlingBurstLimit: used,
  ThrottlingRateLimit: used,
  DetailedMetricsEnabled: idle('there are no metrics here'),
});

const stage: Kind = {
  properties: {
    ApiId: used,
    StageName: only('$default'),
    AutoDeploy: only(true),
    Description: words,
    AccessLogSettings: object({ DestinationArn: idle('the access log is a file here'), Format: used }),
    DefaultRouteSettings: throttle,
    // One entry per route key, so its members cannot be listed; `gateway/throttle.ts` reads the limits of each.
    RouteSettings: used,
    StageVariables: used,
    Tags: tags,
  },
  ref: (self) => String(self.property('StageName')),
  attributes: {},
};

const route: Kind = {
  properties: {
    ApiId: used,
    RouteKey: used,
    Target: used,
    AuthorizationType: only('NONE', 'JWT'),
    AuthorizerId: used,
    AuthorizationScopes: used,
    OperationName: words,
  },
  ref: (self) => physicalName(self),
  attributes: { RouteId: (self) => physicalName(self) },
};

const integration: Kind = {
  properties: {
    ApiId: used,
    IntegrationType: only('AWS_PROXY'),
    IntegrationUri: used,
    IntegrationMethod: idle('a function is always invoked by POST'),
    PayloadFormatVersion: only('2.0'),
    TimeoutInMillis: used,
    Description: words,
  },
  ref: (self) => shortHash(`${self.stack}/${self.logicalId}`),
  attributes: { IntegrationId: (self) => shortHash(`${self.stack}/${self.logicalId}`) },
};

const authorizer: Kind = {
  properties: {
    ApiId: used,
    Name: label,
    AuthorizerType: only('JWT'),
    IdentitySource: list(only('$request.header.Authorization')),
    JwtConfiguration: object({ Audience: used, Issuer: used }),
  },
  ref: (self) => shortHash(`${self.stack}/${self.logicalId}`),
  attributes: { AuthorizerId: (self) => shortHash(`${self.stack}/${self.logicalId}`) },
};

export const http: Readonly<Record<string, Kind>> = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Authorizer': authorizer,
};
