/**
 * The inside of a Lambda function's thread: loads the handler, gives it one event at a time, and reports what became of
 * it. It runs alone: nothing is imported but Node's own modules, the clock and the function's bundle.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { steerDate } from '../steer.ts';

/** What the host tells the thread. */
export interface Assignment {
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  /** When the time is up, ms since the epoch by the clock. */
  readonly deadline: number;
  readonly functionArn: string;
}

/** What the thread tells the host. */
export type Report =
  | { readonly is: 'ready'; readonly ms: number }
  | { readonly is: 'unready'; readonly failure: Failure }
  | { readonly is: 'returned'; readonly payload: string }
  | { readonly is: 'threw'; readonly failure: Failure }
  | { readonly is: 'crashed'; readonly failure: Failure }
  | { readonly is: 'log'; readonly line: string };

/** An error as Lambda answers it. */
export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

interface Data {
  readonly folder: string;
  readonly handler: string;
  /** The offset of the clock, ms. */
  readonly offset: Float64Array;
}

type Handler = (event: unknown, context: object) => unknown;

const { folder, handler: handlerName, offset } = workerData as Data;
const port = parentPort!;
const report = (message: Report) => port.postMessage(message);
let requestId = '';
const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

steerDate(offset);
captureOutput();
process.on('uncaughtException', (error, origin) => {
  const failure = describe(error);
  const rejected = origin === 'unhandledRejection';
  report({
    is: 'crashed',
    failure: rejected
      ? {
          ...failure,
          errorType: 'Runtime.UnhandledPromiseRejection',
          errorMessage: `${failure.errorType}: ${failure.errorMessage}`,
        }
      : failure,
  });
  process.exit(rejected ? 128 : 129);
});

try {
  const started = performance.now();
  const handler = await load();
  port.on('message', (assignment: Assignment) => void run(handler, assignment));
  report({ is: 'ready', ms: performance.now() - started });
} catch (error) {
  report({ is: 'unready', failure: describe(error) });
}

/** The handler of `index.handler`, from `index.mjs`, `index.js` or `index.cjs` in the function's folder. */
async function load(): Promise<Handler> {
  const [file = '', name = ''] = handlerName.split('.');
  const path = ['.mjs', '.js', '.cjs'].map((extension) => join(folder, file + extension)).find(existsSync);
  if (!path) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`);
  const module = await import(pathToFileURL(path).href).catch((error) => {
    throw error instanceof SyntaxError ? named('Runtime.UserCodeSyntaxError', String(error)) : error;
  });
  const handler = module[name] ?? module.default?.[name];
  if (typeof handler !== 'function')
    throw named('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  return handler;
}

async function run(handler: Handler, assignment: Assignment): Promise<void> {
  requestId = assignment.requestId;
  try {
    const result = await handler(JSON.parse(assignment.event), contextOf(assignment));
    report({ is: 'returned', payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    report({ is: 'threw', failure: describe(error) });
  }
}

function contextOf({ requestId: awsRequestId, deadline, functionArn }: Assignment) {
  return {
    awsRequestId,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: functionArn,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function describe(error: unknown): Failure {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

/** Console and standard output become lines, sent in order with the reports; console lines are JSON as Lambda writes them. */
function captureOutput(): void {
  const methods = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;
  const least = levels.indexOf(process.env.AWS_LAMBDA_LOG_LEVEL ?? 'INFO');
  for (const [method, level] of Object.entries(methods))
    console[method as keyof typeof methods] = (...words: unknown[]) => {
      if (levels.indexOf(level) >= least) log(JSON.stringify(logLine(level, words)));
    };
  const write = (chunk: unknown, ...rest: unknown[]) => {
    for (const line of String(chunk).split('\n')) if (line) log(line);
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
}

function log(line: string): void {
  report({ is: 'log', line });
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html: one object is the message, an error brings its own fields. */
function logLine(level: string, words: readonly unknown[]): object {
  const head = { timestamp: new Date().toISOString(), level, requestId };
  const error = words.find((word) => word instanceof Error);
  const message = words.length === 1 && !error && typeof words[0] === 'object' ? words[0] : words.map(text).join(' ');
  if (!error) return { ...head, message };
  return { ...head, message, errorType: error.name, errorMessage: error.message, stackTrace: error.stack?.split('\n') };
}

const text = (word: unknown) =>
  typeof word === 'string' ? word : word instanceof Error ? (word.stack ?? word.message) : JSON.stringify(word);
