/** `npm run token -- --as agent-1`: prints an access token of an invented person, for curl, from the running cloud. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readJson } from './durable.ts';
import type { Person } from './identity/people.ts';
import { requestToken } from './identity.ts';

async function main(): Promise<string> {
  const { values } = parseArgs({
    options: {
      as: { type: 'string' },
      list: { type: 'boolean', default: false },
      state: { type: 'string', default: '.local' },
    },
  });
  const run = readJson(join(values.state, 'run.json'));
  if (!run)
    throw new Error(
      `在 ${values.state} 没有运行记录，请先 npm start。 / Nothing runs in ${values.state}: npm start first.`,
    );
  if (values.list) return run.people.map(({ sub, name }: Person) => `${sub}\t${name}`).join('\n');
  if (!values.as) throw new Error('npm run token -- --as <person>, or --list');
  const { clientSecret } = readJson(join(values.state, 'issuer.json'));
  return (await requestToken(run.issuerUrl, clientSecret, values.as)).token;
}

main().then(
  (line) => console.log(line),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
