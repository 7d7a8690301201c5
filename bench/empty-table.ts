import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A DynamoDB that holds nothing, and answers at once: what is left is the caller's own time. */
export interface EmptyTable {
  readonly url: string;
  /** How many requests came since the last look. */
  asked(): number;
  close(): void;
}

export async function openEmptyTable(): Promise<EmptyTable> {
  let count = 0;
  const server = createServer(async (request, response) => {
    count += 1;
    await json(request);
    const operation = String(request.headers['x-amz-target']).split('.')[1];
    const answer = operation === 'Query' ? { Items: [], Count: 0, ScannedCount: 0 } : {};
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked() {
      const asked = count;
      count = 0;
      return asked;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
