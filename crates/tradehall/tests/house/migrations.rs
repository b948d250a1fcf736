//! Both databases come out of their migrations alike; and a migration is done, or was never begun.

use std::collections::{BTreeMap, BTreeSet};

use foundation::db::migrate::{BRAND, Migration, migrate};
use foundation::db::{Conn, Driver, Source};
use testkit::{On, TestBrand, on_both_databases};

use crate::queries;

/// What a table is, said alike for both databases.
#[derive(Debug, Default, PartialEq)]
struct Table {
    /// name, kind, not null, whether there is a default
    columns: Vec<(String, String, bool, bool)>,
    primary_key: BTreeMap<usize, String>,
    /// Those with a name of ours: unique, partial, columns
    indexes: BTreeMap<String, (bool, bool, Vec<String>)>,
    /// Those that a constraint made.
    uniques: BTreeSet<Vec<String>>,
    references: BTreeSet<String>,
    /// The words that checks allow.
    words: BTreeSet<String>,
}

type Tables = BTreeMap<String, Table>;

async fn lines(t: &TestBrand, sql: &str) -> Vec<Vec<String>> {
    t.rows(sql).await.iter().map(|row| row.splitn(8, '|').map(str::to_owned).collect()).collect()
}

/// Every unique index by itself; those of constraints by their columns, since their names are made up by the databases.
fn add_indexes(tables: &mut Tables, rows: Vec<Vec<String>>) {
    let mut made = BTreeMap::new();
    for row in rows {
        let [table, index, unique, partial, origin, column] = row.try_into().expect("six parts");
        let entry = made.entry((table, index)).or_insert_with(|| (unique == "1", partial == "1", origin, Vec::new()));
        entry.3.push(column);
    }
    for ((table, index), (unique, partial, origin, columns)) in made {
        let table = tables.get_mut(&table).expect("a known table");
        match origin.as_str() {
            "c" => drop(table.indexes.insert(index, (unique, partial, columns))),
            "u" => drop(table.uniques.insert(columns)),
            _ => {}
        }
    }
}

fn add_references(tables: &mut Tables, rows: Vec<Vec<String>>) {
    for row in rows {
        let [table, column, other, to] = row.try_into().expect("four parts");
        tables.get_mut(&table).expect("a known table").references.insert(format!("{column} -> {other}.{to}"));
    }
}

/// What stands in quotes.
fn quoted(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('\'').skip(1).step_by(2).map(str::to_owned)
}

/// The text up to the bracket that closes one that was opened before it.
fn inside(rest: &str) -> &str {
    let mut depth = 1;
    let end = rest.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    &rest[..end.unwrap_or(rest.len())]
}

async fn of_sqlite(t: &TestBrand) -> Tables {
    let mut tables = Tables::new();
    let texts: BTreeMap<String, String> =
        t.rows(queries::SQLITE_TABLES).await.iter().filter_map(|row| row.split_once('|')).map(|(a, b)| (a.into(), b.into())).collect();
    for row in lines(t, queries::SQLITE_COLUMNS).await {
        let [name, column, kind, not_null, default, key] = row.try_into().expect("six parts");
        let text = &texts[&name];
        let table = tables.entry(name).or_default();
        let kind = if text.contains(&format!("check ({column} in (0, 1))")) { "boolean".to_owned() } else { kind };
        let key: usize = key.parse().expect("a number");
        if key > 0 {
            table.primary_key.insert(key, column.clone());
        }
        // A number that SQLite counts by itself is never null, and is a default.
        let counted = key > 0 && text.contains("autoincrement");
        table.columns.push((column, kind, not_null == "1" || key > 0, default == "1" || counted));
    }
    for (name, table) in &mut tables {
        if texts[name].contains("without rowid") {
            // Older versions of SQLite misread other orders when they check the integrity of a file.
            let first = table.columns.iter().take(table.primary_key.len()).map(|column| &column.0);
            assert!(first.eq(table.primary_key.values()), "{name}: the columns of the key stand first");
        }
        let checks = texts[name].split("check (").skip(1);
        table.words = checks.flat_map(|rest| quoted(inside(rest)).collect::<Vec<_>>()).collect();
    }
    add_indexes(&mut tables, lines(t, queries::SQLITE_INDEXES).await);
    add_references(&mut tables, lines(t, queries::SQLITE_REFERENCES).await);
    tables
}

