import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const host = '127.0.0.1';

/** @returns the port. @throws Error (code EADDRINUSE) when another program has it */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** The port that was used last, so that links made then still lead here; another one when it has been taken since. */
export async function listenAgain(
  server: Server,
  last: number | undefined,
  say: (line: string) => void,
): Promise<number> {
  if (!last) return listen(server, 0);
  try {
    return await listen(server, last);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    say(
      `端口 ${last} 已被占用，改用其他端口；之前生成的上传链接将失效。 / Port ${last} is taken: upload links made before no longer work.`,
    );
    return listen(server, 0);
  }
}

/** Stops a server at once, connections included. */
export function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
