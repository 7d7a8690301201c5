import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { SteerableClock } from '../../../local/clock.ts';
import { openS3 } from '../../../local/s3/s3.ts';

/** Writes object after object into a state folder, telling each that is stored, until it is killed. */
const s3 = openS3({
  folder: process.argv[2]!,
  clock: new SteerableClock(),
  partition: 'aws',
  region: 'us-east-1',
  account: '000000000000',
  call: () => Promise.reject(new Error('no other service here')),
  busy: () => () => {},
});
s3.ensureBucket({ name: 'bucket', versioning: 'Enabled' });

const put = (key: string, body: Readable) =>
  s3.handle({
    method: 'PUT',
    url: `/bucket/${key}`,
    headers: {},
    body,
    principal: { arn: 'arn:aws:iam::000000000000:root', policies: undefined },
    payloadHash: 'UNSIGNED-PAYLOAD',
  });

/** A body of which half arrives. */
async function* half() {
  yield randomBytes(100_000);
  await new Promise((done) => setTimeout(done, 2 ** 30));
}

void put('never-whole', Readable.from(half()));
for (let i = 0; ; i++) {
  await put(`object-${i}`, Readable.from([randomBytes(50_000), randomBytes(50_000)]));
  process.stdout.write(`object-${i}\n`);
}
