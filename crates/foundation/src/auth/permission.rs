//! Every permission of the house, each a type of its own, so that a handler's signature says who may call it.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One permission as a type; made by the list below only.
pub trait Permission: Send + Sync + 'static {
    const NAME: &'static str;
    const OPENS: &'static str;
    /// The place in a [`Permissions`] set.
    const BIT: u32;
}

/// A permission as a value: what a role is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: &'static str,
    pub opens: &'static str,
    pub bit: u32,
}

/// A set of permissions, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Permissions(u128);

macro_rules! permissions {
    ($($name:ident $text:literal $opens:literal;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Bit { $($name),+ }

        $(
            #[doc = $opens]
            #[derive(Clone, Copy, Debug)]
            pub struct $name;
            impl Permission for $name {
                const NAME: &'static str = $text;
                const OPENS: &'static str = $opens;
                const BIT: u32 = Bit::$name as u32;
            }
        )+

        /// All permissions, in the order in which they are shown.
        pub const ALL: &[Named] = &[$(Named { name: $text, opens: $opens, bit: Bit::$name as u32 }),+];
    };
}

permissions! {
    ReadDashboard "dashboard.read" "The dashboard's figures";
    ReadActivities "activities.read" "The list of activities";
    ReadStaff "staff.read" "Staff users, roles, permissions and API keys";
    WriteStaff "staff.write" "Creating and changing staff users, roles and API keys";
    ReadAudit "audit.read" "The audit log and the check of its chain";
    ReadSettings "settings.read" "Settings, adapters, conversions and webhooks";
    WriteSettings "settings.write" "Changing settings, adapters, conversions and webhooks";
    ReadLeads "leads.read" "Leads with their comments, tags and communications";
    WriteLeads "leads.write" "Importing, assigning, tagging and changing leads";
    ReadCustomers "customers.read" "Customers with their comments and communications";
    WriteCustomers "customers.write" "Creating and changing customers, writing to them";
    GrantRoles "customers.roles" "Giving and taking customers' roles (trader, affiliate, leader)";
    ImpersonateCustomers "customers.impersonate" "Seeing the members area as a customer sees it";
    EraseCustomers "customers.erase" "Exporting and erasing a person's data";
    SkipOnboarding "customers.skip_onboarding" "Skipping onboarding steps for a new customer";
    ReadKyc "kyc.read" "Identity documents and the review status";
    WriteKyc "kyc.write" "Approving, revoking and resetting identity checks";
    ReadSales "sales.read" "Sales desks and sales statuses";
    WriteSales "sales.write" "Changing sales desks and sales statuses";
    ReadCalls "calls.read" "Calls and their provider";
    WriteCalls "calls.write" "Calling customers and leads";
    ReadWallets "wallets.read" "Wallets and their balances";
    WriteWallets "wallets.write" "Opening, changing, enabling and disabling wallets, transfers";
    ReadTransactions "transactions.read" "Transactions and the ledger";
    WriteTransactions "transactions.write" "Posting manual transactions";
    ApproveWithdrawals "withdrawals.approve" "Approving, rejecting and refunding withdrawals";
    ReadPayments "payments.read" "Payment providers";
    WritePayments "payments.write" "Changing payment providers";
    ReadBonuses "bonuses.read" "Bonus campaigns";
    WriteBonuses "bonuses.write" "Changing bonus campaigns, granting mass bonuses";
    ReadCoins "coins.read" "Coins and their settings";
    WriteCoins "coins.write" "Changing coin settings and loyalty levels";
    ReadTrading "trading.read" "Instruments, groups, orders and positions";
    WriteTrading "trading.write" "Changing instruments, groups, orders and positions";
    FeedQuotes "trading.feed" "Pushing quotes from an external price source";
    ReadRisk "risk.read" "Exposure, risk statistics and what-if";
    ReadCommissions "commissions.read" "Commission models, the commission ledger and payout requests";
    WriteCommissions "commissions.write" "Changing commission models and correcting commissions";
    ApprovePayouts "payouts.approve" "Approving and rejecting partners' payouts";
    ReadAffiliates "affiliates.read" "Partners and their downlines";
    ReadMarketing "marketing.read" "Banners, landing pages, e-mail templates and segments";
    WriteMarketing "marketing.write" "Changing banners, landing pages, e-mail templates and segments";
    ReadMessages "messages.read" "Messages sent to customers";
    WriteMessages "messages.write" "Sending messages to customers";
    ReadCompetitions "competitions.read" "Trading competitions";
    WriteCompetitions "competitions.write" "Changing trading competitions";
    ReadProp "prop.read" "Prop funnels and challenges";
    WriteProp "prop.write" "Changing prop funnels";
    ReadReports "reports.read" "Reports over customers, money and trades";
    CellxpertReports "cellxpert.reports" "Cellxpert Reports: the /cellxpert endpoints, over the whole brand";
    IbReports "ib.reports" "IB Reports: the /ib endpoints, over what the user brought";
    TrackboxReports "trackbox.reports" "Trackbox Reports: the /trackbox endpoints, over what the user brought";
    AllPartnerRecords "partners.all" "IB and Trackbox reports over the whole brand";
}

impl Permissions {
    pub const NONE: Permissions = Permissions(0);

    pub fn all() -> Permissions {
        ALL.iter().fold(Permissions::NONE, |set, named| set.with(*named))
    }
    pub const fn with(self, named: Named) -> Permissions {
        Permissions(self.0 | 1 << named.bit)
    }
    pub const fn union(self, other: Permissions) -> Permissions {
        Permissions(self.0 | other.0)
    }
    pub const fn holds<P: Permission>(self) -> bool {
        self.0 & (1 << P::BIT) != 0
    }
    pub const fn includes(self, other: Permissions) -> bool {
        self.0 & other.0 == other.0
    }
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Reads names as they stand in a role; an unknown one is answered back.
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Permissions, &'a str> {
        names.into_iter().try_fold(Permissions::NONE, |set, name| find(name).map(|named| set.with(named)).ok_or(name))
    }

    pub fn names(self) -> Vec<&'static str> {
        ALL.iter().filter(|named| self.0 & (1 << named.bit) != 0).map(|named| named.name).collect()
    }
}

pub fn find(name: &str) -> Option<Named> {
    static BY_NAME: LazyLock<HashMap<&str, Named>> = LazyLock::new(|| ALL.iter().map(|named| (named.name, *named)).collect());
    BY_NAME.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let set = Permissions::from_names(["leads.read", "cellxpert.reports"]).expect("known names");
        assert!(set.holds::<ReadLeads>() && set.holds::<CellxpertReports>() && !set.holds::<WriteLeads>());
        assert_eq!(set.names(), ["leads.read", "cellxpert.reports"]);
        assert_eq!(Permissions::from_names(["leads.fly"]), Err("leads.fly"));
        assert_eq!(Permissions::all().names().len(), ALL.len());
    }
}
