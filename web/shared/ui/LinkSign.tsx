// Says when the live line is away, since then prices and figures are old. Nothing is drawn while all is well.
import { Badge } from '@mantine/core';
import { useLink } from '../api/live';
import { useShared } from '../i18n';

export function LinkSign() {
  const t = useShared();
  return useLink() === 'reconnecting' ? <Badge variant="light" color="orange" role="status">{t('states.reconnecting')}</Badge> : null;
}
