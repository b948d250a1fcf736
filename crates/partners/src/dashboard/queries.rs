//! The statements of a partner's dashboard: whom they introduced, along the index of introducers. Days are numbered from 1970.

use std::iter::Sum;

use foundation::db::{Read, ToBind};
use foundation::statements;
use kernel::{CustomerId, Day, Result, Timestamp};
use money::amounts::sum;
use schemars::JsonSchema;
use serde::Serialize;

statements! {
    SIGN_UPS = "select created_at / 86400000000, count(*) from customer
        where introducer_id = $1 and created_at >= $2 and created_at < $3 and not is_test group by 1";
    FUNDED = "select figures.ftd_at / 86400000000, count(*) from customer
        join customer_figures figures on figures.customer_id = customer.id
        where customer.introducer_id = $1 and figures.ftd_at >= $2 and figures.ftd_at < $3 and not customer.is_test group by 1";
    VOLUME = "select volume.day, cast(sum(volume.volume_usd_minor / 1000000) as bigint),
            cast(sum(volume.volume_usd_minor % 1000000) as bigint)
        from customer join customer_volume volume on volume.customer_id = customer.id
        where customer.introducer_id = $1 and volume.day >= $2 and volume.day < $3 and not customer.is_test group by 1";
    LOGINS = "select count(*) from session join customer on customer.id = session.user_id
        where customer.introducer_id = $1 and session.created_at >= $2 and session.created_at < $3 and session.impersonator_id is null";
    LAST_SIGN_INS = "select session.created_at, session.ip, customer.country, customer.id, customer.first_name from session
        join customer on customer.id = session.user_id
        where customer.introducer_id = $1 and session.impersonator_id is null order by session.created_at desc limit 5";
    TOTALS = "select count(*), cast(coalesce(sum(case when figures.ftd_at is not null then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when figures.last_trade_at is not null then 1 else 0 end), 0) as bigint)
        from customer left join customer_figures figures on figures.customer_id = customer.id
        where customer.introducer_id = $1 and not customer.is_test";
    REF_KEY = "select ref_key from customer where id = $1";
}

/// Whole days, the end not among them.
#[derive(Clone, Copy)]
pub struct Span {
    pub first: Day,
    pub end: Day,
}

impl Span {
    /// The month of a day, until the first of the next.
    pub fn month_of(day: Day) -> Span {
        let first = Day::from_number(day.number() - i32::from(day.to_date().day()) + 1);
        let later = Day::from_number(first.number() + 31);
        Span { first, end: Day::from_number(later.number() - i32::from(later.to_date().day()) + 1) }
    }

    pub fn month_before(day: Day) -> Span {
        Span::month_of(Day::from_number(Span::month_of(day).first.number() - 1))
    }
}

/// What was counted, by day.
pub struct Days<T = i64>(Vec<(i64, T)>);

impl<T: Copy + Sum> Days<T> {
    pub fn rows(&self) -> impl Iterator<Item = (i64, T)> + '_ {
        self.0.iter().copied()
    }
    pub fn sum(&self) -> T {
        self.0.iter().map(|(_, value)| *value).sum()
    }
}

pub fn sign_ups(read: &mut Read<'_>, id: CustomerId, span: Span) -> Result<Days> {
    let (from, until) = (span.first.start(), span.end.start());
    Ok(Days(read.list(&SIGN_UPS, &[id.bind(), from.bind(), until.bind()], |row| Ok((row.get(0)?, row.get(1)?)))?))
}

pub fn funded(read: &mut Read<'_>, id: CustomerId, span: Span) -> Result<Days> {
    let (from, until) = (span.first.start(), span.end.start());
    Ok(Days(read.list(&FUNDED, &[id.bind(), from.bind(), until.bind()], |row| Ok((row.get(0)?, row.get(1)?)))?))
}

/// Minor units of US dollars.
pub fn volume(read: &mut Read<'_>, id: CustomerId, span: Span) -> Result<Days<i128>> {
    let binds = [id.bind(), span.first.bind(), span.end.bind()];
    Ok(Days(read.list(&VOLUME, &binds, |row| Ok((row.get(0)?, sum(row, 1)?)))?))
}

pub fn logins(read: &mut Read<'_>, id: CustomerId, span: Span) -> Result<i64> {
    read.one(&LOGINS, &[id.bind(), span.first.start().bind(), span.end.start().bind()], |row| row.get(0))
}

/// A referral who signed in.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "ReferralSignIn")]
pub struct SignIn {
    at: Timestamp,
    /// Without its last part.
    ip: String,
    country: Option<String>,
    customer_id: CustomerId,
    /// The first name alone.
    name: String,
}

pub fn last_sign_ins(read: &mut Read<'_>, id: CustomerId) -> Result<Vec<SignIn>> {
    read.list(&LAST_SIGN_INS, &[id.bind()], |row| {
        let ip: String = row.get(1)?;
        Ok(SignIn { at: row.get(0)?, ip: shortened(&ip), country: row.get(2)?, customer_id: row.get(3)?, name: row.get(4)? })
    })
}

/// `203.0.113.7` as `203.0.113.x`.
fn shortened(ip: &str) -> String {
    match ip.rfind(['.', ':']) {
        Some(end) => format!("{}x", &ip[..=end]),
        None => String::new(),
    }
}

pub struct Totals {
    pub sign_ups: i64,
    pub funded: i64,
    pub active: i64,
}

pub fn totals(read: &mut Read<'_>, id: CustomerId) -> Result<Totals> {
    read.one(&TOTALS, &[id.bind()], |row| Ok(Totals { sign_ups: row.get(0)?, funded: row.get(1)?, active: row.get(2)? }))
}

pub fn ref_key(read: &mut Read<'_>, id: CustomerId) -> Result<Option<String>> {
    read.one(&REF_KEY, &[id.bind()], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::{Span, shortened};

    #[test]
    fn months_begin_on_the_first() {
        for (day, this, before) in [
            ("2026-05-04", ("2026-05-01", "2026-06-01"), ("2026-04-01", "2026-05-01")),
            ("2026-01-31", ("2026-01-01", "2026-02-01"), ("2025-12-01", "2026-01-01")),
            ("2024-02-29", ("2024-02-01", "2024-03-01"), ("2024-01-01", "2024-02-01")),
        ] {
            let day = day.parse().expect("a day");
            let text = |span: Span| (span.first.to_string(), span.end.to_string());
            assert_eq!(text(Span::month_of(day)), (this.0.to_owned(), this.1.to_owned()));
            assert_eq!(text(Span::month_before(day)), (before.0.to_owned(), before.1.to_owned()));
        }
    }

    #[test]
    fn addresses_lose_their_last_part() {
        assert_eq!((shortened("203.0.113.7").as_str(), shortened("2001:db8::1").as_str()), ("203.0.113.x", "2001:db8::x"));
    }
}
