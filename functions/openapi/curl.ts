import type { DescribedOperation } from './document.ts';

/** A command line that asks this operation, with the examples of its parameters and body. */
export function curl(
  method: string,
  path: string,
  { parameters = [], requestBody, security }: DescribedOperation,
): string {
  const url = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((whole, { name, example }) => whole.replace(`{${name}}`, String(example)), path);
  const headers = parameters.filter((parameter) => parameter.in === 'header' && parameter.required);
  const body = requestBody?.content['application/json'].example;
  const parts = [
    `curl -X ${method} "$HOST${url}"`,
    ...(security.length > 0 ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...headers.map(({ name, example }) => `-H '${name}: ${String(example)}'`),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`]),
  ];
  return parts.join(' \\\n  ');
}
