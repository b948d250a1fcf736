//! Lists of leads: which rows, and in what order. Everything a caller can say is a typed part of the statement.

use foundation::day_counts;
use foundation::db::dialect::contains_pattern;
use foundation::db::{Built, Read};
use foundation::http::list::{Direction, Page, order};
use kernel::{Day, LeadId, Problem, Result, StaffId, Timestamp};
use schemars::JsonSchema;
use sea_query::{Alias, Asterisk, Condition, Expr, ExprTrait, Func, LikeExpr, NullOrdering, Order, Query, SelectStatement};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::Lead;
use super::{REGISTERED, input, queries};

/// Which leads. A filter that nobody knows is refused: left out, it would mean more leads than were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct FetchLeadFilters {
    /// Names of sales statuses.
    pub statuses: Vec<String>,
    /// Ids of staff users.
    pub sales_people: Vec<String>,
    pub sources: Vec<String>,
    pub only_assigned_to_me: Option<bool>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    pub modified_before: Option<Timestamp>,
    pub modified_after: Option<Timestamp>,
    pub created_before: Option<Timestamp>,
    pub created_after: Option<Timestamp>,
}

/// Filters with what is typed into the search box, for one user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Which {
    pub filters: FetchLeadFilters,
    pub search: Option<String>,
    /// Who is asking, if they want only their own.
    pub mine: Option<StaffId>,
}

const MOST_WORDS: usize = 100;
const LONGEST_SEARCH: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Column(&'static str),
}

const KEYS: [(&str, Key); 8] = [
    ("createdAt", Key::Column("created_at")),
    ("updatedAt", Key::Column("updated_at")),
    ("name", Key::Column("name_key")),
    ("email", Key::Column(ADDRESS)),
    ("country", Key::Column("country")),
    ("source", Key::Column("source")),
    ("salesStatus", Key::Column("sales_status")),
    ("lastContactAt", Key::Column("last_contact_at")),
];

/// The order of a list.
#[derive(Clone, Copy, Debug)]
pub struct Sort(Key, Direction);

impl Sort {
    pub fn parse(text: &str) -> Result<Sort> {
        let (key, direction) = order("orderBy", Some(text), &KEYS, (KEYS[0].1, Direction::Descending))?;
        Ok(Sort(key, direction))
    }
}

impl Which {
    /// The filters of a list or of a bulk edit; `refuse` makes the problem of the place they came from.
    pub fn new(filters: FetchLeadFilters, search: Option<&str>, me: StaffId, refuse: fn(String, String) -> Problem) -> Result<Which> {
        for (name, list) in [("statuses", &filters.statuses), ("salesPeople", &filters.sales_people), ("sources", &filters.sources)] {
            if list.len() > MOST_WORDS {
                return Err(refuse(name.into(), format!("expected at most {MOST_WORDS} values")));
            }
        }
        let known = |id: &String| id.parse::<StaffId>().is_ok();
        if !filters.sales_people.iter().all(known) {
            return Err(refuse("salesPeople".into(), "expected ids of staff users".into()));
        }
        if let Err(problem) = input::country("country", filters.country.as_deref()) {
            let expected = problem.fields().first().map_or_else(String::new, |field| field.message.clone());
            return Err(refuse("country".into(), expected));
        }
        let search = search.map(str::trim).filter(|text| !text.is_empty());
        if search.is_some_and(|text| text.chars().count() > LONGEST_SEARCH) {
            return Err(refuse("search".into(), format!("expected at most {LONGEST_SEARCH} characters")));
        }
        let mine = filters.only_assigned_to_me.unwrap_or(false).then_some(me);
        Ok(Which { filters, search: search.map(str::to_owned), mine })
    }

    pub fn is_everything(&self) -> bool {
        self.condition().is_empty()
    }

    fn condition(&self) -> Condition {
        let filters = &self.filters;
        let mut all = Condition::all();
        for (column, words) in
            [("sales_status", &filters.statuses), ("sales_person_id", &filters.sales_people), ("source", &filters.sources)]
        {
            if !words.is_empty() {
                all = all.add(col(column).is_in(words.iter().map(String::as_str)));
            }
        }
        if let Some(country) = filters.country.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            all = all.add(col("country").eq(country.to_ascii_uppercase()));
        }
        if let Some(me) = self.mine {
            all = all.add(col("sales_person_id").eq(me.to_string()));
        }
        for (column, bound, is_end) in [
            ("updated_at", filters.modified_before, true),
            ("updated_at", filters.modified_after, false),
            ("created_at", filters.created_before, true),
            ("created_at", filters.created_after, false),
        ] {
            if let Some(at) = bound {
                all = all.add(if is_end { col(column).lt(at.micros()) } else { col(column).gte(at.micros()) });
            }
        }
        match &self.search {
            Some(typed) => all.add(found_by(typed)),
            None => all,
        }
    }
}

fn col(name: &'static str) -> Expr {
    Expr::col(Alias::new(name))
}

