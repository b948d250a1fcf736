//! Jobs that fail for good.

use foundation::app::App;
use foundation::brand::Brand;
use foundation::db::{ToBind, Tx};
use foundation::jobs::{self, Job, Kinds, Lane};
use kernel::{Problem, Result};
use serde::{Deserialize, Serialize};
use testkit::{TestBrand, on_both_databases};

use super::SET;

/// Panics, or is refused, and writes its end into a setting.
#[derive(Serialize, Deserialize)]
struct Doomed {
    panics: bool,
    tells: bool,
}

impl Job for Doomed {
    const KIND: &'static str = "test.doomed";
    const ATTEMPTS: i64 = 2;

    async fn run(self, _: App, _: Brand) -> Result<()> {
        assert!(!self.panics, "on purpose");
        Err(Problem::conflict("on_purpose"))
    }

    fn given_up(&self, tx: &mut Tx<'_>, why: &Problem) -> Result<()> {
        tx.execute(&SET, &["told".bind(), why.code().bind()])?;
        if self.tells { Ok(()) } else { Err(Problem::internal("cannot be told")) }
    }
}

#[on_both_databases]
async fn a_job_that_dies_says_so_in_the_same_transaction(t: TestBrand) {
    let kinds = Kinds::default().with::<Doomed>();
    for (panics, tells, told) in [(false, true, "on_purpose"), (true, true, "internal"), (false, false, "")] {
        t.rows("delete from setting returning key").await;
        t.rows("delete from job returning id").await;
        t.write(move |tx| jobs::enqueue(tx, Doomed { panics, tells })).await;
        for state in ["WAITING", "DEAD"] {
            assert!(jobs::run_one(&t.app, &t.brand, &kinds, Lane::House).await.expect("run"));
            assert_eq!(t.rows("select state from job").await, [state], "{panics} {tells}");
            let expected: Vec<&str> = Some(told).filter(|told| state == "DEAD" && !told.is_empty()).into_iter().collect();
            assert_eq!(t.rows("select value from setting").await, expected, "{panics} {tells}");
            t.clock.advance_s(10);
        }
        assert!(!jobs::run_one(&t.app, &t.brand, &kinds, Lane::House).await.expect("nothing"), "the dead stay");
    }
}
