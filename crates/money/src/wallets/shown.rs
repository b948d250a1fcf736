//! A wallet on the wire: its row, its owner, its group, and its figures out of the book.

use std::collections::BTreeMap;

use engine::fine::per_minor;
use engine::{Book, Figures, Total};
use foundation::brand::Brand;
use foundation::db::Read;
use kernel::exact::Exact;
use kernel::money::amount_text;
use kernel::{Currency, CustomerId, GroupId, Result, Timestamp, WalletId};
use people::customers::refs::{CustomerRef, GroupRef, customer_refs};
use people::customers::shown::Shown as Customer;
use schemars::JsonSchema;
use serde::Serialize;

use super::model::{Platform, Status};
use crate::book::Books;
use crate::groups;

/// A wallet as it stands now. Amounts are text in the wallet's currency.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "WalletFacts")]
pub struct Facts {
    /// The login.
    pub id: WalletId,
    pub customer_id: CustomerId,
    pub platform: Platform,
    pub server_tag: String,
    pub status: Status,
    pub currency: Currency,
    pub group_id: GroupId,
    /// The wallet's own, or its group's.
    pub leverage: u32,
    pub is_demo: bool,
    pub balance: String,
    pub credit: String,
    pub equity: String,
    pub margin: String,
    pub margin_free: String,
    /// Percent; null without margin.
    pub margin_level_percent: Option<Exact>,
    pub profit_loss: String,
    /// Held for withdrawals that are still pending.
    pub pending_withdrawal: String,
    /// What could be paid out now.
    pub withdrawable: String,
    pub open_positions: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A wallet with its customer and its group in short.
#[derive(Clone, Serialize, JsonSchema)]
pub struct Wallet {
    #[serde(flatten)]
    pub facts: Facts,
    pub customer: Option<CustomerRef>,
    pub group: Option<GroupRef>,
}

/// A wallet with its customer and its group in full.
#[derive(Clone, Serialize, JsonSchema)]
pub struct FullWallet {
    #[serde(flatten)]
    pub facts: Facts,
    pub customer: Customer,
    pub group: groups::shown::View,
}

/// What the book says of a wallet.
#[derive(Clone, Debug)]
pub struct Standing {
    pub figures: Figures,
    pub open_positions: i64,
}

/// A wallet whose quotes have not come yet is valued without its open results: what it holds is known, what that is worth is not.
pub fn standing(book: &Book, wallet: WalletId) -> Option<Standing> {
    let account = book.account(wallet)?;
    let figures = book.figures(wallet).unwrap_or_else(|| {
        let own = Total((i128::from(account.balance_minor) + i128::from(account.credit_minor)) * i128::from(per_minor(account.currency)));
        Figures {
            currency: account.currency,
            balance_minor: account.balance_minor,
            credit_minor: account.credit_minor,
            pending_withdrawal_minor: account.pending_withdrawal_minor,
            floating: Total::ZERO,
            equity: own,
            margin: Total::ZERO,
            margin_free: own,
            margin_level: None,
            withdrawable_minor: 0,
            margin_call: account.margin_call,
            stop_out: account.stop_out,
        }
    });
    Some(Standing { figures, open_positions: account.positions.len() as i64 })
}

/// Wallets' standings at one moment of the book.
pub async fn standings(brand: &Brand, ids: Vec<WalletId>) -> Result<BTreeMap<WalletId, Standing>> {
    brand.look_at_book(move |book| Ok(ids.into_iter().filter_map(|id| Some((id, standing(book, id)?))).collect())).await
}

/// What stands around wallets in the database.
pub struct Around {
    customers: BTreeMap<CustomerId, CustomerRef>,
    groups: BTreeMap<GroupId, groups::Group>,
}

impl Around {
    pub fn of(read: &mut Read<'_>, wallets: &[super::Wallet]) -> Result<Around> {
        let customers = customer_refs(read, wallets.iter().map(|wallet| wallet.customer_id))?;
        let groups = groups::all(read)?.into_iter().map(|group| (group.id, group)).collect();
        Ok(Around { customers, groups })
    }

