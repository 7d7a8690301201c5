import type { Json } from '../service.ts';

/** The members that travel in the query, by their name there. */
const QUERY: Readonly<Record<string, string>> = {
  groupName: 'GroupName',
  clientToken: 'ClientToken',
  ScheduleGroup: 'GroupName',
  NamePrefix: 'NamePrefix',
  NextToken: 'NextToken',
  MaxResults: 'MaxResults',
  State: 'State',
};

const COLLECTIONS: Readonly<Record<string, string>> = { schedules: 'Schedule', 'schedule-groups': 'ScheduleGroup' };
const VERBS: Readonly<Record<string, string>> = { POST: 'Create', GET: 'Get', PUT: 'Update', DELETE: 'Delete' };

/**
 * The operation and input of a request in restJson1: `PUT /schedules/reminder` → UpdateSchedule.
 * Undefined when the path leads to no operation that is here.
 */
export function route(request: {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}): { operation: string; input: Json } | undefined {
  const { method, path, query, body } = request;
  const [, collection = '', name, ...more] = path.split('/');
  const noun = COLLECTIONS[collection];
  if (!noun || more.length || (noun === 'ScheduleGroup' && method === 'PUT')) return undefined;
  const operation = name ? VERBS[method] && `${VERBS[method]}${noun}` : method === 'GET' ? `List${noun}s` : undefined;
  if (!operation) return undefined;
  const known = [...query].filter(([key]) => key in QUERY).map(([key, value]) => [QUERY[key], value]);
  const input = {
    ...Object.fromEntries(known),
    ...(body && JSON.parse(body)),
    ...(name && { Name: decodeURIComponent(name) }),
  };
  return { operation, input };
}
