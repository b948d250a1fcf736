// Who the customer is and how they came.
import { type Schemas } from '@shared/api/client';
import { country } from '@shared/i18n/format';
import { CopyText } from '@shared/ui/Copy';
import { Money, Num } from '@shared/ui/Num';
import { Cards, Facts } from '@shared/ui/Record';
import { Time } from '@shared/ui/Time';
import { useT } from '../../texts';

export function Profile({ customer }: { customer: Schemas['Customer'] }) {
  const t = useT();
  return (
    <Cards>
      <Facts title={t('customer.person')} facts={[
        [t('customers.name'), <bdi key="n">{customer.name}</bdi>], [t('customers.email'), <CopyText key="e" text={customer.email} />], [t('customer.phone'), customer.mobilenumber && <CopyText text={customer.mobilenumber} />],
        [t('customers.country'), country(customer.country)], [t('customer.language'), customer.communicationLanguage], [t('customer.confirmed'), <Time key="c" value={customer.confirmedAt} />], [t('customer.roles'), customer.roles.join(', ')],
      ]} />
      <Facts title={t('customer.care')} facts={[
        [t('customer.retention'), customer.retentionAgent?.name], [t('customer.conversion'), customer.conversionAgent?.name], [t('customer.desk'), customer.salesDesk?.name], [t('customers.salesStatus'), customer.salesStatusName],
        [t('customer.lastContact'), <Time key="l" value={customer.lastContactDate} as="ago" />], [t('customer.risk'), customer.riskStatus], [t('customer.notes'), customer.notes],
      ]} />
      <Facts title={t('customer.trade')} facts={[
        [t('customers.volume'), <Num key="v" value={customer.totalVolumeTraded} most={2} />], [t('customer.volumeWeek'), <Num key="w" value={customer.tradeVolumeLastWeek} most={2} />], [t('customer.volumeOpen'), <Num key="o" value={customer.tradeVolumeOpen} most={2} />],
        [t('customer.lastTrade'), <Time key="t" value={customer.lastTradingActivityDate} as="ago" />], [t('customer.lastDeposit'), <Time key="d" value={customer.lastDepositDate} as="ago" />],
        [t('customer.groups'), customer.groups.map((group) => group.name).join(', ')],
      ]} />
      <Facts title={t('customer.origin')} facts={[
        [t('customer.source'), customer.source], [t('customer.referrer'), customer.referrer], [t('customer.affiliate'), customer.affiliateId], [t('customer.commissions'), <Money key="m" value={customer.commissionsGranted} currency="USD" />],
        [t('customer.logins'), <Num key="n" value={customer.totalLogins} />], [t('customer.lastLogin'), <Time key="g" value={customer.lastLoginDate} as="ago" />], [t('customer.id'), <CopyText key="i" text={customer.id} />],
      ]} />
    </Cards>
  );
}
