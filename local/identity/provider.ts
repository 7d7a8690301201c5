import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, {
  type AdapterConstructor,
  type Configuration,
  type JWK,
  type TokenEndpointGrantContext,
} from 'oidc-provider';
import { browser, commandLine, personGrant } from './clients.ts';
import { errorPage, signInPage } from './page.ts';
import type { Person } from './people.ts';

/** What the issuer keeps in the state folder. */
export interface IssuerSecrets {
  /** RSA, private. */
  readonly signingKey: JWK;
  readonly cookieKey: string;
  /** Of the client that the command line uses. */
  readonly clientSecret: string;
}

export interface ProviderParts {
  readonly issuer: string;
  /** What the access tokens are for: the audience of the template's authorizer. */
  readonly audience: string;
  readonly people: readonly Person[];
  readonly secrets: IssuerSecrets;
  readonly adapter: AdapterConstructor;
}

/** The one resource: access tokens for it are JWTs. */
const resource = 'urn:bangdaiban:api';
const scope = 'openid offline_access api';
/** Seconds. */
const tokenLife = 3600;

/** The development issuer: a certified OpenID provider with invented people and no passwords. */
export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, configurationOf(parts));
  const known = new Set(parts.people.map(({ sub }) => sub));
  provider.registerGrantType<{ person?: string }>(
    personGrant,
    (ctx) => grantPerson(ctx, known, parts.audience),
    'person',
  );
  provider.on('server_error', (_, error) => console.error(error));
  return provider;
}

function configurationOf({ audience, people, secrets, adapter }: ProviderParts): Configuration {
  const accounts = new Set(people.map(({ sub }) => sub));
  return {
    adapter,
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: [secrets.cookieKey] },
    clients: [
      {
        client_id: browser,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['127.0.0.1', 'localhost'].flatMap((host) => [`http://${host}/`, `http://${host}/signed-in`]),
        post_logout_redirect_uris: ['http://127.0.0.1/', 'http://localhost/'],
      },
      {
        client_id: commandLine,
        client_secret: secrets.clientSecret,
        grant_types: [personGrant],
        response_types: [],
        redirect_uris: [],
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'offline_access', 'api'],
    claims: { openid: ['sub'] },
    responseTypes: ['code'],
    clientBasedCORS: (_, origin) => isLoopback(new URL(origin).hostname),
    findAccount: (_, sub) => (accounts.has(sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined),
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    loadExistingGrant,
    ttl: {
      AccessToken: tokenLife,
      AuthorizationCode: 60,
      Grant: 14 * 86_400,
      IdToken: tokenLife,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 12 * 3600,
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceServer(audience),
      },
    },
  };
}

const resourceServer = (audience: string) => ({
  audience,
  scope: 'api',
  accessTokenFormat: 'jwt' as const,
  accessTokenTTL: tokenLife,
  jwt: { sign: { alg: 'RS256' as const } },
});

const isLoopback = (hostname: string) => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(hostname);

/** Nobody is asked to consent: the pages are the district's own. */
const loadExistingGrant: Configuration['loadExistingGrant'] = async ({ oidc }) => {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  return grantFor(provider, client.clientId, session.accountId);
};

async function grantFor(provider: Provider, clientId: string, accountId: string) {
  const grant = new provider.Grant({ clientId, accountId });
  grant.addOIDCScope(scope);
  grant.addResourceScope(resource, 'api');
  await grant.save();
  return grant;
}

async function grantPerson(
  ctx: TokenEndpointGrantContext<{ person?: string }>,
  known: ReadonlySet<string>,
  audience: string,
): Promise<void> {
  const { client, provider, params } = ctx.oidc;
  const accountId = params.person ?? '';
  if (!known.has(accountId)) {
    ctx.status = 400;
    ctx.body = { error: 'invalid_request', error_description: `no person ${accountId} is known here` };
    return;
  }
  const grant = await grantFor(provider, client.clientId, accountId);
  const token = new provider.AccessToken({
    client,
    accountId,
    grantId: grant.jti,
    gty: personGrant,
    scope: 'api',
    resourceServer: new provider.ResourceServer(resource, resourceServer(audience)),
  });
  ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: tokenLife, scope: 'api' };
}

const signIn = /^\/sign-in\/[\w-]+$/;

/** Serves the sign-in page, and everything else as the provider does. */
export async function serve(
  provider: Provider,
  people: readonly Person[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0]!;
  if (!signIn.test(path)) return provider.callback()(request, response);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  try {
    const { prompt } = await provider.interactionDetails(request, response);
    if (prompt.name === 'consent') return await consent(provider, request, response);
    if (request.method !== 'POST') {
      response.end(signInPage(path, people));
      return;
    }
    const accountId = new URLSearchParams(await text(request)).get('person') ?? '';
    if (!people.some(({ sub }) => sub === accountId)) throw new Error('没有这个人员');
    await provider.interactionFinished(request, response, { login: { accountId } });
  } catch (error) {
    response.statusCode = 400;
    response.end(errorPage((error as Error).message));
  }
}

/** A page that asks for consent (as it must for a refresh token) has it at once: see `loadExistingGrant`. */
const consent = (provider: Provider, request: IncomingMessage, response: ServerResponse) =>
  provider.interactionFinished(request, response, { consent: {} }, { mergeWithLastSubmission: true });

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
