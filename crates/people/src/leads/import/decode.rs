//! Bytes to text: which encoding a file is in, and a window over it that the record reader can look through.
//!
//! UTF-8 and Windows-1252 agree with ASCII on the delimiter, the quote and the line ends, so records are found in the raw
//! bytes and only cells are decoded; UTF-16 does not, so it becomes UTF-8 block by block.
//!
//! The decision is made once, from the first [`PREFIX`] bytes. A file taken for UTF-8 may still turn out otherwise (its first
//! accent may be in row 500,000): a cell that is not UTF-8 is then read as Windows-1252, that cell alone. Since this looks at
//! nothing but the cell, it comes out the same whether the file is read in one go or resumed, and two exports glued
//! together are both read.
//!
//! Invariants
//! - Memory is bounded by the window, whatever the file holds.
//! - No byte makes it fail: a lone surrogate or half a unit becomes U+FFFD, and every byte is something in Windows-1252.

use std::borrow::Cow;
use std::io::{self, Chain, Cursor, Read};

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// How much of a file is looked at to tell its encoding, its delimiter and its header.
pub const PREFIX: usize = 64 * 1024;
const BLOCK: usize = 64 * 1024;

/// How the bytes of a file stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// With single cells read as Windows-1252 where they are not UTF-8.
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

/// What the first bytes say.
#[derive(Debug, PartialEq, Eq)]
pub struct Detected {
    pub encoding: Encoding,
    /// Bytes of the byte order mark, to be passed over.
    pub bom_len: usize,
}

/// The encoding of a file that begins like this.
pub fn detect(prefix: &[u8]) -> Detected {
    let marked = |encoding, bom_len| Detected { encoding, bom_len };
    match prefix {
        [0xEF, 0xBB, 0xBF, ..] => marked(Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => marked(Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => marked(Encoding::Utf16Be, 2),
        _ => marked(without_mark(prefix), 0),
    }
}

/// UTF-16 betrays itself by zeros on one side of its pairs; Windows-1252 by bytes that are not UTF-8, if they outnumber the
/// characters beyond ASCII that are (one cut-off character must not turn a whole file of accents to rubble).
fn without_mark(prefix: &[u8]) -> Encoding {
    let zeros = |side: usize| prefix.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), prefix.len() / 2);
    if odd > even * 10 && odd * 10 >= pairs {
        return Encoding::Utf16Le;
    }
    if even > odd * 10 && even * 10 >= pairs {
        return Encoding::Utf16Be;
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in prefix.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if let Some(last) = prefix.utf8_chunks().last() {
        let cut_off = !last.invalid().is_empty() && prefix.len() >= PREFIX;
        bad -= usize::from(cut_off);
    }
    if bad > good { Encoding::Windows1252 } else { Encoding::Utf8 }
}

/// What a file is when it is not text, by its first bytes.
pub fn not_text(prefix: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 8] = [
        (b"PK\x03\x04", "a ZIP archive or an Excel workbook (.xlsx)"),
        (b"PK\x05\x06", "an empty ZIP archive"),
        (b"\xD0\xCF\x11\xE0", "an old Excel workbook (.xls)"),
        (b"%PDF-", "a PDF document"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"7z\xBC\xAF", "a 7-Zip archive"),
        (b"\x89PNG", "a picture"),
        (b"SQLite format 3\0", "a database"),
    ];
    KNOWN.iter().find(|(magic, _)| prefix.starts_with(magic)).map(|(_, what)| *what)
}

/// Whether decoded text is hardly text: more than a few bytes, and more than one in a hundred, are control characters.
pub fn is_binary(text: &[u8]) -> bool {
    let control = text.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A)).count();
    control > 4 && control * 100 > text.len()
}

/// A cell as text.
pub fn cell(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    if encoding != Encoding::Windows1252
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Cow::Borrowed(text);
    }
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// A window over the file in which ASCII is ASCII, and which knows where in the file it stands.
pub struct Source<R> {
    reader: Chain<Cursor<Vec<u8>>, R>,
    encoding: Encoding,
    /// Bytes of the file not yet turned into text; only UTF-16 keeps any.
    raw: Vec<u8>,
    text: Vec<u8>,
    start: usize,
    /// Where `text[start]` is in the file, in bytes from its beginning.
    offset: u64,
    /// Bytes of the file read so far, counted from its beginning.
    read: u64,
    ended: bool,
}

impl<R: Read> Source<R> {
    /// `head` was already read from the file and begins at `offset`; `reader` goes on after it.
    pub fn new(head: Vec<u8>, reader: R, encoding: Encoding, offset: u64) -> Source<R> {
        let reader = Cursor::new(head).chain(reader);
        Source { reader, encoding, raw: Vec::new(), text: Vec::new(), start: 0, offset, read: offset, ended: false }
    }

    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Bytes from the beginning of the file to what [`Source::window`] shows first.
    pub fn offset(&self) -> u64 {
        self.offset.min(self.read)
    }

