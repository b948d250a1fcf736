//! How fast lead files are read: `cargo run --release -p people --example csv_speed [rows]`.

use std::io::{Cursor, Read};
use std::time::Instant;

use people::leads::import::{Import, Options};

/// A file that is made while it is read, so that the figures hold no disk and no large buffer.
struct Generated {
    row: u64,
    rows: u64,
    utf16: bool,
    block: Cursor<Vec<u8>>,
    bytes: u64,
}

impl Generated {
    fn new(rows: u64, utf16: bool) -> Generated {
        let mut head = Vec::new();
        let header = "First name,Last name,E-mail,Phone,Country,Language,Source,Status,Created at,utm_campaign,utm_medium,utm_source,affiliate_id,Deposit,Notes\n";
        push(&mut head, header, utf16);
        Generated { row: 0, rows, utf16, block: Cursor::new(head), bytes: 0 }
    }

    fn refill(&mut self) {
        let mut block = std::mem::take(self.block.get_mut());
        block.clear();
        let mut text = String::with_capacity(80_000);
        while text.len() < 64 * 1024 && self.row < self.rows {
            let n = self.row;
            text.push_str(&format!(
                "Jürgen{n},\"Müller-Lüdenscheidt, Dr.\",juergen.mueller{n}@mail{}.example.com,+49 151 {:07},DE,de,Facebook Leads,New,\
                 2026-05-04T09:12:33Z,spring-sale-{},cpc,facebook,A{},{},\"called twice, said \"\"maybe next week\"\", wants a call back in the \
                 evening after six, prefers e-mail; second contact of the household, has traded before\"\n",
                n % 97,
                n % 10_000_000,
                n % 31,
                n % 500,
                n % 5_000
            ));
            self.row += 1;
        }
        push(&mut block, &text, self.utf16);
        self.block = Cursor::new(block);
    }
}

fn push(block: &mut Vec<u8>, text: &str, utf16: bool) {
    if utf16 {
        block.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    } else {
        block.extend_from_slice(text.as_bytes());
    }
}

impl Read for Generated {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.block.position() == self.block.get_ref().len() as u64 && self.row < self.rows {
            self.refill();
        }
        let len = self.block.read(into)?;
        self.bytes += len as u64;
        Ok(len)
    }
}

/// Peak resident memory in KiB, where the system tells.
fn peak_kib() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned()
}

#[allow(clippy::disallowed_methods, reason = "it measures; nothing depends on the time")]
fn main() {
    let rows: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    for (what, utf16) in [("UTF-8", false), ("UTF-16LE", true)] {
        let started = Instant::now();
        let mut file = Generated::new(rows, utf16);
        let mut sink = [0; 64 * 1024];
        while file.read(&mut sink).is_ok_and(|len| len > 0) {}
        let (making, bytes) = (started.elapsed(), file.bytes);

        let started = Instant::now();
        let mut import = match Import::open(Generated::new(rows, utf16), &Options::default()) {
            Ok(import) => import,
            Err(problem) => return eprintln!("{problem}"),
        };
        let (mut good, mut refused) = (0_u64, 0_u64);
        loop {
            match import.next_chunk(1_000) {
                Ok(chunk) => {
                    good += chunk.rows.iter().filter(|(_, row)| row.is_ok()).count() as u64;
                    refused += chunk.rows.iter().filter(|(_, row)| row.is_err()).count() as u64;
                    if chunk.finished {
                        break;
                    }
                }
                Err(problem) => return eprintln!("{problem}"),
            }
        }
        let reading = started.elapsed().saturating_sub(making);
        let per_second = u128::from(rows) * 1_000_000 / reading.as_micros().max(1);
        println!(
            "{what}: {good} leads and {refused} refusals from {} MB in {} ms ({per_second} rows/s; making the data took {} ms more), peak memory {}",
            bytes / 1_000_000,
            reading.as_millis(),
            making.as_millis(),
            peak_kib()
        );
    }
}
