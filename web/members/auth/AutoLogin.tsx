// `/auth/login?token=…&returnUrl=…&statusPopup=…`: signs in by a link, on a click and never by being opened, since mail scanners open links too.
// It leads only to pages that the server lists; anything else leads home.
import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { session } from '@shared/api/session';
import { EntryPage } from '@shared/ui/SignIn';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useT } from '../texts';
import { useLinkToken } from './token';

const paths = (menus: Schemas['Menu'][]): string[] => menus.flatMap((menu) => [menu.path, ...paths(menu.children)]);

export default function AutoLogin() {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { token, search } = useLinkToken();
  const enter = useWrite({
    quiet: true,
    call: async () => {
      const created = await ask(api.POST('/sessions/auto-login', { body: { token } }));
      client.clear();
      session.begin(created.token);
      const wanted = search.get('returnUrl') ?? '/';
      const known: string[] = await ask(api.GET('/settings/menus')).then(({ menus }) => paths(menus), () => []);
      return { created, to: known.includes(wanted) ? wanted : '/' };
    },
    done: ({ created, to }) => {
      if (search.get('statusPopup') !== 'false') toastDone(created.outstandingOnboardingSteps.length ? t('autoLogin.stepsLeft', { name: created.user.firstname }) : t('autoLogin.welcome', { name: created.user.firstname }));
      void navigate({ to, replace: true });
    },
  });
  return (
    <EntryPage title={t('autoLogin.title')} below={<Anchor component={Link} to="/login" size="sm" ta="center">{t('autoLogin.password')}</Anchor>}>
      <Stack gap="sm">
        {enter.error && <Alert color="red" variant="light" role="alert">{wordsFor(enter.error)}</Alert>}
        {!token && <Text size="sm">{t('autoLogin.noToken')}</Text>}
        {token && !enter.error && <Text size="sm" c="dimmed">{session.standing() === 'in' ? t('autoLogin.switches') : t('autoLogin.why')}</Text>}
        {token && !enter.error && <Button size="md" loading={enter.isPending} onClick={() => enter.mutate(undefined)}>{t('autoLogin.action')}</Button>}
      </Stack>
    </EntryPage>
  );
}
