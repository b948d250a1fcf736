//! Lists by day: rows ordered by an instant and then by id, whose pages cost the same wherever they start.
//!
//! Invariants
//! - Where day counts are kept for what is asked, no rows are counted, and those that are passed over stand in one day's
//!   index only: forwards or backwards from whichever end of the day is nearer.
//! - A page begins at a key (instant, id). The lower end of the range is left out then: with both, SQLite would seek to the
//!   range's start instead.

use kernel::{Day, Problem, Result, Timestamp};
use sea_query::{Alias, Cond, Condition, Expr, ExprTrait, Order, Query, SelectStatement};

use crate::day_counts::{self, Start};
use crate::db::{Bind, Built, Column, Read, Row, ToBind};

/// Whole UTC days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub from: Day,
    pub to: Day,
}

/// Page `number` (from 1) of pages with `size` rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub number: i64,
    pub size: i64,
}

impl Page {
    fn offset(self) -> i64 {
        (self.number - 1).saturating_mul(self.size)
    }
    pub const fn pages(self, total: i64) -> i64 {
        total / self.size + (total % self.size != 0) as i64
    }
}

/// What is listed. The table stands in every condition and join under the alias `r`.
pub struct List {
    pub table: &'static str,
    /// The column of the instant that the list is ordered by; there is an index led by it, or by the filter's columns and it.
    pub at: &'static str,
    /// The columns with the table and its joins, without conditions.
    pub rows: SelectStatement,
    pub filter: Condition,
    /// The list and scope under which the rows that pass the filter are counted per day; None: they are counted when asked for.
    pub counted: Option<(String, String)>,
}

/// A column of the listed table.
pub fn col(name: &'static str) -> Expr {
    Expr::col((Alias::new("r"), Alias::new(name)))
}

/// That `column` lies in these days.
pub fn within(column: &'static str, days: Days) -> Condition {
    Cond::all().add(col(column).gte(days.from.start().micros())).add(col(column).lt(days.to.end().micros()))
}

/// Where a page's first row stands.
enum From {
    Day(Day),
    Key(Timestamp, Bind<'static>),
}

impl List {
    /// The rows, from the table and its joins, with the columns named.
    pub fn select(table: &'static str, columns: &[&'static str]) -> SelectStatement {
        let mut rows = Query::select();
        rows.from_as(Alias::new(table), Alias::new("r"));
        columns.iter().for_each(|name| {
            rows.expr(col(name));
        });
        rows
    }

    /// Hands the rows of a page to `take` and answers the exact number of rows on all pages.
    pub fn page(&self, read: &mut Read<'_>, days: Days, page: Page, mut take: impl FnMut(&Row<'_>) -> Result<()>) -> Result<i64> {
        let Some((list, scope)) = &self.counted else { return self.counting(read, days, page, take) };
        let (total, start) = day_counts::locate(read, list, scope, days.from, days.to, page.offset())?;
        let Some(start) = start else { return Ok(total) };
        let from = match start.skip {
            0 => From::Day(start.from),
            _ => match read_key(read, &self.key(start))? {
                Some((at, id)) => From::Key(at, id),
                None => {
                    tracing::error!(list, scope, day = %start.from, "day counts say more rows than there are");
                    return self.counting(read, days, page, take);
                }
            },
        };
        let built = Built::new(read.driver(), &self.from(&from, days.to, page.size))?;
        read.each_built(&built, |row| take(row).map(|()| true))?;
        Ok(total)
    }

    /// The key of the row that `start` points at, read from the index alone.
    pub fn key(&self, start: Start) -> SelectStatement {
        let day = Days { from: start.from, to: start.from };
        let backwards = start.rows - start.skip <= start.skip;
        let (order, offset) = if backwards { (Order::Desc, start.rows - start.skip - 1) } else { (Order::Asc, start.skip) };
        let mut query = List::select(self.table, &[self.at, "id"]);
        query.cond_where(self.filter.clone()).cond_where(within(self.at, day));
        self.ordered(&mut query, order).limit(1).offset(offset.unsigned_abs());
        query
    }

    /// The rows from a key on.
    pub fn rows_after(&self, at: Timestamp, id: Bind<'static>, to: Day, size: i64) -> SelectStatement {
        self.from(&From::Key(at, id), to, size)
    }

    fn from(&self, from: &From, to: Day, size: i64) -> SelectStatement {
        let lower = match from {
            From::Day(day) => col(self.at).gte(day.start().micros()),
            From::Key(at, id) => {
                let id = match id {
                    Bind::Int(id) => Expr::value(*id),
                    Bind::Text(id) => Expr::value(id.to_string()),
                    _ => Expr::value(String::new()),
                };
                Expr::tuple([col(self.at), col("id")]).gte(Expr::tuple([Expr::value(at.micros()), id]))
            }
        };
        let mut query = self.rows.clone();
        query.cond_where(self.filter.clone()).and_where(lower).and_where(col(self.at).lt(to.end().micros()));
        self.ordered(&mut query, Order::Asc).limit(size.unsigned_abs());
        query
    }

    /// For filters without counts: what they leave is counted, and rows of earlier pages are passed over.
    fn counting(&self, read: &mut Read<'_>, days: Days, page: Page, mut take: impl FnMut(&Row<'_>) -> Result<()>) -> Result<i64> {
        let range = within(self.at, days);
        let mut count = Query::select();
        count.expr(Expr::cust("count(*)")).from_as(Alias::new(self.table), Alias::new("r"));
        count.cond_where(self.filter.clone()).cond_where(range.clone());
        let total = read.count_built(&Built::new(read.driver(), &count)?)?;
        if page.offset() < total {
            let mut query = self.rows.clone();
            query.cond_where(self.filter.clone()).cond_where(range);
            self.ordered(&mut query, Order::Asc).limit(page.size.unsigned_abs()).offset(page.offset().unsigned_abs());
            read.each_built(&Built::new(read.driver(), &query)?, |row| take(row).map(|()| true))?;
        }
        Ok(total)
    }

    fn ordered<'q>(&self, query: &'q mut SelectStatement, order: Order) -> &'q mut SelectStatement {
        let column = |name: &'static str| (Alias::new("r"), Alias::new(name));
        query.order_by(column(self.at), order.clone()).order_by(column("id"), order)
    }
}

fn read_key(read: &mut Read<'_>, query: &SelectStatement) -> Result<Option<(Timestamp, Bind<'static>)>> {
    let mut key = None;
    read.each_built(&Built::new(read.driver(), query)?, |row| {
        let id = match row.column(1)? {
            Column::Int(id) => Bind::Int(id),
            Column::Text(id) => id.bind().into_owned(),
            other => return Err(Problem::internal(format!("an id that is {other}"))),
        };
        key = Some((row.get(0)?, id));
        Ok(false)
    })?;
    Ok(key)
}
