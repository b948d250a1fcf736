//! How the databases run the statements of pages: by index, from the key on, without sorting.

use foundation::auth::Kind;
use foundation::dated::{Days, List};
use foundation::day_counts::Start;
use foundation::db::{Bind, Driver, ToBind};
use kernel::Timestamp;
use sea_query::{PostgresQueryBuilder, SelectStatement, SqliteQueryBuilder};
use testkit::{TestBrand, f, on_both_databases};
use uuid::Uuid;

use super::queries;
use crate::customers::Origin;
use crate::leads::{self, Name, NewLead, Touch};
use crate::partner_reports::{Asked, Scope};

const USER: Uuid = Uuid::from_u128(7);
const FIRST: &str = "2026-03-01T00:00:00Z";

/// Leads over forty days, a tenth of an affiliate and a tenth of a source.
async fn many(t: &TestBrand) {
    let start: Timestamp = FIRST.parse().expect("a time");
    t.write(move |tx| {
        for number in 0..1_200i64 {
            let origin = Origin {
                affiliate_id: (number % 10 == 3).then(|| "A17".to_owned()),
                source_user: (number % 10 == 7).then_some((Kind::Staff, USER)),
                ..Origin::default()
            };
            let created_at = Some(start.plus_seconds(number * 2_880));
            let new = NewLead { name: Name::of_whole("Lea"), created_at, origin, ..NewLead::default() };
            leads::create_or_find(tx, &new, &Touch::default())?;
        }
        Ok(())
    })
    .await;
}

fn asked(modified: bool, affiliate: bool, source: bool) -> (List, Days) {
    let start: Timestamp = FIRST.parse().expect("a time");
    let days = Some(Days { from: start.day(), to: start.plus_days(39).day() });
    let scope = if source { Scope::Brought { user: USER, partners: vec![] } } else { Scope::Brand };
    let affiliate = affiliate.then(|| "A17".to_owned());
    let asked = Asked { registered: days.filter(|_| !modified), modified: days.filter(|_| modified), id: None, affiliate, scope };
    queries::list(&asked).expect("days are given")
}

async fn plan(t: &TestBrand, query: &SelectStatement) -> String {
    match t.brand.driver() {
        Driver::Sqlite => t.rows(&f!("explain query plan {}", query.to_string(SqliteQueryBuilder))).await.join("\n"),
        Driver::Postgres => t.rows(&f!("explain {}", query.to_string(PostgresQueryBuilder))).await.join("\n"),
    }
}

#[on_both_databases]
async fn pages_are_found_by_index(t: TestBrand) {
    many(&t).await;
    if t.brand.driver() == Driver::Postgres {
        t.rows("analyze lead").await;
    }
    let from: Timestamp = FIRST.parse::<Timestamp>().expect("a time").plus_days(20);
    let key: Bind<'static> = Uuid::nil().bind().into_owned();
    for (modified, affiliate, source, index) in [
        (false, false, false, "lead_created"),
        (true, false, false, "lead_updated"),
        (false, true, false, "lead_affiliate_created"),
        (true, true, false, "lead_affiliate_updated"),
        (false, false, true, "lead_source_created"),
        (true, false, true, "lead_source_updated"),
    ] {
        let (list, days) = asked(modified, affiliate, source);
        assert!(list.counted.is_some());
        let page = plan(&t, &list.rows_after(from, key.clone(), days.to, 20)).await;
        assert!(page.contains(index) && !page.to_lowercase().contains("sort") && !page.contains("TEMP B-TREE"), "{page}");
        for skip in [3, 27] {
            let found = plan(&t, &list.key(Start { from: from.day(), skip, rows: 30 })).await;
            assert!(found.contains(index), "{found}");
            match t.brand.driver() {
                Driver::Sqlite => {
                    assert!(page.contains(",id)>(?,?)"), "{page}");
                    assert!(found.contains("COVERING INDEX"), "{found}");
                }
                Driver::Postgres => assert!(page.contains("Index Cond") && page.contains("ROW("), "{page}"),
            }
        }
    }
}

#[on_both_databases]
async fn where_counts_are_wrong_rows_are_counted(t: TestBrand) {
    many(&t).await;
    let day: Timestamp = FIRST.parse().expect("a time");
    let gone = f!("created_at < {}", day.plus_days(1).micros());
    t.rows(&f!("delete from lead_touch where lead_id in (select id from lead where {gone}) returning id")).await;
    t.rows(&f!("delete from lead where {gone} returning id")).await;
    let page = foundation::dated::Page { number: 2, size: 20 };
    let found = t
        .read(move |read| {
            let (list, days) = asked(false, false, false);
            let mut rows = 0;
            let total = list.page(read, days, page, |_| {
                rows += 1;
                Ok(())
            })?;
            Ok((total, rows))
        })
        .await;
    assert_eq!(found, (1_170, 20));
}
