import { Agent, request } from 'node:http';

/** A client for getting things ready: kept-alive connections, no parsing beyond the status. */
export function httpClient(base: string, connections = 64) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(base);
  const ask = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; bytes: number; text: () => string }>((done, fail) => {
      const about =
        body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(
        { agent, hostname, port, method, path, headers: { ...about, ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          answer.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            bytes += chunk.byteLength;
          });
          answer.on('end', () =>
            done({ status: answer.statusCode ?? 0, bytes, text: () => Buffer.concat(chunks).toString() }),
          );
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
