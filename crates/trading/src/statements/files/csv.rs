//! Comma-separated values as spreadsheets read them: UTF-8 with its mark, and no text that could be taken for a formula.

use super::{COLUMNS, Cell, lines};
use crate::statements::model::StatementWallet;

const MARK: &str = "\u{feff}";

pub fn write(wallets: &[StatementWallet]) -> Vec<u8> {
    let mut out = String::from(MARK);
    row(&mut out, COLUMNS.map(Cell::Text));
    for wallet in wallets {
        lines(wallet).iter().for_each(|line| row(&mut out, line.cells()));
    }
    out.into_bytes()
}

fn row(out: &mut String, cells: [Cell<'_>; 14]) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        match cell {
            Cell::Empty => {}
            Cell::Number(digits) => out.push_str(digits),
            Cell::Text(text) => out.push_str(&quoted(text)),
        }
    }
    out.push_str("\r\n");
}

/// What begins like a formula gets an apostrophe before it; what would break the row is quoted.
fn quoted(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    let safe = if risky { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\n', '\r', ';', '\t']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_text_begins_a_formula_or_breaks_a_row() {
        for (text, expected) in [
            ("Deposit", "Deposit"),
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "\"'\tx\""),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=cmd,\"x\"", "\"'=cmd,\"\"x\"\"\""),
        ] {
            assert_eq!(quoted(text), expected, "{text:?}");
        }
    }
}
