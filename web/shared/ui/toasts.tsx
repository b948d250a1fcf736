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
  const id = error instanceof ApiError ? error.requestId : null;
  notifications.show({
    color: 'red',
    autoClose: 10_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': sayShared('actions.close') },
    title: wordsFor(error),
    message: id && <CopyText text={id} label={sayShared('states.reference')} />,
  });
}

export function toastDone(text: string) {
  notifications.show({ color: 'green', autoClose: 4000, withBorder: true, closeButtonProps: { 'aria-label': sayShared('actions.close') }, message: text });
}