/// An id is that lead; an address or a number is looked up from its beginning, which an index answers; anything else may stand
/// anywhere in name, address or number.
fn found_by(typed: &str) -> Condition {
    if let Ok(id) = Uuid::try_parse(typed) {
        return Condition::all().add(col("id").eq(id.to_string()));
    }
    let lower = typed.to_lowercase();
    if lower.contains('@') && !lower.starts_with('@') {
        let mut begins_so = Query::select();
        begins_so.column(Alias::new("lead_id")).from(Alias::new(ADDRESSES));
        begins_so.and_where(col("address").gte(lower.clone())).and_where(col("address").lt(format!("{lower}\u{10FFFF}")));
        return Condition::all().add(col("id").in_subquery(begins_so));
    }
    let like = |column: &'static str, text: &str| col(column).like(LikeExpr::new(contains_pattern(text)).escape('\\'));
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_number = digits.len() >= 4 && typed.chars().all(|c| c.is_ascii_digit() || " +-()/.".contains(c));
    let mut any = Condition::any().add(like("name_key", &lower)).add(like("email_key", &lower));
    if is_number {
        any = any.add(like("mobilenumber", digits.trim_start_matches('0')));
    }
    any
}

/// The address of a lead, without an index of its own: which lead an address stands for is in [`ADDRESSES`].
const ADDRESS: &str = "email_key";
const ADDRESSES: &str = "lead_address";

fn select(which: &Which) -> SelectStatement {
    let mut query = Query::select();
    query.from(Alias::new("lead")).cond_where(which.condition());
    query
}

/// The rows of one page.
pub fn page(read: &mut Read<'_>, which: &Which, sort: Sort, page: Page) -> Result<Vec<Lead>> {
    let Sort(Key::Column(column), direction) = sort;
    let direction = if direction == Direction::Ascending { Order::Asc } else { Order::Desc };
    if column == ADDRESS && which.is_everything() {
        return by_address(read, direction, page);
    }
    let mut query = rows(which, page.limit, page.offset);
    match column {
        // These are never null; saying so would keep the database from using their index.
        "created_at" | "updated_at" | "name_key" => query.order_by(Alias::new(column), direction.clone()),
        nullable => query.order_by_with_nulls(Alias::new(nullable), direction.clone(), NullOrdering::Last),
    };
    query.order_by(Alias::new("id"), direction);
    let built = Built::new(read.driver(), &query)?;
    read.list_built(&built, queries::lead)
}

fn rows(which: &Which, limit: i64, offset: i64) -> SelectStatement {
    let mut query = select(which);
    query.columns(queries::LEAD_COLUMNS.map(Alias::new)).limit(limit as u64).offset(offset as u64);
    query
}

/// All of them in the order of addresses, which [`ADDRESSES`] has, and behind them those without one.
fn by_address(read: &mut Read<'_>, direction: Order, page: Page) -> Result<Vec<Lead>> {
    let everything = Which::default();
    let mut query = rows(&everything, page.limit, page.offset);
    let its_lead = Expr::col((Alias::new(ADDRESSES), Alias::new("lead_id"))).equals((Alias::new("lead"), Alias::new("id")));
    query.inner_join(Alias::new(ADDRESSES), its_lead).order_by(Alias::new("address"), direction.clone());
    let mut found = read.list_built(&Built::new(read.driver(), &query)?, queries::lead)?;
    let missing = page.limit - found.len() as i64;
    if missing > 0 {
        let mut without = select(&everything);
        without.expr(Func::count(Expr::col(Asterisk))).and_where(col(ADDRESS).is_null());
        let without = read.count_built(&Built::new(read.driver(), &without)?)?;
        let passed = page.offset - (count(read, &everything)? - without);
        let mut query = rows(&everything, missing, passed.clamp(0, i64::MAX));
        query.and_where(col(ADDRESS).is_null()).order_by(Alias::new("id"), direction);
        found.append(&mut read.list_built(&Built::new(read.driver(), &query)?, queries::lead)?);
    }
    Ok(found)
}

/// How many there are; exact.
pub fn count(read: &mut Read<'_>, which: &Which) -> Result<i64> {
    if which.is_everything() {
        let (total, _) = day_counts::locate(read, REGISTERED, "", Day::from_number(i32::MIN), Day::from_number(i32::MAX), 0)?;
        return Ok(total);
    }
    let mut query = select(which);
    query.expr(Func::count(Expr::col(Asterisk)));
    let built = Built::new(read.driver(), &query)?;
    read.count_built(&built)
}

/// The next ids after `after`, in order of id, for going through all of them in steps.
pub fn ids_after(read: &mut Read<'_>, which: &Which, after: Option<LeadId>, limit: u64) -> Result<Vec<LeadId>> {
    let mut query = select(which);
    query.column(Alias::new("id")).order_by(Alias::new("id"), Order::Asc).limit(limit);
    if let Some(after) = after {
        query.and_where(col("id").gt(after.to_string()));
    }
    let built = Built::new(read.driver(), &query)?;
    read.list_built(&built, |row| row.get(0))
}