    /// At least `wanted` bytes of text, or fewer when the file ends before. Empty only at the end.
    pub fn window(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.text.len() - self.start < wanted && !self.ended {
            self.fill()?;
        }
        Ok(&self.text[self.start..])
    }

    /// Moves on by `len` bytes of the window.
    pub fn consume(&mut self, len: usize) {
        let passed = &self.text[self.start..self.start + len];
        self.offset += match self.encoding {
            Encoding::Utf8 | Encoding::Windows1252 => len as u64,
            Encoding::Utf16Le | Encoding::Utf16Be => 2 * utf16_units(passed),
        };
        self.start += len;
    }

    fn fill(&mut self) -> io::Result<()> {
        self.text.drain(..self.start);
        self.start = 0;
        match self.encoding {
            Encoding::Utf8 | Encoding::Windows1252 => {
                let got = read_block(&mut self.reader, &mut self.text)?;
                self.read += got as u64;
                self.ended = got == 0;
            }
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let got = read_block(&mut self.reader, &mut self.raw)?;
                self.read += got as u64;
                self.ended = got == 0;
                self.transcode();
            }
        }
        Ok(())
    }

    /// Turns whole UTF-16 characters into UTF-8 and keeps back half a unit or half a pair until the rest comes.
    fn transcode(&mut self) {
        let (encoding, high_byte) = match self.encoding {
            Encoding::Utf16Be => (UTF_16BE, 0),
            _ => (UTF_16LE, 1),
        };
        let mut whole = self.raw.len() & !1;
        if whole >= 2 && matches!(self.raw[whole - 2 + high_byte], 0xD8..=0xDB) {
            whole -= 2;
        }
        if self.ended {
            whole = self.raw.len();
        }
        let (text, _) = encoding.decode_without_bom_handling(&self.raw[..whole]);
        self.text.extend_from_slice(text.as_bytes());
        self.raw.drain(..whole);
    }
}

/// UTF-16 units of UTF-8 text, also when it was cut inside a character: the first byte counts for the whole of it.
fn utf16_units(text: &[u8]) -> u64 {
    text.iter().map(|b| u64::from(*b & 0xC0 != 0x80) + u64::from(*b >= 0xF0)).sum()
}

fn read_block(reader: &mut impl Read, into: &mut Vec<u8>) -> io::Result<usize> {
    let before = into.len();
    reader.by_ref().take(BLOCK as u64).read_to_end(into)?;
    Ok(into.len() - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let header = "name;email\nJürgen;a@b.de\n";
        let latin: Vec<u8> = header.chars().map(|c| c as u8).collect();
        let cut = [header.repeat(40).as_bytes(), b"\xC3;x\n"].concat();
        let long_cut = [&b"a".repeat(PREFIX - 1)[..], b"\xC3"].concat();
        let table: [(&[u8], Encoding, usize); 10] = [
            (b"name,email\n", Encoding::Utf8, 0),
            (header.as_bytes(), Encoding::Utf8, 0),
            (b"\xEF\xBB\xBFname", Encoding::Utf8, 3),
            (&latin, Encoding::Windows1252, 0),
            (&cut, Encoding::Utf8, 0),
            (&long_cut, Encoding::Utf8, 0),
            (&[b"\xFF\xFE", &utf16(header, false)[..]].concat(), Encoding::Utf16Le, 2),
            (&[b"\xFE\xFF", &utf16(header, true)[..]].concat(), Encoding::Utf16Be, 2),
            (&utf16(header, false), Encoding::Utf16Le, 0),
            (&utf16("имя;email\nИван;a@b.ru\n", true), Encoding::Utf16Be, 0),
        ];
        for (bytes, encoding, bom_len) in table {
            assert_eq!(detect(bytes), Detected { encoding, bom_len }, "{:?}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(detect(&[0; 100]).encoding, Encoding::Utf8, "zeros on both sides are no UTF-16");
    }

    #[test]
    fn broken_utf16_is_replaced_and_counted() {
        let broken = [0x61, 0x00, 0x3D, 0xD8, 0x62, 0x00, 0x00, 0xDC, 0x3D, 0xD8, 0x00, 0xDE, 0x3D];
        let mut source = Source::new(Vec::new(), &broken[..], Encoding::Utf16Le, 0);
        let text = String::from_utf8(source.window(100).expect("window").to_vec()).expect("utf-8");
        assert_eq!(text, "a\u{FFFD}b\u{FFFD}😀\u{FFFD}");
        for (passed, offset) in [(1, 2), (3, 4), (1, 6), (3, 8), (4, 12), (3, 13)] {
            source.consume(passed);
            assert_eq!(source.offset(), offset);
        }
    }
}
