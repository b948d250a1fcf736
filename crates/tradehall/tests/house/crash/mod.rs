//! `kill -9` at any moment: what was acknowledged is there, once; what was not is there wholly or not at all.
//!
//! The parent starts the real program, sends keyed requests over several connections, notes what was acknowledged, kills
//! the program after a random while, starts it again, and asks. What was in flight is sent again with its key.
//!
//! Not proved here: power loss. The kernel keeps what a killed process has written.

mod client;
mod program;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use foundation::db::Source;
use testkit::{On, Scratch};

use crate::queries;
use client::{Client, Sent, Stage};
use program::{Program, brand_of};

const CONNECTIONS: usize = 6;
/// Rows of a file that is imported while the program is killed again and again.
const IMPORTED: usize = 120_000;
/// A third of the connections leave leads, as strangers do; the others comment on one and post deposits, as staff do.
const KINDS: [(&str, &str); 3] = [("lead", queries::LEADS), ("comment", queries::COMMENTS), ("deposit", queries::DEPOSITS)];

/// What the parent knows: requests by key, each with the answer it got in the end.
#[derive(Default)]
struct Journal {
    acknowledged: BTreeMap<String, Acknowledged>,
    in_doubt: Vec<(String, Sent)>,
    refused: u64,
}

struct Acknowledged {
    sent: Sent,
    answer: String,
}

/// Numbers that follow from a seed, so that a failing run can be had again as far as scheduling lets it.
struct Dice(AtomicU64);

impl Dice {
    fn roll(&self, sides: u64) -> u64 {
        let mut x = self.0.load(Ordering::SeqCst);
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.0.store(x, Ordering::SeqCst);
        x % sides
    }
}

fn number(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn what_was_acknowledged_survives_kill_9_on_sqlite() {
    survive(On::Sqlite, number("TRADEHALL_CRASH_ROUNDS", 200));
}

#[test]
fn what_was_acknowledged_survives_kill_9_on_postgres() {
    survive(On::Postgres, number("TRADEHALL_CRASH_ROUNDS", 200).div_ceil(10));
}

fn survive(on: On, rounds: u64) {
    let seed = number("TRADEHALL_CRASH_SEED", u64::from(std::process::id()) * 2_654_435_761 + 1);
    println!("crash: {on:?}, {rounds} rounds, TRADEHALL_CRASH_SEED={seed}");
    let (scratch, dice) = (Scratch::new(on), Dice(AtomicU64::new(seed)));
    program::add_brand(&scratch);
    let mut program = Program::start(&scratch);
    let stage = Stage::set(program.address);
    let journal = Mutex::new(Journal::default());
    // On PostgreSQL a job of a killed process waits for its lease, which another node may hold: a minute, more than a test has.
    let import = (on == On::Sqlite).then(|| stage.import(program.address, IMPORTED));
    for round in 0..rounds {
        let kill_after = Duration::from_micros(30_000 + dice.roll(90_000));
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for connection in 0..CONNECTIONS {
                let (journal, stop, stage, address) = (&journal, &stop, &stage, program.address);
                let kind = KINDS[connection % 3].0;
                scope.spawn(move || load(address, stage, &format!("{kind}-r{round}c{connection}"), stop, journal));
            }
            std::thread::sleep(kill_after);
            program.kill();
            stop.store(true, Ordering::SeqCst);
        });
        program = Program::start(&scratch);
        resolve(&program, &journal, &dice);
        if round % 20 == 19 {
            compare(&scratch, &journal.lock().unwrap(), round);
        }
    }
    let journal = journal.into_inner().unwrap();
    if let Some(import) = import {
        imported_once(&scratch, &stage, &program, &import);
    }
    compare(&scratch, &journal, rounds);
    program.kill();
    program::verify(&scratch);
    println!("crash: {} requests acknowledged, {} refused, {rounds} kills", journal.acknowledged.len(), journal.refused);
    assert!(journal.acknowledged.len() as u64 > rounds, "hardly anything was acknowledged: the load does not load");
}