    pub fn show(&self, wallet: super::Wallet, standing: Option<&Standing>) -> Wallet {
        let group = self.groups.get(&wallet.group_id);
        let currency = wallet.currency;
        let minor = |of: fn(&Figures) -> i64| amount_text(standing.map_or(0, |now| of(&now.figures)), currency);
        let fine = |of: fn(&Figures) -> Total| amount_text(standing.map_or(0, |now| of(&now.figures).minor(currency)), currency);
        let short = |group: &groups::Group| GroupRef { id: group.id.0, name: group.name.clone(), currency: group.currency.to_string() };
        let facts = Facts {
            id: wallet.id,
            customer_id: wallet.customer_id,
            platform: wallet.platform,
            server_tag: wallet.server_tag,
            status: wallet.status,
            currency,
            group_id: wallet.group_id,
            leverage: wallet.leverage.or(group.map(|group| group.leverage)).unwrap_or(1),
            is_demo: wallet.is_demo,
            balance: minor(|figures| figures.balance_minor),
            credit: minor(|figures| figures.credit_minor),
            equity: fine(|figures| figures.equity),
            margin: fine(|figures| figures.margin),
            margin_free: fine(|figures| figures.margin_free),
            margin_level_percent: standing.and_then(|now| now.figures.margin_level).map(Exact),
            profit_loss: fine(|figures| figures.floating),
            pending_withdrawal: minor(|figures| figures.pending_withdrawal_minor),
            withdrawable: minor(|figures| figures.withdrawable_minor),
            open_positions: standing.map_or(0, |now| now.open_positions),
            created_at: wallet.created_at,
            updated_at: wallet.updated_at,
        };
        Wallet { customer: self.customers.get(&facts.customer_id).cloned(), group: group.map(short), facts }
    }
}

/// Puts the customer and the group in full beside a wallet. What staff think of a customer, and the house's markups, are for staff only.
pub fn in_full(read: &mut Read<'_>, wallet: Wallet, for_staff: bool) -> Result<FullWallet> {
    let mut customer = people::customers::shown::find(read, wallet.facts.customer_id)?;
    let mut group = groups::shown::view(&groups::find(read, wallet.facts.group_id)?);
    if !for_staff {
        hide_internal(&mut customer);
        // What the house earns on a quote is its own business.
        group.markups.clear();
    }
    Ok(FullWallet { facts: wallet.facts, customer, group })
}

fn hide_internal(customer: &mut Customer) {
    customer.notes = None;
    customer.risk_status = None;
    customer.conversion_agent = None;
    customer.retention_agent = None;
    customer.sales_desk = None;
    customer.sales_status_name = None;
    customer.last_comment_date = None;
    customer.last_contact_date = None;
    customer.kyc_reviewed_by_id = None;
    customer.kyc_reviewed_by_name = None;
    customer.sum_sub_details = None;
    customer.source = None;
    customer.is_bookmarked = false;
}

/// Wallets with all that is shown of them.
pub async fn many(brand: &Brand, wallets: Vec<super::Wallet>) -> Result<Vec<Wallet>> {
    let standings = standings(brand, wallets.iter().map(|wallet| wallet.id).collect()).await?;
    brand
        .read(move |read| {
            let around = Around::of(read, &wallets)?;
            Ok(wallets
                .into_iter()
                .map(|wallet| {
                    let standing = standings.get(&wallet.id);
                    around.show(wallet, standing)
                })
                .collect())
        })
        .await
}

pub async fn one(brand: &Brand, wallet: super::Wallet) -> Result<Wallet> {
    let id = wallet.id;
    let found = many(brand, vec![wallet]).await?.into_iter().next();
    found.ok_or_else(|| kernel::Problem::internal(format!("wallet {id} was not shown")))
}

/// `{wallet}`.
#[derive(Serialize, JsonSchema)]
pub struct OneWallet {
    pub wallet: Wallet,
}

/// A page of wallets.
#[derive(Serialize, JsonSchema)]
pub struct Wallets {
    pub wallets: Vec<Wallet>,
    pub pages: i64,
    pub count: i64,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WalletDone")]
pub struct Done {
    pub success: bool,
}
