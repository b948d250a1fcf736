// Finds a customer, a lead, a transaction or a page from anywhere: Ctrl K.
import { Kbd, Loader, Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useHotkeys } from '@mantine/hooks';
import { api, ask } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { money } from '@shared/i18n/format';
import type { NavGroup } from '@shared/ui/Shell';
import { IconCash, IconSearch, IconUser, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { transactionType } from './badges';
import styles from './search.module.css';
import { useT } from './texts';

interface Hit {
  key: string;
  kind: string;
  title: string;
  about?: string;
  to: string;
  icon: ReactNode;
}

const EACH = 6;
const TYPING_MS = 200;

export default function Search({ nav }: { nav: NavGroup[] }) {
  const t = useT();
  const [opened, { open, close }] = useDisclosure();
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <UnstyledButton className={styles.box} onClick={open} aria-label={t('search.title')}>
        <IconSearch size={16} aria-hidden /><span className={styles.hint}>{t('search.hint')}</span><Kbd size="xs" visibleFrom="sm">Ctrl K</Kbd>
      </UnstyledButton>
      <Modal opened={opened} onClose={close} withCloseButton={false} padding={0} size="lg" yOffset="12vh" centered={false} attributes={{ content: { 'aria-label': t('search.title') } }}>
        {opened && <Box nav={nav} close={close} />}
      </Modal>
    </>
  );
}

function useHits(text: string, nav: NavGroup[]): { hits: Hit[]; busy: boolean } {
  const t = useT();
  const may = useMay();
  const pages = nav.flatMap((group) => group.items).filter((item) => (!item.op || may(item.op)) && (!text || item.label.toLocaleLowerCase().includes(text.toLocaleLowerCase()))).slice(0, text ? EACH : 12)
    .map((item): Hit => ({ key: item.to, kind: t('search.pages'), title: item.label, to: item.to, icon: item.icon }));
  const { data, isFetching } = useQuery({
    queryKey: ['search', text], enabled: text.length >= 2, staleTime: 10_000,
    queryFn: async (): Promise<Hit[]> => {
      const [customers, leads, transactions] = await Promise.all([
        may('listCustomers') ? ask(api.GET('/customers', { params: { query: { search: text, limit: EACH } } })) : undefined,
        may('listLeads') ? ask(api.GET('/leads', { params: { query: { search: text, limit: EACH, offset: 0, orderBy: 'createdAt|DESC', filters: {} } } })) : undefined,
        may('listTransactions') ? ask(api.GET('/transactions', { params: { query: { search: text, limit: EACH, offset: 0 } } })) : undefined,
      ]);
      return [
        ...(customers?.customers ?? []).map((one): Hit => ({ key: one.id, kind: t('nav.customers'), title: one.name, about: `${one.accountId} · ${one.email}`, to: `/customers/${one.id}`, icon: <IconUser /> })),
        ...(leads?.leads ?? []).map((one): Hit => ({ key: `l${one.id}`, kind: t('nav.leads'), title: one.name, about: one.email ?? one.mobilenumber ?? '', to: `/leads/${one.id}`, icon: <IconUserPlus /> })),
        ...(transactions?.transactions ?? []).map((one): Hit => ({ key: one.id, kind: t('nav.transactions'), title: `${transactionType(one.type)} ${money(one.amount, one.currency)}`, about: one.customer?.name, to: `/customers/${one.customerId}?tab=transactions`, icon: <IconCash /> })),
      ];
    },
  });
  return { hits: [...(data ?? []), ...pages], busy: isFetching };
}

function Box({ nav, close }: { nav: NavGroup[]; close: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS);
  const { hits, busy } = useHits(asked, nav);
  const [at, setAt] = useState(0);
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    const [to, query] = hit.to.split('?');
    void navigate({ to, search: Object.fromEntries(new URLSearchParams(query)) as never });
    close();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(hits[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div onKeyDown={keys}>
      <TextInput data-autofocus size="md" variant="unstyled" px="md" aria-label={t('search.title')} placeholder={t('search.hint')} role="combobox" aria-expanded aria-controls="hits" aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
        leftSection={<IconSearch size={18} />} rightSection={busy && <Loader size={16} />} value={text} onChange={(event) => { setText(event.currentTarget.value); setAt(0); }} />
      <div id="hits" role="listbox" aria-label={t('search.title')} className={styles.hits}>
        {hits.map((hit, index) => (
          <div key={hit.key} id={`hit-${index}`} role="option" aria-selected={index === at} className={styles.hit} onMouseEnter={() => setAt(index)} onClick={() => go(hit)}>
            <span className={styles.icon} aria-hidden>{hit.icon}</span>
            <span className="grow"><span className="clip" style={{ display: 'block' }}><bdi>{hit.title}</bdi></span>{hit.about && <Text component="span" size="xs" c="dimmed" className="clip" style={{ display: 'block' }}><bdi>{hit.about}</bdi></Text>}</span>
            <Text component="span" size="xs" c="dimmed">{hit.kind}</Text>
          </div>
        ))}
        {asked.length >= 2 && !busy && hits.length === 0 && <Text p="md" size="sm" c="dimmed" role="status">{t('search.none')}</Text>}
      </div>
    </div>
  );
}
