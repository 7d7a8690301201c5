import type { ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { JsonService } from './json-service.ts';
import type { Page } from './table.ts';

/** Where a walk through a segment goes on: a key of the index, in DynamoDB's own form. */
export type Place = NonNullable<ScanCommandOutput['LastEvaluatedKey']>;

/**
 * Every case there is, and whatever else is counted, for counting all of it anew: the only scan of the system. It reads the index that
 * holds a line for each, not the cases. It is a class of its own so that no request has it at hand.
 */
export class AllCases {
  readonly #name: string;
  readonly #dynamo = new JsonService('dynamodb');

  constructor(name: string) {
    this.#name = name;
  }

  /** One page of a segment: partitions of what has a history, in no order. A case that came into the index a moment ago may be missing. */
  async page(segment: number, of: number, limit: number, after?: Place): Promise<Page<string> & { next?: Place }> {
    const answer = await this.#dynamo.ask<ScanCommandOutput>('Scan', {
      TableName: this.#name,
      IndexName: 'GSI1',
      Segment: segment,
      TotalSegments: of,
      Limit: limit,
      ProjectionExpression: 'pk, sk',
      ...(after && { ExclusiveStartKey: after }),
    });
    const items = (answer.Items ?? [])
      .map((item) => unmarshall(item) as { pk: string; sk: string })
      .flatMap(({ pk, sk }) => (sk === 'HEAD' ? [pk] : []));
    return answer.LastEvaluatedKey ? { items, next: answer.LastEvaluatedKey } : { items };
  }
}
