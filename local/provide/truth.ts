import type { Json } from '../service.ts';

/** CloudFormation writes booleans as text or not, as it likes. */
export const isTrue = (value: Json): boolean => String(value) === 'true';
