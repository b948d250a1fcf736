//! The statements of customers as staff see them: one select for the list, the page and the count.

use foundation::db::{Built, FromColumn, Read, Row, from_json_text};
use foundation::http::Page;
use foundation::http::list::Direction;
use kernel::money::amount_text;
use kernel::{Currency, CustomerId, Decimal, Exact, Problem, Result, SalesDeskId, StaffId, Timestamp};
use sea_query::{Expr, ExprTrait, JoinType, NullOrdering, Order, Query, SelectStatement};

use super::{ContactMethod, Filter, SalesDeskRef, Shown, Sort};
use crate::countries;
use crate::staff::refs::StaffRef;

/// What is read of each customer, in the order in which [`shown`] takes it; the figures come first.
const CUSTOMER: [&str; 31] = [
    "id",
    "account_id",
    "first_name",
    "last_name",
    "email",
    "mobilenumber",
    "country",
    "created_at",
    "status",
    "last_login_at",
    "total_logins",
    "notes",
    "roles",
    "kyc_status",
    "kyc_reviewed_by",
    "kyc_reviewed_by_name",
    "kyc_reviewed_at",
    "affiliate_id",
    "referrer",
    "email_confirmed_at",
    "language",
    "last_active_at",
    "risk_status",
    "source",
    "last_comment_at",
    "last_contact_at",
    "termination_requested_at",
    "groups",
    "external_id",
    "updated_at",
    "kyc_reason",
];

const FIGURES: [&str; 13] = [
    "loyalty_level",
    "deposits_usd_minor",
    "coins_earned_minor",
    "last_trade_at",
    "volume_usd_minor",
    "volume_open_usd_minor",
    "partner_earnings_usd_minor",
    "partner_paid_usd_minor",
    "positions_open",
    "ftd_at",
    "withdrawals_usd_minor",
    "last_deposit_at",
    "commissions_granted_usd_minor",
];

const AGENT: [&str; 5] = ["id", "first_name", "last_name", "email", "sales_desk_id"];

fn tables() -> SelectStatement {
    let mut select = Query::select();
    let same = |left: (&'static str, &'static str), right: (&'static str, &'static str)| Expr::col(left).equals(right);
    select.from_as("customer", "c").join_as(JoinType::InnerJoin, "customer_figures", "f", same(("f", "customer_id"), ("c", "id"))).join_as(
        JoinType::LeftJoin,
        "sales_status",
        "st",
        same(("st", "id"), ("c", "sales_status_id")),
    );
    select
}

fn everything(read: &Read<'_>) -> SelectStatement {
    let mut select = tables();
    let same = |left: (&'static str, &'static str), right: (&'static str, &'static str)| Expr::col(left).equals(right);
    select
        .join_as(JoinType::LeftJoin, "staff", "ca", same(("ca", "id"), ("c", "conversion_agent_id")))
        .join_as(JoinType::LeftJoin, "staff", "ra", same(("ra", "id"), ("c", "retention_agent_id")))
        .join_as(JoinType::LeftJoin, "sales_desk", "d", same(("d", "id"), ("c", "sales_desk_id")));
    FIGURES.iter().for_each(|name| _ = select.column(("f", *name)));
    for agent in ["ca", "ra"] {
        AGENT.iter().for_each(|name| _ = select.column((agent, *name)));
    }
    select.column(("d", "id")).column(("d", "name")).column(("st", "status"));
    let week_ago = i64::from(read.now().day().number()) - 6;
    let volume = Expr::cust("cast(coalesce(sum(v.volume_usd_minor), 0) as bigint)");
    let volume = Query::select()
        .expr(volume)
        .from_as("customer_volume", "v")
        .and_where(Expr::col(("v", "customer_id")).equals(("c", "id")))
        .and_where(Expr::col(("v", "day")).gte(week_ago))
        .take();
    let papers = Query::select()
        .expr(Expr::cust("count(*)"))
        .from_as("document", "p")
        .and_where(Expr::col(("p", "customer_id")).equals(("c", "id")))
        .and_where(Expr::col(("p", "status")).ne("ARCHIVED"))
        .take();
    let referred = Query::select()
        .expr(Expr::cust("count(*)"))
        .from_as("customer", "r")
        .and_where(Expr::col(("r", "introducer_id")).equals(("c", "id")))
        .take();
    for part in [volume, papers, referred] {
        select.expr(Expr::SubQuery(None, Box::new(part.into())));
    }
    CUSTOMER.iter().for_each(|name| _ = select.column(("c", *name)));
    select
}

