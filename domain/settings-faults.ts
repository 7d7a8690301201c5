import type * as z from 'zod/mini';

/** A fault in a file of settings: the path of what is wrong, and what would be right. */
export const faultLine = (issue: z.core.$ZodIssue): string => `${issue.path.join('.') || '(file)'}: ${wanted(issue)}`;

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'unrecognized_keys':
      return `unknown setting ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `must match ${issue.pattern}` : `must be a valid ${issue.format}`;
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum} (${issue.origin})`;
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum} (${issue.origin})`;
    default:
      return issue.message;
  }
}
