import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Commit } from '../../store/cases.ts';
import { reportsPartition } from '../../store/keys.ts';
import { countCase } from '../tasks/count-case.ts';
import { type Dispatched, dispatch } from '../tasks/dispatch.ts';
import { attendReport } from '../tasks/report/attend.ts';
import { sendNotices } from '../tasks/send-notices.ts';

/**
 * Reads the stream. Only commits, waits and the records of reports arrive (the mapping filters). Records of one case are
 * handled together, in order; the first that fails is named, and the stream comes back from there. A case is counted after it
 * was dispatched.
 */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const [index, record] of Records.entries()) {
    try {
      const period = reportOf(record);
      if (period !== undefined) {
        await attendReport(period);
        continue;
      }
      const caseId = caseOf(record);
      if (isCommit(record)) await sendNotices(commitOf(record));
      if (isLastOf(caseId, Records, index)) await count(await dispatch(caseId));
    } catch (error) {
      console.log(JSON.stringify({ code: 'DISPATCH_FAILED', error: (error as Error).name, eventId: record.eventID }));
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};

/** The period of a report whose record or wait this is. */
function reportOf({ dynamodb }: DynamoDBRecord): string | undefined {
  const [pk = '', sk = ''] = [dynamodb?.Keys?.['pk']?.S, dynamodb?.Keys?.['sk']?.S];
  if (pk === reportsPartition) return sk;
  return pk.startsWith('REPORT#') ? pk.slice('REPORT#'.length) : undefined;
}

/**
 * Counts what the case now says. What can't be counted waits for reconciliation, which looks after every case that has changed:
 * numbers never hold up the work.
 */
async function count(dispatched: Dispatched | undefined): Promise<void> {
  if (!dispatched) return;
  try {
    await countCase(dispatched.found);
  } catch (error) {
    const { id: caseId } = dispatched.found.now;
    console.log(JSON.stringify({ code: 'COUNT_FAILED', error: (error as Error).name, caseId }));
  }
}

const caseOf = ({ dynamodb }: DynamoDBRecord): string => (dynamodb?.Keys?.['pk']?.S ?? '').slice('CASE#'.length);

const isCommit = ({ dynamodb }: DynamoDBRecord): boolean => dynamodb?.Keys?.['sk']?.S?.startsWith('COMMIT#') === true;

const commitOf = ({ dynamodb }: DynamoDBRecord): Commit =>
  unmarshall(dynamodb?.NewImage as Record<string, AttributeValue>) as Commit;

/** Bringing the workflow to where a case stands needs doing once per batch, at the case's last record. */
const isLastOf = (caseId: string, records: readonly DynamoDBRecord[], index: number): boolean =>
  !records.slice(index + 1).some((later) => caseOf(later) === caseId);
