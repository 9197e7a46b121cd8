import axios, { type AxiosResponse, isAxiosError } from 'axios';
import { z } from 'zod';
import type { Endpoint, Input, Output } from '#contract/endpoint.ts';
import { type ErrorCode, type ErrorDetails, isErrorCode } from '#contract/errors.ts';
import { requestOf } from './request-of.ts';

/** What can go wrong before the API has said anything, beside the codes it says. */
export const clientCodes = ['UNREACHABLE', 'ANSWER_UNREADABLE'] as const;
export type FailureCode = ErrorCode | (typeof clientCodes)[number];

/** The one error a call throws (but for a cancelled one). `status` 0: no answer came. */
export class ApiFailure extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly details: ErrorDetails;

  constructor(code: FailureCode, status: number, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'ApiFailure';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export type How = {
  signal?: AbortSignal;
  /** The raw body of an upload. */
  file?: Blob;
  /** Share of the upload that has left, 0–1. */
  onUpload?: (share: number) => void;
};

const Refusal = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).default({}) }),
});

const http = axios.create({ paramsSerializer: { indexes: null }, validateStatus: () => true });

type Listener = (failure: ApiFailure) => void;
const listeners = new Set<Listener>();

/** Hears every failure of every call; the session watches for expiry this way. Returns the way to stop. */
export function onFailure(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function failed(failure: ApiFailure): ApiFailure {
  for (const listener of listeners) listener(failure);
  return failure;
}

function refusalIn(response: AxiosResponse<unknown>): ApiFailure {
  const { data, status } = response;
  const parsed = Refusal.safeParse(data);
  if (!parsed.success) return new ApiFailure('ANSWER_UNREADABLE', status, `HTTP ${status}`);
  const { code, message, details } = parsed.data.error;
  return new ApiFailure(isErrorCode(code) ? code : 'ANSWER_UNREADABLE', status, message, details);
}

async function send(endpoint: Endpoint, input: object, how: How): Promise<AxiosResponse<unknown>> {
  const { url, query, body } = requestOf(endpoint, input);
  try {
    return await http.request<unknown>({
      method: endpoint.method,
      url,
      params: query,
      ...(endpoint.method === 'GET' ? {} : { data: how.file ?? body ?? {} }),
      ...(how.file ? { headers: { 'content-type': how.file.type || 'application/octet-stream' } } : {}),
      ...(how.signal ? { signal: how.signal } : {}),
      ...(how.onUpload ? { onUploadProgress: ({ progress }) => how.onUpload?.(progress ?? 0) } : {}),
    });
  } catch (error) {
    if (axios.isCancel(error)) throw error;
    throw failed(new ApiFailure('UNREACHABLE', 0, isAxiosError(error) ? (error.code ?? error.message) : String(error)));
  }
}

/** Asks the API. What goes in is typed by the contract, what comes out is checked against it. Throws ApiFailure. */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E>, how: How = {}): Promise<Output<E>> {
  const response = await send(endpoint, input as object, how);
  if (response.status >= 400) throw failed(refusalIn(response));
  const parsed = endpoint.output.safeParse(bodyOf(endpoint, response));
  if (parsed.success) return parsed.data as Output<E>;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw failed(new ApiFailure('ANSWER_UNREADABLE', response.status, endpoint.path, { fields }));
}

/** An empty answer is null where the promise knows null, else an empty object. */
function bodyOf(endpoint: Endpoint, { status, data }: AxiosResponse<unknown>): unknown {
  if (status !== 204) return data;
  return endpoint.output.safeParse(null).success ? null : {};
}
