/** A block of PEM: its label, such as `CERTIFICATE`, and the block as OpenSSL reads it. */
export interface PemBlock {
  readonly label: string;
  readonly text: string;
}

/**
 * Returns the blocks of PEM in a text, each with the line breaks that OpenSSL needs. Also accepts PEM that a form or a shell
 * has changed: on one line, with `\n` as two characters, with other line ends, or in base64.
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const decoded = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString();
  return [...decoded.replace(/\\+[rn]/g, '\n').matchAll(block)].map(([, label = '', body = '']) => ({
    label,
    text: `-----BEGIN ${label}-----\n${withLines(body)}\n-----END ${label}-----\n`,
  }));
}

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----((?:(?!-----)[\s\S])*)-----END \1-----/g;

/** Keys that OpenSSL encrypted in its old way have two headers in front of the content (RFC 1421). */
const encryption = /^\s*Proc-Type: ?4,ENCRYPTED\s+DEK-Info: ?([A-Z0-9-]+,[0-9A-Fa-f]+)\s/;

function withLines(body: string): string {
  const algorithm = encryption.exec(body);
  const headers = algorithm ? `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${algorithm[1]}\n\n` : '';
  const content = body.slice(algorithm?.[0].length ?? 0).replace(/\s/g, '');
  return headers + Array.from(content.matchAll(/.{1,64}/g), ([line]) => line).join('\n');
}
