// The typed client of the API. Paths, parameters and answers come from openapi.json; nothing here knows a single endpoint but sessions.
//
// - Every write carries an Idempotency-Key; a call that is repeated (new token, second factor given again) repeats its key.
// - 401 trades the refresh token and repeats once; 403 `proof_needed`, and `password_needed` of a session that came by a link, ask for
//   password or code and repeat once. A "no" also holds for reads that come by themselves; who presses a button is asked again.
// - A refusal throws ApiError; `ask` gives the data of an answer.
import createClient from 'openapi-fetch';
import { parseExact } from './exact';
import { ApiError, offline, problemOf } from './problem';
import type { components, paths } from './schema';
import { session } from './session';

export type Schemas = components['schemas'];
export type { paths };
export { ApiError } from './problem';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

type Asker = () => Promise<boolean>;
let askForProof: Asker = () => Promise.resolve(false);
let permissionsChanged: () => void = () => undefined;
let declined = false;
const PROVABLE = new Set(['proof_needed', 'password_needed']);

/** The portal says how proof is asked for (a dialog) and what to do when a permission is gone. */
export function onRefusals(handlers: { proof: Asker; permissions: () => void }) {
  askForProof = handlers.proof;
  permissionsChanged = handlers.permissions;
}

export const newKey = () => crypto.randomUUID();

async function once(request: Request): Promise<Response> {
  const call = request.clone();
  const token = session.token();
  if (token) call.headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(call);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw offline();
  }
}

async function send(request: Request): Promise<Response> {
  const used = session.token();
  let response = await once(request);
  if (response.status === 401 && used && (await session.refresh(used))) response = await once(request);
  if (response.ok) return exact(response);
  const refusal = await thrown(response);
  if (PROVABLE.has(refusal.code) && (await isProven(request.method))) {
    response = await once(request);
    if (response.ok) return exact(response);
    throw await thrown(response);
  }
  if (refusal.code === 'permission_needed') permissionsChanged();
  throw refusal;
}

async function isProven(method: string): Promise<boolean> {
  if (declined && !WRITES.has(method)) return false;
  const proven = await askForProof();
  declined = !proven;
  return proven;
}

const thrown = async (response: Response) => new ApiError(await problemOf(response), response.headers.get('x-request-id'));

/** JSON answers are read without loss (see exact.ts); files stay as they are. */
async function exact(response: Response): Promise<Response> {
  if (response.status === 204 || !response.headers.get('content-type')?.includes('json')) return response;
  const text = await response.text();
  const headers = new Headers(response.headers);
  headers.set('content-length', String(text.length));
  const read = new Response(text, { status: response.status, headers });
  return Object.assign(read, { json: () => Promise.resolve(parseExact(text)) });
}

/** Lists repeat their name, objects (filters) go as JSON text; what is empty is left out. */
export function querySerializer(query: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) value.forEach((one) => pairs.append(name, String(one)));
    else pairs.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return pairs.toString();
}

export const api = createClient<paths>({ baseUrl: '/api/v1', fetch: send, querySerializer });

api.use({
  onRequest({ request }) {
    if (WRITES.has(request.method) && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', newKey());
    // A look has no part in the portal's cookie: whoever ends it signs nobody out.
    if (new URL(request.url).pathname.includes('/sessions') && !session.looking()) request.headers.set('x-portal', session.portal());
    return request;
  },
});

/** The data of an answer; refusals have been thrown already. */
export async function ask<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** The header that makes a write happen once however often it is sent. */
export const keyed = (key: string) => ({ 'Idempotency-Key': key });
