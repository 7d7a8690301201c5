import { type EnvironmentName, machineNames } from './env.ts';

/**
 * The Lambda functions: one per audience or trigger, because each one's IAM policy is its audience's permission.
 * The entry of `name` is `functions/lambdas/<name>.ts`, exporting `handler`.
 */
export interface LambdaSpec {
  /** What it is for, shown in the console. */
  readonly description: string;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: readonly EnvironmentName[];
  /** Folders or files that lie beside the bundle. */
  readonly assets?: 'fonts';
}

/** Who starts legs, or looks after them, does so for every kind. */
const workflows = Object.values(machineNames);

export const lambdas = {
  public: {
    description: 'Health, catalogue and the description of the interface',
    memory: 512,
    timeout: 10,
    environment: [],
  },
  resident: {
    description: 'What a principal asks about own cases',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME', 'DATA_KEY_ARN'],
  },
  staff: {
    description: 'What helpers and agents ask',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME', 'DATA_KEY_ARN'],
  },
  papers: {
    description: 'Files of cases, as principals and staff bring, verify and open them',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME', 'DOCUMENT_BUCKET', 'DATA_KEY_ARN'],
  },
  manager: {
    description: 'Staff directory, signatures for the mandatary, access log, archives',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME', 'DOCUMENT_BUCKET', 'ARCHIVE_BUCKET', 'DATA_KEY_ARN'],
  },
  authority: {
    description: 'What the platforms of authorities tell of matters',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME'],
  },
  link: {
    description: 'What somebody without an account is shown, signs and rates by a one-time link',
    memory: 512,
    timeout: 10,
    // The key seals what is drawn by hand: persons are shown masked, and nothing is decrypted.
    environment: ['TABLE_NAME', 'DATA_KEY_ARN'],
  },
  supervisor: {
    description: 'What supervisors ask: samples of cases, masked, and findings',
    // A month of all offices is read while somebody waits.
    memory: 1024,
    timeout: 29,
    environment: ['TABLE_NAME'],
  },
  figures: {
    description: 'Figures of a month, and the cases behind them',
    // A month of all offices of a district is added up while somebody waits.
    memory: 1024,
    timeout: 29,
    environment: ['TABLE_NAME', 'DATA_KEY_ARN'],
  },
  surveys: {
    description: 'Surveys by sample, call-backs, and voices from outside',
    // All that ended in a period is looked at while somebody waits.
    memory: 1024,
    timeout: 29,
    // The key is for the links of invitations, and for cursors.
    environment: ['TABLE_NAME', 'DATA_KEY_ARN', 'EVENT_BUS_NAME'],
  },
  complainant: {
    description: 'What whoever complains asks, with an account or without',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME', 'DATA_KEY_ARN'],
  },
  complaints: {
    description: 'What those ask who handle complaints or mend what poor ratings show, and their managers',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME', 'DOCUMENT_BUCKET', 'DATA_KEY_ARN'],
  },
  prints: {
    description:
      'The course of cases, how they stand to the standard, and its certificate, printed while somebody waits',
    // Memory buys processor: fonts of ten megabytes each are read before the first page.
    memory: 1769,
    timeout: 29,
    environment: ['TABLE_NAME'],
    assets: 'fonts',
  },
  reports: {
    description: 'Published reports, for everybody',
    memory: 512,
    timeout: 10,
    environment: ['TABLE_NAME', 'ARCHIVE_BUCKET'],
  },
  worker: {
    description: 'Tasks of the workflow: where a case stands, what is due',
    memory: 512,
    timeout: 30,
    environment: ['TABLE_NAME', 'DATA_KEY_ARN'],
  },
  printer: {
    description: 'Prints agreements and case files, seals archive packages',
    memory: 1024,
    timeout: 120,
    environment: ['TABLE_NAME', 'DOCUMENT_BUCKET', 'ARCHIVE_BUCKET', 'DATA_KEY_ARN'],
    assets: 'fonts',
  },
  dispatcher: {
    description: 'Reads the stream: starts legs, completes waits, sends notices out',
    memory: 512,
    timeout: 60,
    // The key is for the links of invitations alone.
    environment: ['TABLE_NAME', 'DATA_KEY_ARN', 'EVENT_BUS_NAME', ...workflows],
  },
  measurer: {
    description: 'Compares counts with the histories they come from, counts everything anew, and exports counts',
    memory: 1024,
    timeout: 900,
    environment: ['TABLE_NAME', 'EXPORT_BUCKET'],
  },
  scheduled: {
    description: 'Reconciles cases whose dispatch, leg or timer is missing',
    memory: 512,
    timeout: 120,
    environment: ['TABLE_NAME', ...workflows],
  },
  reporter: {
    description: 'Tasks of the workflow of reports: counts, computes, prints, publishes',
    memory: 1769,
    timeout: 900,
    environment: ['TABLE_NAME', 'DOCUMENT_BUCKET', 'ARCHIVE_BUCKET', 'EVENT_BUS_NAME'],
    assets: 'fonts',
  },
} as const satisfies Record<string, LambdaSpec>;

export type LambdaName = keyof typeof lambdas;
