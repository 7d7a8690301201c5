import type { Machine } from './machine.ts';

/** What stands under the table: where it was measured, how to read it, and what it does not say. */
export const explain = ({ date, cores, cpu, platform, node, load }: Machine, seconds: number): string => `
Measured ${date} in ${seconds} s on ${cores} cores (${cpu}), ${platform}, Node ${node}, load before ${load}.
Everything that is compared was measured in turn within this run; a ratio is the median of the ratios of the rounds.
KB and MB are powers of ten. Raw numbers: bench/results.json. What each row means: docs/performance.md.

Not to be had from this machine: real cold starts (Lambda's own start, download and unpacking of the code, a
share of a CPU), the latency of API Gateway, DynamoDB, KMS and S3, TLS, and arm64. Billed units are exact counts; what
they cost is a matter of the price list.
`;
