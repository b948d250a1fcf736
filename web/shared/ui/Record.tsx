// The page of one thing: who or what it is always in view, all tabs visible, actions at the end of the head. The tab is in the address.
import { Group, Tabs, Title } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { Loading } from './states';
import styles from './record.module.css';

export interface Tab {
  key: string;
  label: string;
  count?: number;
  content: () => ReactNode;
}

interface Props {
  title: ReactNode;
  /** Beside the title: states as badges. */
  badges?: ReactNode;
  /** Under the title: number, country, owner. */
  about?: ReactNode;
  actions?: ReactNode;
  /** The figures that are always in view. */
  figures?: { label: string; value: ReactNode }[];
  tabs: Tab[];
}

export function Record({ title, badges, about, actions, figures, tabs }: Props) {
  const search = useRouterState({ select: (state) => state.location.search as { [name: string]: string } });
  const navigate = useNavigate();
  const chosen = tabs.find((tab) => tab.key === search['tab']) ?? tabs[0];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Group justify="space-between" gap="sm" align="flex-start">
          <div>
            <Group gap={8}><Title order={1} size="h3">{title}</Title>{badges}</Group>
            {about && <div className={styles.about}>{about}</div>}
          </div>
          <Group gap={6}>{actions}</Group>
        </Group>
        {figures && <dl className={styles.figures}>{figures.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>}
      </header>
      <Tabs value={chosen?.key} onChange={(tab) => void navigate({ to: '.', search: { tab: tab === tabs[0]?.key ? undefined : tab } as never })} keepMounted={false} classNames={{ list: styles.tabs }}>
        <Tabs.List>
          {tabs.map((tab) => <Tabs.Tab key={tab.key} value={tab.key}>{tab.label}{tab.count ? <span className={styles.count}>{tab.count}</span> : null}</Tabs.Tab>)}
        </Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Panel key={tab.key} value={tab.key} className={styles.panel}><Suspense fallback={<Loading />}>{tab.key === chosen?.key && tab.content()}</Suspense></Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}

/** A card of facts: label and value, line by line. */
export function Facts({ title, facts, action }: { title?: string; facts: [string, ReactNode][]; action?: ReactNode }) {
  return (
    <section className={styles.card} aria-label={title}>
      {title && <Group justify="space-between" mb={6}><Title order={2} size="h5">{title}</Title>{action}</Group>}
      <dl className={styles.facts}>{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value ?? '—'}</dd></div>)}</dl>
    </section>
  );
}

export function Card({ title, action, children }: { title?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.card}>
      {(title || action) && <Group justify="space-between" mb={8} wrap="nowrap"><Title order={2} size="h5">{title}</Title>{action}</Group>}
      {children}
    </section>
  );
}

export const Cards = ({ children }: { children: ReactNode }) => <div className={styles.cards}>{children}</div>;

export interface Moment {
  id: string;
  at: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  icon?: ReactNode;
}

export function Timeline({ moments }: { moments: Moment[] }) {
  return (
    <ol className={styles.timeline}>
      {moments.map((moment) => (
        <li key={moment.id}>
          <span className={styles.icon} aria-hidden>{moment.icon}</span>
          <div className="grow"><div className={styles.moment}>{moment.title}<span className="quiet">{moment.at}</span></div>{moment.text && <div className={styles.text}>{moment.text}</div>}</div>
        </li>
      ))}
    </ol>
  );
}
