//! Statements whose answer nobody waits for: a failure that comes late is that of the change that made it, and of no other.

use foundation::db::{ToBind, Tx};
use foundation::statements;
use kernel::{Problem, Result};
use money::book::Books;
use testkit::{On, TestBrand, on_both_databases};

statements! {
    KEEP = "insert into tag (category, tag, created_at) values ('unheard', $1, 1)";
    MOVE = "update tag set created_at = created_at + 1 where category = 'unheard' and tag = $1";
}

const KEPT: &str = "select tag from tag where category = 'unheard' order by tag";

fn keep(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    tx.execute_later(&KEEP, &[name.bind()])
}

fn code(outcome: Result<()>) -> String {
    outcome.map_or_else(|problem| problem.code().to_owned(), |()| "stored".to_owned())
}

#[on_both_databases]
async fn a_late_failure_is_told_by_the_commit_at_the_latest(t: TestBrand) {
    t.brand.write(|tx| keep(tx, "one")).await.expect("stored");
    let again = t.brand.write(|tx| {
        keep(tx, "two")?;
        keep(tx, "one")
    });
    assert_eq!(code(again.await), "already_exists");
    let refused = t.brand.write(|tx| {
        keep(tx, "three")?;
        Err::<(), _>(Problem::conflict("refused"))
    });
    assert_eq!(code(refused.await), "refused");
    let both = t.brand.write(|tx| {
        // Not kept, since what failed before it is not to be got over.
        let _ = keep(tx, "one");
        keep(tx, "four").and(Err::<(), _>(Problem::conflict("refused")))
    });
    assert!(both.await.is_err());
    t.brand.write(|tx| keep(tx, "five")).await.expect("the connection is as good as any");
    assert_eq!(t.rows(KEPT).await, ["five", "one"]);
}

/// All in one batch: the writer is held up until they stand in its queue.
#[on_both_databases]
async fn those_who_share_its_commit_are_not_touched(t: TestBrand) {
    t.brand.writer().write(|tx| keep(tx, "one")).await.expect("stored");
    let (go, held) = std::sync::mpsc::channel::<()>();
    let writer = t.brand.writer();
    let waits = writer.write(move |_| {
        let _ = held.recv();
        Ok(())
    });
    let (before, late, after) =
        (writer.write(|tx| keep(tx, "before")), writer.write(|tx| keep(tx, "one")), writer.write(|tx| keep(tx, "between")));
    let late_book = t.brand.book(|tx, _| keep(tx, "one"));
    let refused_book = t.brand.book(|tx, _| {
        let _ = keep(tx, "one");
        Err::<(), _>(Problem::conflict("refused"))
    });
    let book = t.brand.book(|tx, _| keep(tx, "last"));
    let (_, before, late, after, late_book, refused_book, book, ()) =
        tokio::join!(waits, before, late, after, late_book, refused_book, book, async move { drop(go) });
    let told = [before, late, after, late_book, refused_book, book].map(code);
    assert_eq!(told, ["stored", "already_exists", "stored", "already_exists", "refused", "stored"]);
    assert_eq!(t.rows(KEPT).await, ["before", "between", "last", "one"]);
}

const WAITING: &str =
    "select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.usename = current_user";

/// The writer holds one row for its batch and waits for another, which somebody holds who then wants the writer's. PostgreSQL gives up the
/// one who waited first, which is the writer's change; that is tried again.
#[on_both_databases]
async fn a_change_of_the_book_that_loses_against_another_is_tried_again(t: TestBrand) {
    if t.on == On::Sqlite {
        return;
    }
    t.brand.write(|tx| keep(tx, "a").and_then(|()| keep(tx, "b"))).await.expect("stored");
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let (go, may_go) = std::sync::mpsc::channel::<()>();
    let mut begun = Some(begun);
    let beside = t.brand.write(move |tx| {
        tx.execute(&MOVE, &["a".bind()])?;
        begun.take().map(|begun| begun.send(()));
        let _ = may_go.recv();
        tx.execute(&MOVE, &["b".bind()])
    });
    let writers = async {
        has_begun.await.expect("begun");
        let writer = t.brand.writer();
        let (start, held) = std::sync::mpsc::channel::<()>();
        let waits = writer.write(move |_| {
            let _ = held.recv();
            Ok(())
        });
        let holds = writer.write(|tx| tx.execute(&MOVE, &["b".bind()]));
        let wants = t.brand.book(|tx, _| tx.execute(&MOVE, &["a".bind()]));
        let crosswise = async {
            drop(start);
            while t.rows(WAITING).await == ["0"] {}
            drop(go);
        };
        let (_, holds, wants, ()) = tokio::join!(waits, holds, wants, crosswise);
        (holds, wants)
    };
    let (beside, (holds, wants)) = tokio::join!(beside, writers);
    assert_eq!([beside, holds, wants].map(|moved| moved.expect("stored in the end")), [1, 1, 1]);
    let moved = t.rows("select created_at from tag where category = 'unheard' order by tag").await;
    assert_eq!(moved, ["3", "3"]);
}
