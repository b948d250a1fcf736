//! A workbook with one sheet, as Office Open XML: texts inline, numbers as numbers, the parts stored in a ZIP without compression.

use super::{COLUMNS, Cell, lines};
use crate::statements::model::StatementWallet;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Statement" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

pub fn write(wallets: &[StatementWallet]) -> Vec<u8> {
    let part = |text: &str| format!("{HEAD}{text}").into_bytes();
    zip(&[
        ("[Content_Types].xml", part(TYPES)),
        ("_rels/.rels", part(ROOT)),
        ("xl/workbook.xml", part(BOOK)),
        ("xl/_rels/workbook.xml.rels", part(BOOK_PARTS)),
        ("xl/worksheets/sheet1.xml", part(&sheet(wallets))),
    ])
}

fn sheet(wallets: &[StatementWallet]) -> String {
    let mut out = String::from(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#);
    row(&mut out, COLUMNS.map(Cell::Text));
    for wallet in wallets {
        lines(wallet).iter().for_each(|line| row(&mut out, line.cells()));
    }
    out.push_str("</sheetData></worksheet>");
    out
}

fn row(out: &mut String, cells: [Cell<'_>; 14]) {
    out.push_str("<row>");
    for cell in cells {
        match cell {
            Cell::Empty => out.push_str("<c/>"),
            Cell::Number(digits) => out.push_str(&format!("<c><v>{digits}</v></c>")),
            Cell::Text(text) => out.push_str(&format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#, escaped(text))),
        }
    }
    out.push_str("</row>");
}

/// As text of XML 1.0, which knows no other control characters than these three.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}

/// The parts as they are, one after the other, and the directory behind them.
fn zip(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let place = word(out.len());
        // Version 2.0, no flags, stored, the first moment that the format knows.
        let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        about.extend(crc32(bytes).to_le_bytes());
        about.extend([word(bytes.len()), word(bytes.len())].concat());
        about.extend(u16::try_from(name.len()).unwrap_or_default().to_le_bytes());
        about.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(place);
        directory.extend(name.as_bytes());
    }
    let (place, size) = (word(out.len()), word(directory.len()));
    let count = u16::try_from(parts.len()).unwrap_or_default().to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend([size, place].concat());
    out.extend([0, 0]);
    out
}

fn word(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// CRC-32 as ZIP wants it (polynomial 0xEDB88320).
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::{crc32, escaped};

    #[test]
    fn parts_are_what_zip_and_xml_want() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(escaped("<a & \"b\">\u{1}\n"), "&lt;a &amp; &quot;b&quot;&gt;\n");
    }
}