/// The customer as staff see them, or 404.
pub fn find(read: &mut Read<'_>, id: CustomerId) -> Result<Shown> {
    let mut select = everything(read);
    select.and_where(Expr::col(("c", "id")).eq(id.to_string()));
    let built = Built::new(read.driver(), &select)?;
    read.list_built(&built, shown)?.pop().ok_or_else(Problem::not_found)
}

pub fn list(read: &mut Read<'_>, filter: &Filter, (sort, direction): (Sort, Direction), page: Page) -> Result<Vec<Shown>> {
    let mut select = everything(read);
    select.cond_where(filter.condition());
    ordered(&mut select, sort, direction);
    select.limit(page.limit.unsigned_abs()).offset(page.offset.unsigned_abs());
    let built = Built::new(read.driver(), &select)?;
    read.list_built(&built, shown)
}

/// How many customers the filter leaves, exactly.
pub fn count(read: &mut Read<'_>, filter: &Filter) -> Result<i64> {
    let mut select = tables();
    select.expr(Expr::cust("count(*)")).cond_where(filter.condition());
    let built = Built::new(read.driver(), &select)?;
    read.count_built(&built)
}

/// The ids of the rows that [`list`] answers.
pub fn ids(read: &mut Read<'_>, filter: &Filter, (sort, direction): (Sort, Direction), page: Page) -> Result<Vec<CustomerId>> {
    let mut select = tables();
    select.column(("c", "id")).cond_where(filter.condition());
    ordered(&mut select, sort, direction);
    select.limit(page.limit.unsigned_abs()).offset(page.offset.unsigned_abs());
    let built = Built::new(read.driver(), &select)?;
    read.list_built(&built, |row| row.get(0))
}

fn ordered(select: &mut SelectStatement, sort: Sort, direction: Direction) {
    let order = match direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    };
    match sort {
        // Never null: said plainly, so that their indexes serve.
        Sort::CreatedAt | Sort::UpdatedAt | Sort::Name | Sort::Email => select.order_by(sort.column(), order.clone()),
        _ => select.order_by_with_nulls(sort.column(), order.clone(), NullOrdering::Last),
    };
    select.order_by(("c", "id"), order);
}

/// Takes column after column.
struct Columns<'r, 'd> {
    row: &'r Row<'d>,
    at: usize,
}

impl Columns<'_, '_> {
    fn take<T: FromColumn>(&mut self) -> Result<T> {
        self.at += 1;
        self.row.get(self.at - 1)
    }
}

fn usd(minor: i64) -> Exact {
    Exact(Decimal::new(minor, Currency::USD.decimals()))
}

fn agent(from: &mut Columns<'_, '_>) -> Result<Option<StaffRef>> {
    let id: Option<StaffId> = from.take()?;
    let (first, last): (Option<String>, Option<String>) = (from.take()?, from.take()?);
    let (email, sales_desk_id): (Option<String>, Option<String>) = (from.take()?, from.take()?);
    let name = format!("{} {}", first.unwrap_or_default(), last.unwrap_or_default());
    Ok(id.map(|id| StaffRef { id, name, email: email.unwrap_or_default(), sales_desk_id }))
}

/// The columns of `customer_figures`, in the order of [`FIGURES`].
struct Figures {
    level: i64,
    deposits: i64,
    coins: i64,
    last_trade_at: Option<Timestamp>,
    volume: i64,
    volume_open: i64,
    earned: i64,
    paid: i64,
    positions_open: i64,
    ftd_at: Option<Timestamp>,
    withdrawals: i64,
    last_deposit_at: Option<Timestamp>,
    granted: i64,
}