async fn of_postgres(t: &TestBrand) -> Tables {
    let mut tables = Tables::new();
    let identities = lines(t, queries::POSTGRES_IDENTITIES).await;
    for row in lines(t, queries::POSTGRES_COLUMNS).await {
        let [name, column, kind, not_null, default, key, collation] = row.try_into().expect("seven parts");
        assert!(kind != "text" || collation == "C", "{name}.{column} sorts by {collation}: write collate \"C\"");
        let kind = match kind.as_str() {
            "bigint" => "integer",
            "bytea" => "blob",
            other => other,
        };
        let counted = identities.contains(&vec![name.clone(), column.clone()]);
        let table = tables.entry(name).or_default();
        let key: usize = key.parse().expect("a number");
        if key > 0 {
            table.primary_key.insert(key, column.clone());
        }
        table.columns.push((column, kind.to_owned(), not_null == "1", default == "1" || counted));
    }
    for row in t.rows(queries::POSTGRES_CHECKS).await {
        let (name, text) = row.split_once('|').expect("two parts");
        tables.get_mut(name).expect("a known table").words.extend(quoted(text));
    }
    add_indexes(&mut tables, lines(t, queries::POSTGRES_INDEXES).await);
    add_references(&mut tables, lines(t, queries::POSTGRES_REFERENCES).await);
    tables
}

#[test]
fn both_databases_have_the_same_tables() {
    use std::sync::Mutex;
    static SEEN: Mutex<Vec<Tables>> = Mutex::new(Vec::new());
    async fn keep(t: TestBrand) {
        let tables = if t.on == On::Sqlite { of_sqlite(&t).await } else { of_postgres(&t).await };
        SEEN.lock().unwrap().push(tables);
    }
    for on in [On::Sqlite, On::Postgres] {
        testkit::run(on, crate::testing::house(), |t| Box::pin(keep(t)));
    }
    let seen = SEEN.lock().unwrap();
    let (sqlite, postgres) = (&seen[0], &seen[1]);
    assert!(sqlite.len() > 20, "only {} tables were found", sqlite.len());
    assert_eq!(sqlite.keys().collect::<Vec<_>>(), postgres.keys().collect::<Vec<_>>());
    for (name, table) in sqlite {
        assert_eq!(table, &postgres[name], "table {name}: SQLite left, PostgreSQL right");
    }
}

/// Runs `work` on a connection of the brand, on a thread that may block.
async fn on_conn<T: Send + 'static>(t: &TestBrand, work: impl FnOnce(&mut Conn) -> T + Send + 'static) -> T {
    let source = t.brand.source().clone();
    tokio::task::spawn_blocking(move || work(&mut source.open().unwrap())).await.unwrap()
}

/// The brand's migrations with these behind them.
fn with(more: &[(&'static str, &'static str)]) -> Vec<Migration> {
    let known = BRAND.iter().map(|known| Migration { name: known.name, sqlite: known.sqlite, postgres: known.postgres });
    known.chain(more.iter().map(|(name, sql)| Migration { name, sqlite: sql, postgres: sql })).collect()
}

#[on_both_databases]
async fn migrating_twice_changes_nothing(t: TestBrand) {
    let before = t.rows(queries::MIGRATIONS).await;
    assert_eq!(before.len(), BRAND.len());
    let now = t.now().plus_seconds(5);
    assert_eq!(on_conn(&t, move |conn| migrate(conn, BRAND, now).unwrap()).await, 0);
    assert_eq!(t.rows(queries::MIGRATIONS).await, before);
}

