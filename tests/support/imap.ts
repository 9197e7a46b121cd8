import { createServer, type AddressInfo, type Socket } from 'node:net';

export type Mailbox = { port: number; letters: string[]; sent: string[]; close: () => Promise<void> };

/** As much of an IMAP server (RFC 3501) as it takes to read a mailbox: INBOX and Sent, letters numbered from 1. */
export async function openMailbox(password: string): Promise<Mailbox> {
  const inbox: string[] = [];
  const sent: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('* OK [CAPABILITY IMAP4rev1] ready');
    let text = '';
    const session = { letters: inbox };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        answer(line, say, { socket, session });
      }
    });
  });

  type Line = { socket: Socket; session: { letters: string[] } };

  function answer(line: string, say: (line: string) => void, { socket, session }: Line): void {
    const [tag = '', ...rest] = line.split(' ');
    const command = rest.join(' ');
    const verb = command.toUpperCase();
    if (verb.startsWith('LOGIN') && !command.includes(password)) {
      say(`${tag} NO [AUTHENTICATIONFAILED] no`);
      return;
    }
    if (verb.startsWith('CAPABILITY')) say('* CAPABILITY IMAP4rev1');
    if (verb.startsWith('LIST')) say(`* LIST (\\HasNoChildren) "/" ${/Sent\b/.test(command) ? 'Sent' : 'INBOX'}`);
    if (verb.startsWith('SELECT') || verb.startsWith('EXAMINE'))
      session.letters = /Sent\b/.test(command) ? sent : inbox;
    const { letters } = session;
    if (verb.startsWith('SELECT') || verb.startsWith('EXAMINE')) {
      say(`* ${letters.length} EXISTS`);
      say('* OK [UIDVALIDITY 7] valid');
      say(`* OK [UIDNEXT ${letters.length + 1}] next`);
      say('* FLAGS (\\Seen)');
    }
    if (verb.startsWith('UID SEARCH')) {
      const from = Number(/(\d+):\*/.exec(command)?.[1] ?? '1');
      const named = /HEADER "?Message-ID"? "?(<[^>\s]+>)/i.exec(command)?.[1];
      const uids = letters
        .map((_, at) => at + 1)
        .filter((uid) =>
          named === undefined
            ? uid >= from || uid === letters.length
            : letters[uid - 1]?.includes(`Message-ID: ${named}`),
        );
      say(`* SEARCH ${uids.join(' ')}`.trim());
    }
    if (verb.startsWith('UID FETCH')) {
      const uid = Number(/UID FETCH (\d+)/i.exec(command)?.[1] ?? '0');
      const letter = Buffer.from(letters[uid - 1] ?? '');
      const partial = /BODY\.PEEK\[\]<\d+\.\d+>/i.test(command) ? 'BODY[]<0>' : 'BODY[]';
      socket.write(`* ${uid} FETCH (UID ${uid} ${partial} {${letter.length}}\r\n`);
      socket.write(letter);
      say(')');
    }
    say(`${tag} OK done`);
    if (verb.startsWith('LOGOUT')) socket.end();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    letters: inbox,
    sent,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
