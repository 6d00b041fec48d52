import { Socket } from 'node:net';

/**
 * A socket that sends what is written during one turn of the event loop together. Statements that do not wait for
 * each other's answers then reach the database in one piece, and wake it once instead of once each.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  const cork = socket.cork.bind(socket);
  let gathering = false;
  socket.cork = () => {
    cork();
    if (gathering) return;
    gathering = true;
    cork();
    process.nextTick(() => {
      gathering = false;
      socket.uncork();
    });
  };
  return socket;
}
