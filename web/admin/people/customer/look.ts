// Looking as a customer: the members area in a tab of its own, which is handed its token by this page, so that it stands in no address.
import { api, ask, keyed, newKey } from '@shared/api/client';

/** Nobody waits longer for a tab to open. */
const PATIENCE_MS = 60_000;

/** False where the browser opens no tab. Call it on a click. */
export async function lookAs(customerId: string, reason: string): Promise<boolean> {
  const tab = window.open('/look', '_blank');
  if (!tab) return false;
  const ready = new Promise<void>((done, fail) => {
    const late = setTimeout(() => fail(new Error('the tab did not open')), PATIENCE_MS);
    window.addEventListener('message', function hear({ source, origin }) {
      if (source !== tab || origin !== location.origin) return;
      window.removeEventListener('message', hear);
      clearTimeout(late);
      done();
    });
  });
  // Whoever is refused first has nobody wait for the tab any more.
  ready.catch(() => undefined);
  try {
    const { token } = await ask(api.POST('/sessions/impersonation', { body: { customerId, reason }, headers: keyed(newKey()) }));
    await ready;
    tab.postMessage({ look: token }, location.origin);
    return true;
  } catch (error) {
    tab.close();
    throw error;
  }
}
