// What a refused call throws. The server's stable code decides the text that people read; its detail is the fallback.
import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;
  /** To be quoted to support: finds the call in the server's log. */
  readonly requestId: string | null;

  constructor(problem: Problem, requestId: string | null = null) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = requestId;
  }

  /** The refused fields, as a form wants them. */
  fields(): Record<string, string> {
    return Object.fromEntries((this.problem.fields ?? []).map(({ name, message }) => [name, message]));
  }
}

/** The refusal in a response, also where something before the server (a proxy) answered with something else than a problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Problem;
    if (problem.code) return problem;
  } catch {
    // Not a problem document; told by its status alone.
  }
  return { type: 'about:blank', title: response.statusText || String(response.status), status: response.status, code: `http_${response.status}` };
}

export const OFFLINE = 'offline';

export const isOffline = (error: unknown) => error instanceof ApiError && error.code === OFFLINE;

export function offline(): ApiError {
  return new ApiError({ type: 'about:blank', title: 'offline', status: 0, code: OFFLINE });
}
