/** What signs requests that need no client of the SDK: named here, so that it is imported late and a start does without. */
export { HttpRequest } from '@smithy/protocol-http';
export { SignatureV4 } from '@smithy/signature-v4';