#[on_both_databases]
async fn a_database_of_another_version_is_refused(t: TestBrand) {
    let now = t.now();
    t.rows(queries::UNKNOWN_MIGRATION).await;
    let refused = on_conn(&t, move |conn| migrate(conn, BRAND, now)).await.unwrap_err();
    assert!(refused.to_string().contains("9999_from_tomorrow"), "{refused}");
    t.rows(queries::FORGET_UNKNOWN).await;
    assert_eq!(on_conn(&t, move |conn| migrate(conn, BRAND, now).unwrap()).await, 0);

    t.rows(queries::CHANGE_MIGRATION).await;
    let refused = on_conn(&t, move |conn| migrate(conn, BRAND, now)).await.unwrap_err();
    assert!(refused.to_string().contains("0010_foundation has been changed"), "{refused}");
}

const FIRST: &str = "create table proof_one (id text not null primary key);";
const BROKEN: &str = "create table proof_two (id text not null primary key); insert into proof_two values ('a'); create table broken (";
const SECOND: &str = "create table proof_two (id text not null primary key); insert into proof_two values ('a');";

#[on_both_databases]
async fn a_migration_that_fails_leaves_nothing_and_is_taken_up_again(t: TestBrand) {
    let now = t.now();
    let run = move |second: &'static str| {
        move |conn: &mut Conn| migrate(conn, &with(&[("9000_proof_one", FIRST), ("9001_proof_two", second)]), now)
    };
    let failed = on_conn(&t, run(BROKEN)).await.unwrap_err();
    assert!(failed.to_string().contains("9001_proof_two"), "{failed}");
    let ran: Vec<String> = t.rows(queries::MIGRATIONS).await;
    assert!(ran.iter().any(|row| row.starts_with("9000_proof_one")) && ran.iter().all(|row| !row.starts_with("9001")), "{ran:?}");

    assert_eq!(on_conn(&t, run(SECOND)).await.unwrap(), 1, "the first file is not run again");
    assert_eq!(t.rows(queries::PROOF).await, ["a"]);
    assert_eq!(on_conn(&t, run(SECOND)).await.unwrap(), 0);
}

/// What a `kill -9` leaves: a transaction that nobody ends.
#[on_both_databases]
async fn a_migration_that_was_killed_is_taken_up_again(t: TestBrand) {
    let now = t.now();
    on_conn(&t, |conn| {
        conn.batch("begin").unwrap();
        conn.batch(SECOND).unwrap();
    })
    .await;
    // The server notices a moment later that its client is gone; until then the table's name is taken.
    let mut outcome = Ok(0);
    for _ in 0..50 {
        outcome = on_conn(&t, move |conn| migrate(conn, &with(&[("9001_proof_two", SECOND)]), now)).await;
        if outcome.is_ok() {
            break;
        }
    }
    assert_eq!(outcome.unwrap(), 1);
    assert_eq!(t.rows(queries::PROOF).await, ["a"]);
}

/// The table of leads is made anew on SQLite: leads, and what refers to them, are as before.
#[on_both_databases]
async fn leads_of_an_older_version_keep_their_addresses_and_their_trails(t: TestBrand) {
    let now = t.now();
    let before = |name: &str| BRAND.iter().position(|known| known.name.starts_with(name)).unwrap();
    let source = match t.brand.source() {
        Source::Sqlite { path } => Source::Sqlite { path: path.with_extension("older") },
        Source::Postgres { .. } => t.brand.source().clone(),
    };
    let work = move || {
        let mut conn = source.open().unwrap();
        match source.driver() {
            Driver::Sqlite => drop(migrate(&mut conn, &BRAND[..before("0079")], now).unwrap()),
            Driver::Postgres => conn.batch(queries::WITHOUT_ADDRESSES).unwrap(),
        }
        conn.batch(queries::OLD_LEADS).unwrap();
        migrate(&mut conn, BRAND, now).unwrap();
        conn.rows_as_text(queries::OLD_LEADS_NOW).unwrap()
    };
    let seen = tokio::task::spawn_blocking(work).await.unwrap();
    assert_eq!(seen, ["1 A@x.de a@x.de 1 2 1", "2 B@x.de b@x.de 2 0 0", "3 null null null 0 0"]);
}
