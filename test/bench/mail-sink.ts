import { createServer, type Socket } from 'node:net';

/**
 * A mail server in a process of its own that accepts everything and keeps nothing: as little as SMTP needs, so that what
 * is measured is the sender. Tells its parent the port, and how many mails it took whenever it is asked.
 */
let accepted = 0;
const server = createServer(serve).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('message', () => process.send?.({ accepted }));
process.on('disconnect', () => process.exit(0));

function serve(socket: Socket): void {
  let pending = '';
  let isContent = false;
  socket.setEncoding('latin1').setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    pending += chunk;
    for (;;) {
      const end = pending.indexOf(isContent ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const line = pending.slice(0, end);
      pending = pending.slice(end + (isContent ? 5 : 2));
      if (isContent) accepted += 1;
      isContent = !isContent && /^DATA/i.test(line);
      socket.write(isContent ? '354 go on\r\n' : answerTo(line));
    }
  });
  socket.write('220 sink\r\n');
}

function answerTo(line: string): string {
  if (/^EHLO/i.test(line)) return '250-sink\r\n250 8BITMIME\r\n';
  return /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n';
}
