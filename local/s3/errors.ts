import { AwsError, type RawAnswer } from '../service.ts';
import { element, render } from './xml.ts';

/** An error of S3 that also sets headers, such as `x-amz-delete-marker`. */
class S3Error extends AwsError {
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    status: number,
    extra: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message, status, extra);
    this.headers = headers;
  }
}

/** The error as S3 answers it; a HEAD request gets no body. */
export function answerError(error: AwsError, method: string, requestId: string): RawAnswer {
  const body = render(
    element('Error', {
      Code: error.code,
      Message: error.message,
      ...error.extra,
      RequestId: requestId,
      HostId: requestId,
    }),
  );
  const headers = error instanceof S3Error ? error.headers : {};
  return {
    status: error.status,
    headers: { 'content-type': 'application/xml', ...headers },
    ...(method === 'HEAD' || error.status === 304 ? {} : { body }),
  };
}

export const noSuchBucket = (BucketName: string) =>
  new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName });

export const noSuchKey = (Key: string, headers: Readonly<Record<string, string>> = {}) =>
  new S3Error('NoSuchKey', 'The specified key does not exist.', 404, { Key }, headers);

export const noSuchVersion = (Key: string, VersionId: string) =>
  new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, { Key, VersionId });

export const noSuchUpload = (UploadId: string) =>
  new AwsError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
    { UploadId },
  );

/** A delete marker can be deleted, and nothing else. */
export const onlyDeletable = (modified: number) =>
  new S3Error(
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    405,
    { ResourceType: 'DeleteMarker' },
    { allow: 'DELETE', 'x-amz-delete-marker': 'true', 'last-modified': new Date(modified).toUTCString() },
  );

export const accessDenied = (message = 'Access Denied') => new AwsError('AccessDenied', message, 403);

export const invalidArgument = (message: string, ArgumentName: string, ArgumentValue: string) =>
  new AwsError('InvalidArgument', message, 400, { ArgumentName, ArgumentValue });

export const invalidRequest = (message: string) => new AwsError('InvalidRequest', message);

/** Headers are bytes of ISO-8859-1; a Chinese file name goes into `filename*=UTF-8''…`, percent-encoded. */
export function checkHeaderValue(name: string, value: string): string {
  if (/[^\u0020-\u007e\u00a0-\u00ff\t]/.test(value))
    throw invalidArgument('Header value cannot be represented using ISO-8859-1.', name, value);
  return value;
}

export const badDigest = (what: string) =>
  new AwsError('BadDigest', `The ${what} you specified did not match the calculated checksum.`);

export const malformedXml = () =>
  new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );

export const preconditionFailed = (Condition: string) =>
  new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
    Condition,
  });

/** What this S3 does not know is refused by its name, never stored or passed over. */
export const notImplemented = (what: string) => new AwsError('NotImplemented', `${what} is not implemented.`, 501);

export const tooLarge = (ProposedSize: number, MaxSizeAllowed: number) =>
  new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, {
    ProposedSize,
    MaxSizeAllowed,
  });

export const tooSmall = (ProposedSize: number, MinSizeAllowed: number) =>
  new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, {
    ProposedSize,
    MinSizeAllowed,
  });
