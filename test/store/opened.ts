import { openDynamoDb } from '../../local/dynamodb/index.ts';
import { openKms } from '../../local/kms.ts';
import { surround } from '../local/conformance/cloud.ts';
import { front } from '../local/conformance/front.ts';
import { cases } from '../local/dynamodb/opened.ts';

/** The one table and a key on this machine, reached as in the cloud. */
export async function openStore() {
  const { surroundings, services, stop: close } = surround('cn-northwest-1');
  const [dynamo, kms] = [openDynamoDb(surroundings), openKms(surroundings)];
  services.push(dynamo, kms);
  dynamo.ensureTable(cases);
  const { endpoint, stop } = await front(dynamo, kms);
  Object.assign(process.env, {
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'OPERATOR',
    AWS_SECRET_ACCESS_KEY: 'operator-secret',
    AWS_ENDPOINT_URL: endpoint,
  });
  return {
    table: cases.TableName,
    keyArn: kms.ensureKey({ id: 'data' }),
    stop: async () => {
      await stop();
      await close();
    },
  };
}
