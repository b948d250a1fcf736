//! A statement to print: PDF 1.4 on A4, in English, with the fonts that every reader has.
//!
//! These fonts know the letters of Western Europe; others become question marks. Names in other scripts are whole in the other files.

use super::{Heading, minute};
use crate::statements::model::StatementWallet;

const LINES_ON_A_PAGE: usize = 44;
const TOP: usize = 790;
const STEP: usize = 16;
/// Where columns stand: texts begin there, numbers end there.
const TIME: usize = 40;
const WHAT: usize = 140;
const PRICES: usize = 300;
const AMOUNT: usize = 470;
const BALANCE: usize = 555;
/// Widths of the digits and signs of Helvetica, in thousandths of its size.
const DIGIT: usize = 556;
const NARROW: usize = 278;
const LONGEST: usize = 34;

/// One line of a page.
enum Row<'s> {
    Big(String),
    Plain(String),
    Head,
    Cells { time: String, what: &'s str, prices: String, amount: &'s str, balance: &'s str, strong: bool },
    Gap,
}

pub fn write(heading: &Heading, wallets: &[StatementWallet]) -> Vec<u8> {
    let rows = rows(heading, wallets);
    let pages: Vec<&[Row<'_>]> = rows.chunks(LINES_ON_A_PAGE).collect();
    let count = pages.len();
    let contents = pages.iter().enumerate().map(|(at, rows)| page(rows, at + 1, count)).collect();
    file(contents)
}

fn rows<'s>(heading: &Heading, wallets: &'s [StatementWallet]) -> Vec<Row<'s>> {
    let mut rows = vec![
        Row::Big(format!("{} - account statement", heading.brand)),
        Row::Plain(heading.customer.clone()),
        Row::Plain(format!("From {} until {} (UTC), made {}", minute(heading.from), minute(heading.until), minute(heading.made))),
        Row::Gap,
    ];
    for wallet in wallets {
        let border = |what, balance| Row::Cells { time: String::new(), what, prices: String::new(), amount: "", balance, strong: true };
        rows.push(Row::Big(format!("Account {} in {}", wallet.wallet_id, wallet.currency)));
        rows.push(Row::Head);
        rows.push(border("Opening balance", &wallet.opening_balance));
        for record in &wallet.records {
            let prices = [record.open_price.as_deref(), record.close_price.as_deref()];
            let prices = prices.into_iter().flatten().collect::<Vec<_>>().join(" - ");
            let (what, amount, balance) = (record.description.as_str(), record.amount.as_str(), record.balance.as_str());
            rows.push(Row::Cells { time: minute(record.at), what, prices, amount, balance, strong: false });
        }
        rows.push(border("Closing balance", &wallet.closing_balance));
        rows.push(Row::Gap);
    }
    rows
}

fn page(rows: &[Row<'_>], number: usize, of: usize) -> String {
    let mut out = String::new();
    let mut put = |font: u8, size: usize, x: usize, y: usize, text: &str| {
        if !text.is_empty() {
            out.push_str(&format!("BT /F{font} {size} Tf {x} {y} Td ({}) Tj ET\n", escaped(text)));
        }
    };
    for (at, row) in rows.iter().enumerate() {
        let y = TOP - at * STEP;
        match row {
            Row::Gap => {}
            Row::Big(text) => put(2, 13, TIME, y, text),
            Row::Plain(text) => put(1, 10, TIME, y, text),
            Row::Head => {
                for (x, text) in
                    [(TIME, "Time (UTC)"), (WHAT, "What"), (PRICES, "Prices"), (AMOUNT - 38, "Amount"), (BALANCE - 38, "Balance")]
                {
                    put(2, 9, x, y, text);
                }
            }
            Row::Cells { time, what, prices, amount, balance, strong } => {
                let font = if *strong { 2 } else { 1 };
                let short: String = what.chars().take(LONGEST).collect();
                for (x, text) in [(TIME, time.as_str()), (WHAT, &short), (PRICES, prices)] {
                    put(font, 9, x, y, text);
                }
                for (x, text) in [(AMOUNT, amount), (BALANCE, balance)] {
                    put(font, 9, x - width(text), y, text);
                }
            }
        }
    }
    put(1, 8, TIME, 40, &format!("Page {number} of {of}"));
    out
}

/// How wide a number is at nine points.
fn width(number: &str) -> usize {
    let units: usize = number.chars().map(|sign| if sign.is_ascii_digit() { DIGIT } else { NARROW + 55 }).sum();
    units * 9 / 1_000
}

/// A text between parentheses, in WinAnsi letters by their octal numbers.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '(' | ')' | '\\' => out.extend(['\\', letter]),
            ' '..='~' => out.push(letter),
            '\u{a0}'..='\u{ff}' => out.push_str(&format!("\\{:03o}", u32::from(letter))),
            _ => out.push('?'),
        }
    }
    out
}

/// The objects, where they begin, and where the list of that is.
fn file(pages: Vec<String>) -> Vec<u8> {
    const FIRST_PAGE: usize = 5;
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", FIRST_PAGE + 2 * at)).collect();
    let font = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        font("Helvetica"),
        font("Helvetica-Bold"),
    ];
    for (at, content) in pages.into_iter().enumerate() {
        let contents = FIRST_PAGE + 2 * at + 1;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {contents} 0 R >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
    }
    let (mut out, mut places) = (String::from("%PDF-1.4\n"), Vec::with_capacity(objects.len()));
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let index = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| out.push_str(&format!("{place:010} 00000 n \n")));
    out.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{index}\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{escaped, width};

    #[test]
    fn letters_are_those_that_the_fonts_have() {
        assert_eq!(escaped("a (b) \\ é 漢\n"), "a \\(b\\) \\\\ \\351 ??");
        assert!(width("1000.00") > width("10.00"));
    }
}
