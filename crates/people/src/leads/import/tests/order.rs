//! Rows in the order of time, part by part.

use std::io::Cursor;

use proptest::prelude::*;

use super::*;
use crate::leads::import::state::{ImportStatus, percent};

fn lines(rows: &Rows) -> Vec<u64> {
    rows.iter().map(|(line, _)| *line).collect()
}

#[test]
fn rows_come_in_the_order_of_time_and_those_of_one_address_in_the_files() {
    let file = "email,created at\n\
                late@x.de,2025-05-01\n\
                early@x.de,2024-05-01\n\
                now@x.de,\n\
                LATE@x.de,2023-05-01\n\
                bad,2022-05-01\n\
                early@x.de,2026-05-01\n";
    let (_, rows) = read_all(file.as_bytes(), &Options::default());
    assert_eq!(lines(&rows), [6, 3, 7, 2, 5, 4]);
    let (_, rows) = read_all(file.replace("created at", "seen").as_bytes(), &Options::default());
    assert_eq!(lines(&rows), [2, 3, 4, 5, 6, 7], "a file that names no time is read as it stands");
}

/// A file of people who registered on these days of 2024.
fn registered(days: &[u16]) -> String {
    let row = |(number, day): (usize, &u16)| match day {
        0 => format!("somebody{},\n", number % 7),
        _ => format!("p{number}@x.de,2024-{:02}-{:02}\n", 1 + day % 12, 1 + day % 28),
    };
    format!("email,created at\n{}", days.iter().enumerate().map(row).collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn parts_follow_each_other_and_resuming_anywhere_equals_one_go(days in prop::collection::vec(0u16..400, 1..150), rows_each in 1usize..9) {
        let file = registered(&days);
        let whole = read_all(file.as_bytes(), &Options::default()).1;
        let mut all = lines(&whole);
        let in_time = whole.windows(2).filter(|pair| at(&pair[0]) > at(&pair[1])).count();
        prop_assert!(in_time <= days.len() / 10, "{in_time} times back in time, in {} rows", days.len());
        all.sort_unstable();
        prop_assert_eq!(all, (2..2 + days.len() as u64).collect::<Vec<_>>());
        prop_assert_eq!(resumed(&file, rows_each), whole);
    }
}

fn at((_, row): &(u64, Result<LeadRow, RowProblem>)) -> i64 {
    row.as_ref().ok().and_then(|row| row.created_at).map_or(i64::MAX, |at| at.micros())
}

/// Reads a file with a new import for every chunk; what is told of its progress never goes back.
fn resumed(file: &str, rows_each: usize) -> Rows {
    let mut import = Import::open(file.as_bytes(), &Options::default()).expect("opens");
    let header = import.header().clone();
    let mut chunk = import.next_chunk(rows_each).expect("chunk");
    let (mut rows, mut told) = (Vec::new(), 0);
    while !chunk.finished {
        rows.append(&mut chunk.rows);
        assert_eq!(chunk.position.record, rows.len() as u64);
        let done = percent(ImportStatus::Running, chunk.position, file.len() as i64);
        assert!((told..100).contains(&done), "{done} after {told}");
        told = done;
        let text = serde_json::to_string(&chunk.position).expect("json");
        let position: Position = serde_json::from_str(&text).expect("position");
        let mut reader = Cursor::new(file.as_bytes());
        reader.set_position(position.byte);
        let mut import =
            Import::resume(reader, &Options::default(), position, header.clone(), Timestamp::from_micros(i64::MAX)).expect("resumes");
        chunk = import.next_chunk(rows_each).expect("chunk");
    }
    rows.append(&mut chunk.rows);
    rows
}

#[test]
fn a_position_between_two_parts_is_written_as_before_there_were_parts() {
    let before = r#"{"byte":120,"record":3,"line":5}"#;
    let position: Position = serde_json::from_str(before).expect("position");
    assert_eq!(position, Position { byte: 120, record: 3, line: 5, part: None });
    assert_eq!(serde_json::to_string(&position).expect("json"), before);
}
