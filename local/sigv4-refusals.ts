import { AwsError } from './service.ts';
import { compactDate } from './sigv4-canonical.ts';

/** How a family of services words its refusals of a signature. */
export interface Refusals {
  /** How far the signer's clock may be off, ms. */
  readonly skew: number;
  missing(): AwsError;
  malformed(detail: string): AwsError;
  unknownKey(accessKeyId: string): AwsError;
  wrongToken(): AwsError;
  mismatch(evidence: Readonly<Record<string, string>>): AwsError;
  skewed(date: string, now: number): AwsError;
  expired(date: string, seconds: number, now: number): AwsError;
  unsigned(header: string): AwsError;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const s3Refusals: Refusals = {
  skew: 15 * 60_000,
  missing: () => new AwsError('AccessDenied', 'Access Denied', 403),
  malformed: (detail) =>
    new AwsError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${detail}`),
  unknownKey: (AWSAccessKeyId) =>
    new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403, {
      AWSAccessKeyId,
    }),
  wrongToken: () => new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.'),
  mismatch: (evidence) =>
    new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
      evidence,
    ),
  skewed: (RequestTime, now) =>
    new AwsError(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      403,
      { RequestTime, ServerTime: new Date(now).toISOString(), MaxAllowedSkewMilliseconds: '900000' },
    ),
  expired: (date, seconds, now) =>
    new AwsError('AccessDenied', 'Request has expired', 403, {
      'X-Amz-Expires': String(seconds),
      Expires: date,
      ServerTime: new Date(now).toISOString(),
    }),
  unsigned: (HeadersNotSigned) =>
    new AwsError('AccessDenied', 'There were headers present in the request which were not signed', 403, {
      HeadersNotSigned,
    }),
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export const jsonRefusals: Refusals = {
  skew: 5 * 60_000,
  missing: () => new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token'),
  malformed: (detail) => new AwsError('IncompleteSignatureException', detail),
  unknownKey: () =>
    new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.'),
  wrongToken: () =>
    new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.'),
  mismatch: () =>
    new AwsError(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ),
  skewed: (date, now) => new AwsError('InvalidSignatureException', wordSkew(date, now)),
  expired: (date, _, now) => new AwsError('InvalidSignatureException', wordSkew(date, now)),
  unsigned: (header) =>
    new AwsError('InvalidSignatureException', `'${header}' must be a 'SignedHeader' in the AWS Authorization.`),
};

function wordSkew(date: string, now: number): string {
  const limit = compactDate(now);
  return date < limit
    ? `Signature expired: ${date} is now earlier than ${compactDate(now - jsonRefusals.skew)} (${limit} - 5 min.)`
    : `Signature not yet current: ${date} is still later than ${compactDate(now + jsonRefusals.skew)} (${limit} + 5 min.)`;
}
