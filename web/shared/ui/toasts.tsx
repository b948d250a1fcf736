// Toasts. A refusal is told in the reader's language by its stable code; the server's own words are the fallback.
import { notifications } from '@mantine/notifications';
import { ApiError } from '../api/client';
import { sayIfKnown, sayShared } from '../i18n';
import { CopyText } from './Copy';

/** What to tell people about a failed call. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof ApiError)) return sayShared('states.unknown');
  const fields = (error.problem.fields ?? []).map((field) => `${field.name}: ${field.message}`).join('\n');
  if (error.status >= 500) return sayIfKnown('shared', `problems.${error.code}`, sayShared('states.server'));
  return sayIfKnown('shared', `problems.${error.code}`, error.problem.detail ?? (fields || error.problem.title));
}

export function toastError(error: unknown) {
  toastRefusal(wordsFor(error), error instanceof ApiError ? error.requestId : null);
}

/** What did not work, where no call failed or its words are known. */
export function toastRefusal(title: string, requestId: string | null = null) {
  notifications.show({
    color: 'red',
    autoClose: 10_000,
    withBorder: true,
    title,
    message: requestId && <CopyText text={requestId} label={sayShared('states.reference')} />,
  });
}

export function toastDone(text: string) {
  notifications.show({ color: 'green', autoClose: 4000, withBorder: true, message: text });
}
