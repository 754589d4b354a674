/** Reading what arrived, and answering it the way a mail program does. */

export interface MailServers extends Record<string, string> {
  readonly robin: string;
  readonly nadia: string;
  readonly tomas: string;
}

export interface ReadMessage {
  /** Unfolded, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Headers and decoded text of a plain message of ours. */
export function readMessage(raw: string): ReadMessage {
  const [head = '', ...rest] = raw.replaceAll('\r\n', '\n').split('\n\n');
  const headers = Object.fromEntries(
    head
      .replace(/\n[ \t]+/g, ' ')
      .split('\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  const body = rest.join('\n\n');
  const quoted = headers['content-transfer-encoding'] === 'quoted-printable';
  return { headers, text: quoted ? decode(body) : body };
}

function decode(body: string): string {
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** An answer to `raw` in its thread, quoting it, from its recipient to its sender. */
export function reply(
  raw: string,
  { id, date, text }: { readonly id: string; readonly date: string; readonly text: string },
): string {
  const { headers, text: quoted } = readMessage(raw);
  const lines = quoted.trimEnd().split('\n');
  return [
    `From: ${headers.to}`,
    `To: ${headers.from}`,
    `Subject: Re: ${headers.subject?.replace(/^Re: /, '')}`,
    `Date: ${date}`,
    `Message-ID: <${id}@larkfield.example>`,
    `In-Reply-To: ${headers['message-id']}`,
    `References: ${headers.references ?? ''} ${headers['message-id']}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
    `On ${headers.date}, ${headers.from} wrote:`,
    ...lines.map((line) => `> ${line}`),
    '',
  ].join('\r\n');
}
