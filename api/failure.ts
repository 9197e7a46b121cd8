import type { FastifyError } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { KapocsError, errors, type ErrorCode } from '#contract/errors.ts';
import { isAway, isBusy, isDuplicate, isFull } from '#db/busy.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

const fastifyCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'JSON_INVALID',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'JSON_INVALID',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE',
  FST_STATIC_FORBIDDEN_PATH: 'NOT_FOUND',
};

/** What a caller is told of any error: a code of the closed list, never the error's own words. */
export function asFailure(error: Error & { code?: string; statusCode?: number }): KapocsError {
  if (error instanceof KapocsError) return error;
  const known = fastifyCodes[error.code ?? ''];
  if (known) return new KapocsError(known);
  if (isBusy(error)) return new KapocsError('DATABASE_BUSY');
  if (isAway(error)) return new KapocsError('DATABASE_UNREACHABLE', {}, error);
  // Two asked for the same thing at once: whoever came second sees what the first one made.
  if (isDuplicate(error)) return new KapocsError('CONFLICT');
  if (isFull(error)) return new KapocsError('DISK_FULL');
  if (error instanceof SyntaxError) return new KapocsError('JSON_INVALID');
  const theirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return theirs ? new KapocsError('REQUEST_MALFORMED') : new KapocsError('INTERNAL', {}, error);
}

export const bodyOf = ({ code, message, details }: KapocsError): { error: object } => ({
  error: { code, message, details },
});

/** For what fails before there is a route to answer. */
export function refuseRaw(error: FastifyError, response: ServerResponse): void {
  const failure = asFailure(error);
  response.writeHead(failure.status, { 'content-type': JSON_TYPE }).end(JSON.stringify(bodyOf(failure)));
}

/** Answers what is not HTTP at all, or has too long a head, in the shape of every other refusal. */
export function answerNonsense(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const body = JSON.stringify(bodyOf(new KapocsError('REQUEST_MALFORMED')));
    const head = `HTTP/1.1 ${errors.REQUEST_MALFORMED[0]} Bad Request\r\nContent-Type: ${JSON_TYPE}`;
    socket.write(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  }
  socket.destroy();
}
