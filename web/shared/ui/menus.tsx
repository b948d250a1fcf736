// The menus at the top of every page: language, colours, oneself.
import { ActionIcon, Avatar, Menu, Text, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api } from '../api/client';
import { useMe } from '../api/queries';
import { session } from '../api/session';
import { language, languages, nameOfLanguage, setLanguage, useLanguage, useShared } from '../i18n';

export function LanguageMenu() {
  const t = useShared();
  useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon size="lg" aria-label={t('menus.language')}><IconLanguage size={19} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {languages().map((one) => (
          <Menu.Item key={one} lang={one} onClick={() => void setLanguage(one)} rightSection={one === language() && <IconCheck size={14} />}>{nameOfLanguage(one)}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEMES: [MantineColorScheme, ReactNode][] = [['light', <IconSun key="l" size={16} />], ['dark', <IconMoon key="d" size={16} />], ['auto', <IconDeviceDesktop key="a" size={16} />]];

export function SchemeMenu() {
  const t = useShared();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon size="lg" aria-label={t('menus.colours')}>{colorScheme === 'dark' ? <IconMoon size={19} /> : <IconSun size={19} />}</ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(([scheme, icon]) => (
          <Menu.Item key={scheme} leftSection={icon} onClick={() => setColorScheme(scheme)} rightSection={scheme === colorScheme && <IconCheck size={14} />}>
            {t(`schemes.${scheme}` as 'schemes.auto')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export async function signOut() {
  await api.DELETE('/sessions/current').catch(() => undefined);
  session.end();
}

export function UserMenu({ children }: { children?: ReactNode }) {
  const t = useShared();
  const { data } = useMe();
  const name = data?.user.name ?? '';
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton><span className="visually-hidden">{t('menus.user')}</span><Avatar aria-hidden name={name} color="brand" size={32} radius="xl" variant="light" /></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label><Text size="sm" fw={600} c="var(--mantine-color-text)" className="clip">{name}</Text><Text size="xs" className="clip" dir="auto">{data?.user.email}</Text></Menu.Label>
        <Menu.Divider />
        {children}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('menus.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
