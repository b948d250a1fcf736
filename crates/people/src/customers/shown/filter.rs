//! What a list of customers can be narrowed to and ordered by. Only what is listed here becomes part of a statement.

use foundation::auth::Kind;
use foundation::db::dialect::contains_pattern;
use foundation::http::list::Direction;
use kernel::{CustomerId, StaffId, Timestamp};
use sea_query::{Cond, Condition, Expr, ExprTrait, LikeExpr};

use super::super::Status;
use crate::kyc;

/// How a list is ordered; the id decides between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    CreatedAt,
    UpdatedAt,
    Name,
    Email,
    Country,
    Status,
    KycStatus,
    AccountId,
    DepositTotal,
    WithdrawalTotal,
    LastActive,
    LastLogin,
    LastDeposit,
    LastTrade,
    Volume,
    Positions,
}

impl Sort {
    pub const KEYS: &'static [(&'static str, Sort)] = &[
        ("createdAt", Sort::CreatedAt),
        ("updatedAt", Sort::UpdatedAt),
        ("name", Sort::Name),
        ("email", Sort::Email),
        ("country", Sort::Country),
        ("status", Sort::Status),
        ("kycStatus", Sort::KycStatus),
        ("accountId", Sort::AccountId),
        ("depositTotal", Sort::DepositTotal),
        ("withdrawalTotal", Sort::WithdrawalTotal),
        ("lastActive", Sort::LastActive),
        ("lastLoginDate", Sort::LastLogin),
        ("lastDepositDate", Sort::LastDeposit),
        ("lastTradingActivityDate", Sort::LastTrade),
        ("totalVolumeTraded", Sort::Volume),
        ("positionsCount", Sort::Positions),
    ];
    pub const USUAL: (Sort, Direction) = (Sort::CreatedAt, Direction::Descending);

    pub(super) const fn column(self) -> (&'static str, &'static str) {
        match self {
            Sort::CreatedAt => ("c", "created_at"),
            Sort::UpdatedAt => ("c", "updated_at"),
            Sort::Name => ("c", "name_key"),
            Sort::Email => ("c", "email_key"),
            Sort::Country => ("c", "country"),
            Sort::Status => ("c", "status"),
            Sort::KycStatus => ("c", "kyc_status"),
            Sort::AccountId => ("c", "account_id"),
            Sort::LastActive => ("c", "last_active_at"),
            Sort::LastLogin => ("c", "last_login_at"),
            Sort::DepositTotal => ("f", "deposits_usd_minor"),
            Sort::WithdrawalTotal => ("f", "withdrawals_usd_minor"),
            Sort::LastDeposit => ("f", "last_deposit_at"),
            Sort::LastTrade => ("f", "last_trade_at"),
            Sort::Volume => ("f", "volume_usd_minor"),
            Sort::Positions => ("f", "positions_open"),
        }
    }
}

/// An agent by id, or nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agent {
    Nobody,
    Is(StaffId),
}

/// Whether somebody used the house within the last 30 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    Active,
    Inactive,
    Never,
}

/// What customers must be to stand in the list; what is empty narrows nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Part of the name, address or phone number, or the whole account number, id or external id.
    pub search: Option<String>,
    pub country: Option<String>,
    pub group: Option<String>,
    pub last_activity: (Option<Timestamp>, Option<Timestamp>),
    pub registration: (Option<Timestamp>, Option<Timestamp>),
    pub updated: (Option<Timestamp>, Option<Timestamp>),
    pub statuses: Vec<Status>,
    pub kyc_statuses: Vec<kyc::Status>,
    pub roles: Vec<String>,
    pub sources: Vec<String>,
    /// At least, and at most.
    pub deposit_count: Option<(i64, Option<i64>)>,
    pub sales_status: Option<String>,
    pub activity: Option<(Activity, Timestamp)>,
    /// Whether there are open positions.
    pub positions: Option<bool>,
    pub introducer_id: Option<CustomerId>,
    pub risk_status: Option<String>,
    pub retention_agents: Vec<Agent>,
    pub conversion_agents: Vec<Agent>,
    /// The user by whose key they came.
    pub source_user: Option<(Kind, uuid::Uuid)>,
    pub external_id: Option<String>,
}

fn c(name: &'static str) -> Expr {
    Expr::col(("c", name))
}

