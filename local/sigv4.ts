import { AwsError } from './service.ts';
import {
  canonicalRequest,
  parseCredential,
  parseDate,
  type Scope,
  sameSignature,
  sha256,
  sign,
  split,
  stringToSign,
} from './sigv4-canonical.ts';
import { jsonRefusals, type Refusals, s3Refusals } from './sigv4-refusals.ts';

export { verifyPostPolicy } from './s3/post-policy.ts';

export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as received. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body in hexadecimal, where it has been read already; checked against what was signed. */
  readonly bodyHash?: string;
}

export interface Signed {
  readonly accessKeyId: string;
  readonly service: string;
  readonly region: string;
  /** The payload hash that the signature covers, `UNSIGNED-PAYLOAD`, or a `STREAMING-…` scheme. */
  readonly payloadHash: string;
  readonly presigned: boolean;
}

export type SecretOf = (
  accessKeyId: string,
) => { readonly secret: string; readonly sessionToken?: string | undefined } | undefined;

/** What a request says of its own signature. */
interface Claim {
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly token: string | undefined;
  readonly payloadHash: string;
  /** Seconds a presigned URL is good for. */
  readonly expires?: number;
}

/**
 * Verifies Signature Version 4, in the header or presigned in the query. Throws AwsError in S3's words when the request
 * is S3's, else in those of the JSON services. `now` is the time by the signers' clock, ms since the epoch.
 */
export function verify(request: SignedRequest, secretOf: SecretOf, now: number): Signed {
  const [path, parameters] = split(request.url);
  checkPath(path);
  const query = new URLSearchParams(parameters);
  const claim = query.has('X-Amz-Algorithm') ? presignedClaim(request, query) : headerClaim(request);
  const { scope } = claim;
  const refuse = refusalsOf(scope.service);

  const known = secretOf(scope.accessKeyId);
  if (!known) throw refuse.unknownKey(scope.accessKeyId);
  if (known.sessionToken !== claim.token) throw refuse.wrongToken();
  checkTime(claim, refuse, now);
  checkSignature(request, claim, known.secret, refuse);
  checkCoverage(request, claim, refuse);

  const { accessKeyId, service, region } = scope;
  return { accessKeyId, service, region, payloadHash: claim.payloadHash, presigned: claim.expires !== undefined };
}

function checkPath(path: string): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}

const refusalsOf = (service: string): Refusals => (service === 's3' ? s3Refusals : jsonRefusals);

const authorization =
  /^AWS4-HMAC-SHA256 +Credential=([^,\s]+)[,\s]+SignedHeaders=([^,\s]+)[,\s]+Signature=([0-9a-f]+)$/;

function headerClaim({ headers, bodyHash }: SignedRequest): Claim {
  const guess = headers['x-amz-target'] ? jsonRefusals : s3Refusals;
  if (!headers.authorization) throw guess.missing();
  const [, credential = '', signedHeaders = '', signature = ''] = authorization.exec(headers.authorization) ?? [];
  const scope = parseCredential(credential);
  if (!scope) throw guess.malformed('it must hold AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature');

  const refuse = refusalsOf(scope.service);
  const date = headers['x-amz-date'] ?? '';
  if (!date.startsWith(scope.day))
    throw refuse.malformed(`the day ${scope.day} of the credential is not that of the request`);
  return {
    scope,
    signedHeaders: signedHeaders.split(';'),
    signature,
    date,
    token: headers['x-amz-security-token'],
    payloadHash: signedPayload(headers['x-amz-content-sha256'], bodyHash, refuse, scope.service),
  };
}

/** The hash that was signed. Only S3 insists on the header; elsewhere the body itself may be asked. */
function signedPayload(told: string | undefined, found: string | undefined, refuse: Refusals, service: string): string {
  if (service === 's3' && told === undefined)
    throw new AwsError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  if (told !== undefined && found !== undefined && told !== found) throw refuse.mismatch({});
  const hash = told ?? found;
  if (hash === undefined) throw refuse.malformed('the request has no x-amz-content-sha256');
  return hash;
}

const A_WEEK = 7 * 24 * 3600;

function presignedClaim({ headers }: SignedRequest, query: URLSearchParams): Claim {
  if (headers.authorization)
    throw new AwsError(
      'InvalidArgument',
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
    );
  const told = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  const scope = parseCredential(told('Credential'));
  const expires = Number(told('Expires') || 'none');
  if (
    told('Algorithm') !== 'AWS4-HMAC-SHA256' ||
    !scope ||
    !told('Date').startsWith(scope.day) ||
    Number.isNaN(expires)
  )
    throw malformedQuery(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  if (expires > A_WEEK || expires < 0)
    throw malformedQuery(
      `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${A_WEEK} seconds`,
    );
  return {
    scope,
    signedHeaders: told('SignedHeaders').split(';'),
    signature: told('Signature'),
    date: told('Date'),
    token: query.get('X-Amz-Security-Token') ?? undefined,
    payloadHash:
      query.get('X-Amz-Content-Sha256') ??
      headers['x-amz-content-sha256'] ??
      (scope.service === 's3' ? 'UNSIGNED-PAYLOAD' : sha256('')),
    expires,
  };
}

const malformedQuery = (message: string) => new AwsError('AuthorizationQueryParametersError', message);

function checkTime({ date, expires }: Claim, refuse: Refusals, now: number): void {
  const signedAt = parseDate(date);
  if (Number.isNaN(signedAt)) throw refuse.malformed('its date is not yyyymmddThhmmssZ');
  if (expires === undefined) {
    if (Math.abs(now - signedAt) > refuse.skew) throw refuse.skewed(date, now);
    return;
  }
  if (now > signedAt + expires * 1000)
    throw refuse.expired(new Date(signedAt + expires * 1000).toISOString(), expires, now);
  if (signedAt - now > refuse.skew) throw new AwsError('AccessDenied', 'Request is not yet valid', 403);
}

function checkSignature(request: SignedRequest, claim: Claim, secret: string, refuse: Refusals): void {
  const { scope, signedHeaders, payloadHash, date, signature } = claim;
  const canonical = canonicalRequest({ ...request, signedHeaders, payloadHash, service: scope.service });
  const text = stringToSign(date, scope, canonical);
  if (sameSignature(sign(text, secret, scope), signature)) return;
  throw refuse.mismatch({
    AWSAccessKeyId: scope.accessKeyId,
    StringToSign: text,
    SignatureProvided: signature,
    CanonicalRequest: canonical,
  });
}

/** Whatever steers a service must be under the signature: the host, and every `x-amz-` header. */
function checkCoverage({ headers }: SignedRequest, { signedHeaders }: Claim, refuse: Refusals): void {
  const steering = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const unsigned = steering.find((name) => !signedHeaders.includes(name));
  if (unsigned) throw refuse.unsigned(unsigned);
}