/// The file that was being read all the while: every row of it once.
fn imported_once(scratch: &Scratch, stage: &Stage, program: &Program, import: &str) {
    let mut status = stage.import_status(program.address, import);
    for _ in 0..600 {
        if status["status"] != "RUNNING" {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
        status = stage.import_status(program.address, import);
    }
    assert_eq!(
        (&status["status"], &status["rowsSaved"], &status["rowsRefused"]),
        (&"COMPLETED".into(), &IMPORTED.into(), &0.into()),
        "{status}"
    );
    let mut conn = brand_of(scratch).open().unwrap();
    let counted = conn.rows_as_text("select count(*), count(distinct email) from lead where email like '%@import.test'").unwrap();
    assert_eq!(counted, [format!("{IMPORTED} {IMPORTED}")]);
}

/// Sends one request after the other until the connection ends.
fn load(address: std::net::SocketAddr, stage: &Stage, name: &str, stop: &AtomicBool, journal: &Mutex<Journal>) {
    let Some(mut client) = Client::connect(address) else { return };
    for count in 0.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let key = format!("{name}n{count}");
        let sent = stage.request(&key);
        match client.send(&key, &sent) {
            Some((200..=299, answer, _)) => {
                journal.lock().unwrap().acknowledged.insert(key, Acknowledged { sent, answer });
            }
            Some((503, ..)) => journal.lock().unwrap().refused += 1,
            Some((status, answer, _)) => panic!("{key} was answered {status} {answer}"),
            None => {
                journal.lock().unwrap().in_doubt.push((key, sent));
                return;
            }
        }
    }
}

/// Sends again what was in flight, which now happens or has happened; and some of what was acknowledged, which only repeats.
fn resolve(program: &Program, journal: &Mutex<Journal>, dice: &Dice) {
    let mut client = Client::connect(program.address).expect("the program listens");
    let mut journal = journal.lock().unwrap();
    for (key, sent) in std::mem::take(&mut journal.in_doubt) {
        let (status, answer, _) = client.send(&key, &sent).expect("an answer");
        assert!((200..300).contains(&status), "{key}, in doubt, was answered {status} {answer}");
        journal.acknowledged.insert(key, Acknowledged { sent, answer });
    }
    let many = journal.acknowledged.len() as u64;
    for _ in 0..many.min(3) {
        let at = dice.roll(many) as usize;
        let Some((key, known)) = journal.acknowledged.iter().nth(at) else { continue };
        let (status, answer, replayed) = client.send(key, &known.sent).expect("an answer");
        assert!(replayed && (200..300).contains(&status), "{key} was done again: {status} {answer}");
        assert_eq!(answer, known.answer, "{key} was acknowledged with another answer");
    }
}

/// The database against the journal: every acknowledged thing once, and nothing else.
fn compare(scratch: &Scratch, journal: &Journal, round: u64) {
    let source: Source = brand_of(scratch);
    let mut conn = source.open().unwrap();
    for (what, sql) in KINDS {
        let kept = conn.rows_as_text(sql).unwrap();
        let mut wanted: Vec<&String> = journal.acknowledged.keys().filter(|key| key.starts_with(what)).collect();
        wanted.sort();
        let mut seen: Vec<&String> = kept.iter().collect();
        seen.sort();
        let lost: Vec<_> = wanted.iter().filter(|key| seen.binary_search(key).is_err()).collect();
        assert!(lost.is_empty(), "round {round}: acknowledged and lost: {what} {lost:?}");
        let doubled: Vec<_> = seen.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(doubled.is_empty(), "round {round}: done twice: {what} {doubled:?}");
        let strange: Vec<_> = seen.iter().filter(|key| wanted.binary_search(key).is_err()).collect();
        assert!(strange.is_empty(), "round {round}: kept and never acknowledged: {what} {strange:?}");
    }
    for (what, sql) in queries::BROKEN {
        assert_eq!(conn.rows_as_text(sql).unwrap(), ["0"], "round {round}: {what}");
    }
}
