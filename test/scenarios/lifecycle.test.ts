import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPackage } from '../../documents/verify.ts';
import { generalClauses } from '../../domain/conformance/general.ts';
import { acts } from '../../domain/course.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { bodyOf, readPdf } from '../documents/read.ts';
import { type Json, Person } from './client.ts';
import { type Story, tellStory } from './story.ts';

/** One case, told over HTTP through the synthesized template; everything below looks at what it left. */
let cloud: Cloud;
let story: Story;
let folder: string;
let before: ReturnType<Cloud['counts']>;
let after: ReturnType<Cloud['counts']>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true });
  before = cloud.counts();
  // Waiting for the seal by settling, not by asking again and again: what is counted below is the lifecycle.
  story = await tellStory(cloud, { pause: () => cloud.settle() });
  await cloud.settle();
  after = cloud.counts();
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const eventsOf = async (): Promise<Json[]> => {
  const { body } = await new Person(cloud, 'agent-1').get(`/v1/cases/${story.caseId}/events`);
  return body.items;
};

/** Clauses that no single case can show. */
const general = Object.keys(generalClauses).length;

describe('one entrusted case, from arrival to sealed archive', () => {
  clause('7.2.1.1', () => {
    test('it was registered online and received by an agent of the township', () => {
      expect(story.view).toMatchObject({
        channel: { code: 'online' },
        office: { code: 'heping' },
        agent: { id: 'agent-1' },
      });
    });
  });

  clause('A.7.4', () => {
    test('the agreement took effect with the second signature, and was printed with the wording of Annex A', async () => {
      const text = bodyOf(await readPdf(story.agreementPdf));
      expect(text).toContain('生效日期以最后签字日为准');
      expect(text).toContain('委托期限');
      expect(story.view.agreement).toMatchObject({ effective: true });
    });

    test('the rare character of the contact stands in the agreement as itself', async () => {
      expect(bodyOf(await readPdf(story.agreementPdf))).toContain('冯䶮');
    });
  });

  clause('A.7.6', () => {
    test('the resident and the agent each open a copy of the agreement, and it is the same one', async () => {
      const { body } = await new Person(cloud, 'resident-1').get(`/v1/my/cases/${story.caseId}/documents/agreement`);
      const own = await (await fetch(body.link.url)).arrayBuffer();
      expect(Buffer.from(own).equals(story.agreementPdf)).toBe(true);
      expect(bodyOf(await readPdf(story.agreementPdf))).toContain('本协议一式贰份，甲、乙双方各执壹份');
    });
  });

  clause('7.2.5.1', () => {
    test('the service ended by itself, in the same commit as the last delivery', async () => {
      const course = await eventsOf();
      const ended = course.findIndex(({ clause: number }: Json) => number === '7.2.5.1');
      const around = course.slice(ended - 1, ended + 2);
      expect(around.map(({ act }: Json) => act)).toEqual([
        acts.ResultDelivered.act,
        acts.ServiceEnded.act,
        acts.EvaluationInvited.act,
      ]);
      expect(new Set(around.map(({ at }: Json) => at)).size).toBe(1);
    });
  });

  clause('7.2.6', () => {
    test('the evaluation stands by its name', () => {
      expect(story.view.evaluation).toMatchObject({ level: { code: 'very-satisfied', name: '非常满意' } });
    });
  });

  clause('7.2.7', () => {
    test('the package verifies from outside, against the digest and the chain head of the register', () => {
      const report = verifyPackage(story.archive, { sha256: story.sealed.sha256, head: story.sealed.chainHead });
      expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
      expect(report.ok).toBe(true);
    });

    test('the package holds the certificate: no clause is broken, and its chain ends where the package says', async () => {
      const files = unzipSync(story.archive);
      const name = Object.keys(files).find((each) => each.endsWith('data/文书/标准符合性证明.pdf'));
      const text = bodyOf(await readPdf(files[name!]!));
      expect(text).toMatch(new RegExp(`符合\\d+条，不适用\\d+条，待履行1条，不符合0条，非单案${general}条`));
      expect(text).toContain(`链首值：${story.sealed.chainHead}`);
    });

    test('the package can be deleted by nobody before its time', async () => {
      const s3 = new S3Client({
        endpoint: cloud.endpointUrl,
        region: 'us-east-1',
        credentials: cloud.operator,
        forcePathStyle: true,
      });
      const { body } = await new Person(cloud, 'manager-1').get(`/v1/manage/cases/${story.caseId}/archive`);
      const [, Bucket, ...key] = new URL(body.link.url).pathname.split('/');
      const VersionId = new URL(body.link.url).searchParams.get('versionId') ?? '';
      const deletion = s3.send(new DeleteObjectCommand({ Bucket, Key: decodeURIComponent(key.join('/')), VersionId }));
      await expect(deletion).rejects.toThrow(/object lock|AccessDenied|Access Denied/i);
    });

    test('a sealed case takes no further act', async () => {
      const agent = new Person(cloud, 'agent-1');
      const late = await agent.post(`/v1/cases/${story.caseId}/matters/m1/progress`, {
        text: '补充说明',
        means: 'electronic',
      });
      expect(late).toMatchObject({ status: 409, body: { clause: '7.2.7' } });
    });
  });

  clause('5.3.2', () => {
    test('no name, number or phone in clear stands in the table, the logs or the messages', async () => {
      const { readdirSync, readFileSync } = await import('node:fs');
      await cloud.settle();
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const readable = files.filter(({ parentPath }) => !parentPath.includes('blobs'));
      for (const file of readable) {
        const bytes = readFileSync(join(file.parentPath, file.name)).toString('utf8');
        for (const secret of ['990100194602140026', '13000000001', '13000000002', '杏花村8号'])
          expect(bytes.includes(secret), `${file.name} holds personal data`).toBe(false);
      }
    });

    test('every read of the case by staff is in the access log', async () => {
      const { body } = await new Person(cloud, 'manager-1').get(
        `/v1/manage/cases/${story.caseId}/access-log?limit=100`,
      );
      expect(body.items.filter(({ operation }: Json) => operation === 'read-case').length).toBeGreaterThan(1);
    });
  });

  test('it took no more than thirty transitions, three hundred and ten write units (sixty of them to count it) and seventy invocations', () => {
    const invocations = (counts: typeof after) =>
      Object.values(counts.invocations).reduce((sum, each) => sum + each, 0);
    expect(after.transitions - before.transitions).toBeLessThanOrEqual(30);
    expect(after.writeUnits - before.writeUnits).toBeLessThanOrEqual(310);
    expect(invocations(after) - invocations(before)).toBeLessThanOrEqual(70);
  });
});
