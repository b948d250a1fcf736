// Whose work is in these pages besides ours, with the notice that the chart library asks for.
import { Anchor, Table, Text } from '@mantine/core';
import { CHARTS_LINK, CHARTS_NOTICE, LICENCES } from '@shared/licences';
import { useT } from '../texts';
import { Page, Panel } from '../ui';

export default function Licences() {
  const t = useT();
  return (
    <Page title={t('licences.title')} back="/profile">
      <Panel title={t('licences.charts')}>
        <Text size="sm"><bdi dir="ltr">{CHARTS_NOTICE}</bdi> <Anchor href={CHARTS_LINK} target="_blank" rel="noreferrer" size="sm" underline="always"><bdi dir="ltr">{CHARTS_LINK}</bdi></Anchor></Text>
      </Panel>
      <Panel title={t('licences.parts')}>
        <Text size="sm" c="dimmed" mb="sm">{t('licences.says')}</Text>
        <Table fz="sm" aria-label={t('licences.parts')}>
          <Table.Thead><Table.Tr><Table.Th>{t('licences.part')}</Table.Th><Table.Th>{t('licences.licence')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{Object.entries(LICENCES).map(([name, licence]) => <Table.Tr key={name}><Table.Td><bdi dir="ltr">{name}</bdi></Table.Td><Table.Td><bdi dir="ltr">{licence}</bdi></Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
      </Panel>
    </Page>
  );
}
