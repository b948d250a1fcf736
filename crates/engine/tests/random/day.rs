use kernel::WalletId;
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};

use crate::laws;
use crate::world::{ACCOUNTS, Step, World};

const STEPS_PER_DAY: usize = 250;

fn steps() -> usize {
    std::env::var("ENGINE_RANDOM_STEPS").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000)
}

fn any_day() -> impl Strategy<Value = Vec<Step>> {
    let step = (0u8..32, any::<u16>(), any::<u16>(), any::<u16>()).prop_map(|(what, a, b, c)| Step { what, a, b, c });
    prop::collection::vec(step, 1..STEPS_PER_DAY * 2)
}

fn runner() -> TestRunner {
    let cases = (steps() / STEPS_PER_DAY).max(1) as u32;
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/random/seeds.txt");
    let failure_persistence = Some(Box::new(FileFailurePersistence::Direct(seeds)) as _);
    TestRunner::new(Config { cases, failure_persistence, ..Config::default() })
}

fn fail(what: String) -> TestCaseError {
    TestCaseError::fail(what)
}

#[test]
fn the_laws_hold_on_random_days() {
    let day = |day: Vec<Step>| {
        let mut world = World::new(None);
        for step in day {
            let before = if step.c % 8 == 0 { world.book.state_hash() } else { String::new() };
            let posted = world.log.len();
            let events = world.step(step);
            if world.log.len() == posted && step.c % 8 == 0 {
                prop_assert_eq!(world.book.state_hash(), before, "what triggers nothing changes nothing");
            }
            laws::moment(&world).map_err(fail)?;
            laws::nothing_overlooked(&world).map_err(fail)?;
            laws::stop_out_is_needed(&events, &world).map_err(fail)?;
        }
        laws::no_money_made_or_lost(&world).map_err(fail)?;
        laws::replay_equals_live(&world).map_err(fail)
    };
    runner().run(&any_day(), day).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn accounts_do_not_depend_on_each_other() {
    let day = |(day, n): (Vec<Step>, i64)| {
        let mut together = World::new(None);
        let mut alone = World::new(Some(WalletId(n)));
        for step in day {
            // Steps look at the account they are about, so both worlds ask for the same as long as the law holds.
            together.step(step);
            alone.step(step);
        }
        prop_assert_eq!(together.account(n), alone.account(n));
        Ok(())
    };
    let mut runner = TestRunner::new(Config { cases: runner().config().cases / 4 + 1, failure_persistence: None, ..Config::default() });
    runner.run(&(any_day(), 1..=ACCOUNTS), day).unwrap_or_else(|error| panic!("{error}"));
}