fn like(column: Expr, pattern: String) -> Expr {
    column.like(LikeExpr::new(pattern).escape('\\'))
}

fn words<T>(list: &[T], word: impl Fn(&T) -> String) -> Vec<String> {
    list.iter().map(word).collect()
}

impl Filter {
    pub(super) fn condition(&self) -> Condition {
        let mut all = Cond::all().add_option(self.search.as_deref().map(search));
        all = all.add_option(self.country.as_ref().map(|country| c("country").eq(country)));
        all = all.add_option(self.group.as_deref().map(group));
        for (name, (from, to)) in [("last_active_at", self.last_activity), ("created_at", self.registration), ("updated_at", self.updated)]
        {
            all = all.add_option(from.map(|at| c(name).gte(at.micros())));
            all = all.add_option(to.map(|at| c(name).lte(at.micros())));
        }
        for (name, listed) in [
            ("status", words(&self.statuses, |status| status.word().to_owned())),
            ("kyc_status", words(&self.kyc_statuses, |status| status.word().to_owned())),
            ("source", self.sources.clone()),
        ] {
            all = all.add_option((!listed.is_empty()).then(|| c(name).is_in(listed)));
        }
        if !self.roles.is_empty() {
            let any = self.roles.iter().fold(Cond::any(), |any, role| any.add(like(c("roles"), contains_exactly(&format!("\"{role}\"")))));
            all = all.add(any);
        }
        self.with_figures(self.with_people(all))
    }

    fn with_people(&self, mut all: Condition) -> Condition {
        all = all.add_option(self.introducer_id.map(|id| c("introducer_id").eq(id.to_string())));
        all = all.add_option(self.risk_status.as_ref().map(|status| c("risk_status").eq(status)));
        all = all.add_option(self.source_user.map(|(_, id)| c("source_user_id").eq(id.to_string())));
        all = all.add_option(self.external_id.as_ref().map(|id| c("external_id").eq(id)));
        for (name, agents) in [("retention_agent_id", &self.retention_agents), ("conversion_agent_id", &self.conversion_agents)] {
            if !agents.is_empty() {
                let any = agents.iter().fold(Cond::any(), |any, agent| {
                    any.add(match agent {
                        Agent::Nobody => c(name).is_null(),
                        Agent::Is(id) => c(name).eq(id.to_string()),
                    })
                });
                all = all.add(any);
            }
        }
        match &self.sales_status {
            None => all,
            Some(text) => match text.parse::<i64>() {
                Ok(id) => all.add(c("sales_status_id").eq(id)),
                Err(_) => all.add(Expr::col(("st", "status")).eq(text)),
            },
        }
    }

    fn with_figures(&self, mut all: Condition) -> Condition {
        if let Some((least, most)) = self.deposit_count {
            let count = || Expr::col(("f", "deposit_count"));
            all = all.add(count().gte(least)).add_option(most.map(|most| count().lte(most)));
        }
        if let Some(open) = self.positions {
            let count = Expr::col(("f", "positions_open"));
            all = all.add(if open { count.gt(0_i64) } else { count.lte(0_i64) });
        }
        match self.activity {
            None => all,
            Some((Activity::Active, since)) => all.add(c("last_active_at").gte(since.micros())),
            Some((Activity::Inactive, since)) => all.add(c("last_active_at").lt(since.micros())),
            Some((Activity::Never, _)) => all.add(c("last_active_at").is_null()),
        }
    }
}

fn search(typed: &str) -> Condition {
    let pattern = contains_pattern(typed);
    let mut any = Cond::any();
    for name in ["name_key", "email_key", "mobilenumber"] {
        any = any.add(like(c(name), pattern.clone()));
    }
    any = any.add(c("id").eq(typed)).add(c("external_id").eq(typed));
    any.add_option(typed.parse::<i64>().ok().map(|number| c("account_id").eq(number)))
}

/// By its number or by its name, as they stand in the stored list.
fn group(text: &str) -> Condition {
    let name = serde_json::Value::String(text.to_owned()).to_string();
    let any = Cond::any().add(like(c("groups"), contains_exactly(&format!("\"name\":{name}"))));
    any.add_option(text.parse::<i64>().ok().map(|id| like(c("groups"), contains_exactly(&format!("\"id\":{id},")))))
}

/// As [`contains_pattern`], in the case as it stands.
fn contains_exactly(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
