/** Where services are, when the environment says so: `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`; without a slash at the end. */
export const endpointFrom = (environment: NodeJS.ProcessEnv, service: 'S3' | 'KMS' | 'DYNAMODB'): string | undefined =>
  (environment[`AWS_ENDPOINT_URL_${service}`] ?? environment['AWS_ENDPOINT_URL'])?.replace(/\/$/, '');

/** What the hosts of a region end with: China has its own. */
export const suffixOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');
