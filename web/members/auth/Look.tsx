// `/look`: where the back office opens the members area as a customer sees it. The token comes from the page that opened this one, and
// from no address: nothing to be kept in a history, and nobody else's page can bring one.
import { Text } from '@mantine/core';
import { session } from '@shared/api/session';
import { EntryPage } from '@shared/ui/SignIn';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../texts';

const PATIENCE_MS = 10_000;

export default function Look() {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const office = window.opener as Window | null;
  const [late, setLate] = useState(!office);
  useEffect(() => {
    if (!office) return undefined;
    const hear = ({ source, origin, data }: MessageEvent<{ look?: string }>) => {
      if (source !== office || origin !== location.origin || !data.look) return;
      client.clear();
      session.look(data.look);
      void navigate({ to: '/', replace: true });
    };
    window.addEventListener('message', hear);
    office.postMessage({ ready: true }, location.origin);
    const waiting = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      window.removeEventListener('message', hear);
      clearTimeout(waiting);
    };
  }, [office, client, navigate]);
  return <EntryPage title={t('look.title')}><Text size="sm">{late ? t('look.none') : t('look.waits')}</Text></EntryPage>;
}
