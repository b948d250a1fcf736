// Who changed what, and the proof that nobody changed that since.
import { Alert, Button } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { number } from '@shared/i18n/format';
import { toastError } from '@shared/ui/toasts';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useT } from '../texts';
import Trail from './Trail';

export default function Audit() {
  const t = useT();
  const check = useMutation({ mutationFn: () => ask(api.GET('/audit/verify')), onError: toastError, meta: { quiet: true } });
  const verdict = check.data;
  return (
    <>
      {verdict && (
        <Alert m="md" mb={0} role="status" variant="light" color={verdict.intact ? 'green' : 'red'} icon={verdict.intact ? <IconShieldCheck size={20} /> : <IconAlertTriangle size={20} />} withCloseButton onClose={check.reset} closeButtonLabel={t('words.close')}>
          {verdict.intact ? t('audit.intact', { entries: number(verdict.entries) }) : t('audit.broken', { id: verdict.brokenAt ?? '' })}
        </Alert>
      )}
      <Trail actions={<Button variant="default" leftSection={<IconShieldCheck size={15} />} loading={check.isPending} onClick={() => check.mutate()}>{t('audit.check')}</Button>} />
    </>
  );
}