fn figures(from: &mut Columns<'_, '_>) -> Result<Figures> {
    Ok(Figures {
        level: from.take()?,
        deposits: from.take()?,
        coins: from.take()?,
        last_trade_at: from.take()?,
        volume: from.take()?,
        volume_open: from.take()?,
        earned: from.take()?,
        paid: from.take()?,
        positions_open: from.take()?,
        ftd_at: from.take()?,
        withdrawals: from.take()?,
        last_deposit_at: from.take()?,
        granted: from.take()?,
    })
}

/// Fields are written in the order in which [`CUSTOMER`] names them: that is the order in which they are read.
fn shown(row: &Row<'_>) -> Result<Shown> {
    let mut from = Columns { row, at: 0 };
    let figures = figures(&mut from)?;
    let (conversion_agent, retention_agent) = (agent(&mut from)?, agent(&mut from)?);
    let desk: (Option<SalesDeskId>, Option<String>) = (from.take()?, from.take()?);
    let sales_status_name = from.take()?;
    let (last_week, document_count, total_referrals): (i64, i64, i64) = (from.take()?, from.take()?, from.take()?);
    Ok(Shown {
        id: from.take()?,
        account_id: from.take::<i64>()?.to_string(),
        firstname: from.take()?,
        lastname: from.take()?,
        email: from.take()?,
        mobilenumber: from.take()?,
        country: from.take()?,
        created_at: from.take()?,
        status: from.take()?,
        last_login_date: from.take()?,
        total_logins: from.take()?,
        notes: from.take()?,
        roles: from_json_text(&from.take::<String>()?)?,
        kyc_status: from.take()?,
        kyc_reviewed_by_id: from.take()?,
        kyc_reviewed_by_name: from.take()?,
        kyc_reviewed_at: from.take()?,
        affiliate_id: from.take()?,
        referrer: from.take()?,
        confirmed_at: from.take()?,
        communication_language: from.take()?,
        last_active: from.take()?,
        risk_status: from.take()?,
        source: from.take()?,
        last_comment_date: from.take()?,
        last_contact_date: from.take()?,
        termination_requested_at: from.take()?,
        groups: from_json_text(&from.take::<String>()?)?,
        external_id: from.take()?,
        updated_at: from.take()?,
        kyc_reason: from.take()?,
        level: figures.level,
        deposit_total: usd(figures.deposits),
        withdrawal_total: usd(figures.withdrawals),
        total_coins_earned: Exact(Decimal::new(figures.coins, Currency::COIN.decimals())),
        last_trading_activity_date: figures.last_trade_at,
        total_volume_traded: usd(figures.volume),
        trade_volume_last_week: usd(last_week),
        trade_volume_open: usd(figures.volume_open),
        affiliate_balance: amount_text(figures.earned - figures.paid, Currency::USD),
        positions_count: figures.positions_open,
        has_ftd: figures.ftd_at.is_some(),
        last_deposit_date: figures.last_deposit_at,
        commissions_granted: usd(figures.granted),
        commissions_earned: usd(figures.earned),
        conversion_agent,
        retention_agent,
        sales_desk: desk.0.zip(desk.1).map(|(id, name)| SalesDeskRef { id, name }),
        sales_status_name,
        document_count,
        total_referrals,
        name: String::new(),
        country_name: None,
        available_contact_methods: Vec::new(),
        app_installed_at: None,
        commission_scheme: None,
        is_bookmarked: false,
        sum_sub_details: None,
    }
    .named())
}

impl Shown {
    /// Fills in what follows from the rest.
    fn named(mut self) -> Shown {
        self.name = format!("{} {}", self.firstname, self.lastname).trim().to_owned();
        self.country_name = self.country.as_deref().and_then(countries::by_iso2).map(|country| country.name.to_owned());
        let phone = self.mobilenumber.as_ref().map(|_| ContactMethod::Phone);
        self.available_contact_methods = [Some(ContactMethod::Email), phone].into_iter().flatten().collect();
        self
    }
}
